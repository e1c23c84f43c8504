package dev.erga.benchmarks.measure;

import dev.erga.benchmarks.measure.Contender.Shift;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long an idle contender takes from before a job is enqueued until it begins, here or in another process. */
final class Delay {

    private static final long PATIENCE_SECONDS = 60;
    private static final long SETTLE_SECONDS = 2;
    private static final int LEAST_PAUSE_MILLIS = 20;
    private static final int MOST_PAUSE_MILLIS = 150;

    private final Contender contender;
    private @Nullable Shift shift;
    private Arrivals arrivals = Arrivals.expect(0);

    Delay(Contender contender) {
        this.contender = contender;
    }

    /** Begins to run what comes: so many that are timed, and others before. */
    Measured listen(int jobs, int before) throws Exception {
        contender.empty();
        arrivals = Arrivals.expect(jobs + before);
        Shift begun = contender.prepare(Mode.GATHERED, Stream.empty());
        shift = begun;
        begun.begin();
        return Measured.none();
    }

    /** Sends, untimed and one after the other, what makes both sides warm. */
    Measured sendAtOnce(int jobs) throws Exception {
        for (int job = 0; job < jobs; job++) {
            contender.send(Arrivals.argument());
        }
        return Measured.none();
    }

    /** Waits until only so many are still to come, and then until nothing goes on. */
    Measured settled(int jobs) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (arrivals.missing() > jobs && System.nanoTime() - patience < 0) {
            TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS);
        }
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        return Measured.none();
    }

    /** Sends them at odd times, so that no polling interval is met each time alike. */
    Measured send(int jobs) throws Exception {
        Random pauses = new Random(jobs);
        for (int job = 0; job < jobs; job++) {
            TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS + pauses.nextInt(MOST_PAUSE_MILLIS - LEAST_PAUSE_MILLIS));
            contender.send(Arrivals.timedArgument());
        }
        return Measured.none();
    }

    /** Waits for the last one, and tells. */
    Measured heard() throws Exception {
        try {
            boolean all = arrivals.await(PATIENCE_SECONDS);
            List<Long> delays = arrivals.delays();
            if (!all) {
                throw new IllegalStateException(arrivals.missing() + " jobs did not begin within a minute");
            }
            return Measured.ofSpans(delays);
        } finally {
            if (shift != null) {
                shift.end();
            }
            contender.empty();
        }
    }
}
