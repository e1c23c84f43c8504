package dev.erga.benchmarks.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Fetches for open pages without a thread for each, and counts. All but its making is for the one thread of its executor. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> GOOD = Set.of(200, 304);
    private static final int UNCHANGED = 304;
    private static final double NANOS_IN_MILLI = 1e6;

    private final HttpClient http;
    private long answers;
    private long unchanged;
    private long nanos;
    private long longest;
    private String failed = "";

    Browser(Executor thread) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(thread)
                .build();
    }

    /**
     * The answer; whatever goes wrong is kept for {@link #failed} too.
     *
     * @param tag what is known of it already, if anything
     */
    CompletableFuture<HttpResponse<String>> get(URI address, Optional<String> tag) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", Visits.SIGNED_IN);
        tag.ifPresent(known -> request.header("If-None-Match", known));
        long began = System.nanoTime();
        return http.sendAsync(request.build(), BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            long took = System.nanoTime() - began;
            nanos += took;
            longest = Math.max(longest, took);
            answers++;
            if (failure != null) {
                failed = address + ": " + failure;
            } else if (!GOOD.contains(answer.statusCode())) {
                failed = address + ": " + answer.statusCode();
            } else if (answer.statusCode() == UNCHANGED) {
                unchanged++;
            }
        });
    }

    /** What was fetched, in a sentence. */
    String told() {
        return String.format(
                Locale.ROOT,
                "%d answers, %d of them unchanged, %.1f ms on the average, %.1f ms at most",
                answers,
                unchanged,
                answers == 0 ? 0 : nanos / NANOS_IN_MILLI / answers,
                longest / NANOS_IN_MILLI);
    }

    /** What was answered otherwise than a page can use; empty if nothing was. */
    String failed() {
        return failed;
    }
}
