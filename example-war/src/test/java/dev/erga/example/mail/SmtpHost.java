package dev.erga.example.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A mail server that takes one mail and keeps what was said. */
final class SmtpHost implements Closeable {

    private final ServerSocket socket;
    private final CompletableFuture<String> conversation;

    private SmtpHost(ServerSocket socket) {
        this.socket = socket;
        this.conversation = CompletableFuture.supplyAsync(this::serve);
    }

    static SmtpHost start() throws IOException {
        return new SmtpHost(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All lines of the sender, once it has said goodbye. */
    String conversation() {
        return conversation.join();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String serve() {
        StringBuilder said = new StringBuilder();
        try (Socket sender = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(sender.getOutputStream(), StandardCharsets.UTF_8)) {
            answer(out, "220 here");
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said.append(line).append('\n');
                inMail = inMail ? !line.equals(".") : line.equals("DATA");
                if (!inMail) {
                    answer(out, line.equals("QUIT") ? "221 bye" : "250 ok");
                } else if (line.equals("DATA")) {
                    answer(out, "354 go on");
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        return said.toString();
    }

    private static void answer(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }
}
