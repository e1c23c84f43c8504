package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measured;
import dev.erga.benchmarks.wildfly.Viewer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who looks at every page of the dashboard that can be reached by links, again and again.
 *
 * @param http how requests are sent
 * @param home the first page
 */
record Visits(HttpClient http, URI home) {

    /** Of the container, for whoever visits. */
    static final String ROLE = Viewer.ROLE;

    private static final int OK = 200;
    private static final int TIMES = 40;
    private static final int MOST_PAGES = 40;
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"#]+)");
    private static final String SIGNED_IN =
            "Basic " + Base64.getEncoder().encodeToString((ROLE + ":" + ROLE).getBytes(StandardCharsets.UTF_8));

    /** The first look at a page finds the links, and is not timed. */
    Measured measured() throws IOException, InterruptedException {
        Map<URI, List<Long>> spans = new LinkedHashMap<>();
        find().forEach(page -> spans.put(page, new ArrayList<>()));
        for (int time = 0; time < TIMES; time++) {
            for (Map.Entry<URI, List<Long>> page : spans.entrySet()) {
                long began = System.nanoTime();
                look(page.getKey());
                page.getValue().add(System.nanoTime() - began);
            }
        }
        return Measured.ofSlowest(spans.values());
    }

    private List<URI> find() throws IOException, InterruptedException {
        List<URI> found = new ArrayList<>(List.of(home));
        Deque<URI> unseen = new ArrayDeque<>(found);
        while (!unseen.isEmpty()) {
            URI page = unseen.remove();
            Matcher links = LINK.matcher(look(page));
            while (links.find() && found.size() < MOST_PAGES) {
                URI next = page.resolve(links.group(1).replace("&amp;", "&"));
                if (next.getRawPath().startsWith(home.getRawPath()) && !found.contains(next)) {
                    found.add(next);
                    unseen.add(next);
                }
            }
        }
        return found;
    }

    private String look(URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(page).header("Authorization", SIGNED_IN).build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(answer.statusCode() + ": " + page);
        }
        return answer.body();
    }
}
