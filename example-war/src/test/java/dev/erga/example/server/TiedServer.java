package dev.erga.example.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Runs a server's main class in a JVM that halts when the process that started it has gone, by whatever end: nothing is
 * left behind that holds the port or the database file. The starter keeps this process's standard input open.
 */
final class TiedServer {
    private TiedServer() {}

    /** First argument: the server's main class; the others are its own. */
    public static void main(String[] args) throws ReflectiveOperationException {
        InputStream starter = System.in;
        Thread watch = new Thread(() -> haltAtEndOf(starter), "watch-starter");
        watch.setDaemon(true);
        watch.start();
        System.setIn(InputStream.nullInputStream());
        String[] own = Arrays.copyOfRange(args, 1, args.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) own);
    }

    private static void haltAtEndOf(InputStream starter) {
        try {
            starter.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(137);
    }
}
