package dev.erga.engine.loop;

import dev.erga.engine.setup.NodeTime;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Reports trouble that may repeat many times a second, such as a database that is away, at most once in ten seconds for
 * the whole node, and says how many reports it left out. It never throws, since it is called where nothing else may go
 * wrong. Thread-safe.
 */
public final class CalmLog {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Logger logger;
    private final NodeTime time;
    private final AtomicLong quietUntil;
    private final AtomicLong leftOut = new AtomicLong();

    public CalmLog(Logger logger, NodeTime time) {
        this.logger = logger;
        this.time = time;
        this.quietUntil = new AtomicLong(time.nanoTime());
    }

    /** Logs the sentence with its cause, unless another was logged less than ten seconds ago. */
    @SuppressWarnings("CatchingUnchecked")
    public void trouble(Supplier<String> sentence, Throwable cause) {
        try {
            tell(sentence, cause);
        } catch (Throwable unsaid) {
            // Nothing is left to say it with.
        }
    }

    private void tell(Supplier<String> sentence, Throwable cause) {
        long now = time.nanoTime();
        long until = quietUntil.get();
        if (now - until < 0 || !quietUntil.compareAndSet(until, now + PAUSE)) {
            leftOut.incrementAndGet();
            return;
        }
        long others = leftOut.getAndSet(0);
        String more = others == 0 ? "" : " (" + others + " similar reports were left out)";
        logger.log(Level.WARNING, sentence.get() + more, cause);
    }
}
