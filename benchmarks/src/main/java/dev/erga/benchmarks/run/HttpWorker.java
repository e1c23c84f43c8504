package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Desk;
import dev.erga.benchmarks.measure.Measured;
import dev.erga.example.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server whose desk is behind HTTP. */
record HttpWorker(URI desk, ServerProcess process) implements Worker {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final String VISIT = "VISIT";

    @Override
    public Measured ask(String order) throws IOException, InterruptedException {
        return order.equals(VISIT) ? new Visits(HTTP, desk.resolve("erga")).measured() : atDesk(order);
    }

    private Measured atDesk(String order) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(desk)
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return Desk.read(response.body());
    }

    @Override
    public void close() {
        process.stop();
    }
}
