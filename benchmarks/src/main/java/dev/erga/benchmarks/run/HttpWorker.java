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
import java.nio.file.Path;

/**
 * A server whose desk is behind HTTP.
 *
 * @param notes a file for what no figure tells
 */
record HttpWorker(URI desk, ServerProcess process, Path notes) implements Worker {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final String VISIT = "VISIT";
    private static final String DASHBOARDS = "DASHBOARDS";

    /** What people do with its pages is not ordered at the desk. */
    @Override
    public Measured ask(String order) throws Exception {
        Visits visits = new Visits(HTTP, desk.resolve("erga"), notes);
        String[] words = order.split(" ", -1);
        return switch (words[0]) {
            case VISIT -> visits.measured();
            case DASHBOARDS ->
                new Dashboards(this, visits).measured(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default -> atDesk(order);
        };
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
