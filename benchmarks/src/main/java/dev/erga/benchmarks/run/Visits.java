package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.measure.Measured;
import dev.erga.benchmarks.wildfly.Viewer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody who looks at every page of the dashboard, again and again.
 *
 * @param http how requests are sent
 * @param home the first page
 * @param notes where it is written how long each page took
 */
record Visits(HttpClient http, URI home, Path notes) {

    /** Of the container, for whoever visits. */
    static final String ROLE = Viewer.ROLE;

    static final String SIGNED_IN =
            "Basic " + Base64.getEncoder().encodeToString((ROLE + ":" + ROLE).getBytes(StandardCharsets.UTF_8));

    private static final int OK = 200;
    private static final int TIMES = 40;

    /** A page that has taken as long in all is known well enough; those that are as fast as they should be never get there. */
    private static final long ENOUGH_NANOS = 10_000_000_000L;

    /** The first look at a page finds the links, and is not timed. */
    Measured measured() throws IOException, InterruptedException {
        Map<URI, List<Long>> spans = new LinkedHashMap<>();
        Site.find(home, this::look).forEach(page -> spans.put(page, new ArrayList<>()));
        for (int time = 0; time < TIMES; time++) {
            for (Map.Entry<URI, List<Long>> page : spans.entrySet()) {
                if (page.getValue().stream().mapToLong(Long::longValue).sum() < ENOUGH_NANOS) {
                    long began = System.nanoTime();
                    look(page.getKey());
                    page.getValue().add(System.nanoTime() - began);
                }
            }
        }
        write(spans);
        return Measured.ofSlowest(spans.values());
    }

    /** Looks at pages, and asks what they ask when they are open, until the server has long known how to answer. */
    void repeat(List<URI> pages, int times) throws IOException, InterruptedException {
        for (int time = 0; time < times; time++) {
            for (URI page : pages) {
                look(LiveAddress.of(home, page, look(page)));
            }
        }
    }

    private String look(URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(page).header("Authorization", SIGNED_IN).build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(answer.statusCode() + ": " + page);
        }
        return answer.body();
    }

    /** The slowest first. */
    private void write(Map<URI, List<Long>> spans) throws IOException {
        record Line(double within, String text) {}
        List<String> lines = spans.entrySet().stream()
                .map(page -> {
                    Measured measured = Measured.ofSlowest(List.of(page.getValue()));
                    double half = measured.get(Measure.HALF_WITHIN).orElseThrow();
                    double most = measured.get(Measure.MOST_WITHIN).orElseThrow();
                    return new Line(most, String.format(Locale.ROOT, "%8.1f %8.1f %s", half, most, page.getKey()));
                })
                .sorted(Comparator.comparingDouble(Line::within).reversed())
                .map(Line::text)
                .toList();
        Files.write(notes, lines);
    }
}
