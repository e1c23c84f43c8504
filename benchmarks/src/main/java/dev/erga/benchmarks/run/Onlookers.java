package dev.erga.benchmarks.run;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ten people who have the dashboard open, five of them the overview and five a list of jobs each. They ask at even distances, and one
 * thread serves all: they take their CPU from what is measured.
 */
final class Onlookers implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long APART_MILLIS = 500;
    private static final List<String> PAGES = List.of(
            "",
            "/jobs",
            "",
            "/jobs?state=succeeded",
            "",
            "/jobs?q=queue%3Aworked",
            "",
            "/jobs?q=job%3AJobs.gathered",
            "",
            "/jobs?state=succeeded&q=since%3A1h");

    private final ScheduledExecutorService timetable = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onlookers");
        thread.setDaemon(true);
        return thread;
    });
    private final Browser browser = new Browser(timetable);

    private Onlookers() {}

    /** What they look at. */
    static List<URI> pages(URI home) {
        return PAGES.stream().map(page -> URI.create(home + page)).toList();
    }

    /** Returns as soon as all have their pages before them. */
    static Onlookers of(URI home) throws ExecutionException, InterruptedException, TimeoutException {
        Onlookers onlookers = new Onlookers();
        List<CompletableFuture<Void>> loaded = new ArrayList<>();
        for (URI page : pages(home)) {
            int before = loaded.size();
            // Each is loaded anew at another time of the minute.
            OpenPage open = new OpenPage(onlookers.timetable, onlookers.browser, home, page, PAGES.size() - before);
            loaded.add(open.open(before * APART_MILLIS));
        }
        try {
            CompletableFuture.allOf(loaded.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return onlookers;
        } catch (ExecutionException | InterruptedException | TimeoutException failed) {
            onlookers.timetable.shutdownNow();
            throw failed;
        }
    }

    /** What they have been answered, in a sentence. */
    String told() throws ExecutionException, InterruptedException {
        return timetable.submit(browser::told).get();
    }

    /** @throws IOException if somebody was not answered as a page has to be: then nobody knows what was measured */
    void requireSuccess() throws ExecutionException, InterruptedException, IOException {
        String failed = timetable.submit(browser::failed).get();
        if (!failed.isEmpty()) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() {
        timetable.shutdownNow();
    }
}
