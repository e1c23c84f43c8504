package dev.erga.example.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's process, which never outlives the JVM that started it. Safe for use by several threads. */
public final class ServerProcess {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts a program; its output of both kinds goes to one place. */
    public static ServerProcess start(JavaProgram program, Map<String, String> environment, Redirect output) {
        ProcessBuilder builder =
                new ProcessBuilder(program.command()).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        try {
            ServerProcess server = new ServerProcess(builder.start());
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(server::stop, "stop-" + server.handle().pid()));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be frozen and thawed ({@link Signal}), and asked whether it lives. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it with no chance to clean up, and waits until it has gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end in good order, and waits until it has. */
    public void stop() {
        // Not process.destroy(): that closes its standard input as well, at whose end it halts.
        handle().destroy();
        process.onExit().join();
    }

    /** Waits for its end, however far off, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Something that one waits for. */
    @FunctionalInterface
    public interface Look {
        boolean isTrue() throws IOException, InterruptedException;
    }

    /**
     * Returns once the look is true, however long that takes; when it cannot come to that, nothing is left running.
     *
     * @param look what it throws ends the waiting
     * @throws IllegalStateException when the process ends before that
     */
    public void await(Look look) throws IOException, InterruptedException {
        try {
            while (!look.isTrue()) {
                if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "The server ended with exit code %d before it was ready; its log says why"
                                    .formatted(process.exitValue()));
                }
            }
        } catch (RuntimeException | IOException | InterruptedException e) {
            kill();
            throw e;
        }
    }

    /** Whether the address answers with 200. */
    public static boolean answers(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
