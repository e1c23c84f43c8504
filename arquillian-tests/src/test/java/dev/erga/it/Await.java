package dev.erga.it;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** Waits for what another process does, of which no latch can tell. */
final class Await {

    private static final long LOOK_AGAIN_MILLIS = 100;

    /** Not a measure of speed: after this long it will not happen any more. */
    private static final Duration HOPELESS = Duration.ofMinutes(4);

    private Await() {}

    /** A look at the other process. */
    interface Look {
        boolean isTrue() throws Exception;
    }

    /** Returns once the look is true; fails, saying what it saw, when it has become hopeless. */
    static void until(String what, Look look, Supplier<?> sight) throws Exception {
        long end = System.nanoTime() + HOPELESS.toNanos();
        while (!look.isTrue()) {
            if (System.nanoTime() - end > 0) {
                Assertions.fail("It never came true that %s; seen at last: %s", what, sight.get());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** The same where the sight says nothing more. */
    static void until(String what, Look look) throws Exception {
        until(what, look, () -> "only that");
    }
}
