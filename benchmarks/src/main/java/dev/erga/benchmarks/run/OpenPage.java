package dev.erga.benchmarks.run;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A page of the dashboard that somebody has open: five seconds after each answer it asks what its script asks, and each twelfth time
 * it is loaded anew instead. For the one thread of its timetable.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is known to the browser
final class OpenPage {

    private static final long EVERY_SECONDS = 5;
    private static final int TURNS = 12;
    private static final int OK = 200;

    private final ScheduledExecutorService timetable;
    private final Browser browser;
    private final URI home;
    private final URI page;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int turn;
    private URI live;
    private Optional<String> tag = Optional.empty();

    /**
     * @param page its address
     * @param turn how many of the turns after which it is loaded anew are over
     */
    OpenPage(ScheduledExecutorService timetable, Browser browser, URI home, URI page, int turn) {
        this.timetable = timetable;
        this.browser = browser;
        this.home = home;
        this.page = page;
        this.turn = turn;
        this.live = page;
    }

    /** Opens it after a while, and is done once it is there. */
    CompletableFuture<Void> open(long afterMillis) {
        timetable.schedule(this::load, afterMillis, TimeUnit.MILLISECONDS);
        return loaded;
    }

    private void load() {
        browser.get(page, Optional.empty()).whenComplete((answer, failure) -> {
            if (failure == null && answer.statusCode() == OK) {
                live = LiveAddress.of(home, page, answer.body());
                tag = Optional.empty();
                goOn();
                loaded.complete(null);
            } else {
                loaded.completeExceptionally(new IllegalStateException("not loaded: " + page, failure));
            }
        });
    }

    private void ask() {
        browser.get(live, tag).whenComplete((answer, failure) -> {
            if (failure == null && answer.statusCode() == OK) {
                tag = answer.headers().firstValue("ETag");
            }
            goOn();
        });
    }

    private void goOn() {
        turn++;
        try {
            timetable.schedule(turn % TURNS == 0 ? this::load : this::ask, EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException over) {
            // nobody looks any more
        }
    }
}
