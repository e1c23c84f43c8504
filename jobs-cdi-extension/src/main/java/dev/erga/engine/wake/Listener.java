package dev.erga.engine.wake;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Loop;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears other nodes tell of jobs, on a connection that is found again after a loss. */
final class Listener {

    private static final Logger LOG = System.getLogger(Listener.class.getName());

    /** How long a stop may have to wait for it; listening itself costs the database nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final WakeUps wakeUps;
    private final Set<String> queues;
    private final Consumer<String> wake;
    private final Loop loop;
    private volatile WakeUps.@Nullable Subscription open;

    Listener(WakeUps wakeUps, Set<String> queues, Consumer<String> wake, NodeTime time, CalmLog log) {
        this.wakeUps = wakeUps;
        this.queues = queues;
        this.wake = wake;
        loop = new Loop("wake-ups", time, log, this::round);
    }

    Loop loop() {
        return loop;
    }

    boolean isOpen() {
        return open != null;
    }

    /** Only once the loop has ended. */
    void close() {
        WakeUps.Subscription subscription = open;
        open = null;
        if (subscription != null) {
            // What is told from now on goes unheard.
            queues.forEach(wake);
            subscription.close();
        }
    }

    private Duration round() {
        try {
            listen(subscription());
        } catch (StoreException lost) {
            close();
            if (lost.isWorthRetrying()) {
                throw lost;
            }
            LOG.log(Level.INFO, lost.getMessage());
            loop.stop();
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
        if (loop.isStopping()) {
            // Here, since whoever stops the loop may not wait for a connection that takes long to open.
            close();
        }
        return Duration.ZERO;
    }

    private WakeUps.Subscription subscription() {
        WakeUps.Subscription subscription = open;
        if (subscription == null) {
            subscription = wakeUps.listen();
            open = subscription;
            // Whatever was told before went unheard.
            queues.forEach(wake);
        }
        return subscription;
    }

    private void listen(WakeUps.Subscription subscription) {
        for (String queue : subscription.next(PATIENCE)) {
            if (queues.contains(queue)) {
                wake.accept(queue);
            }
        }
    }
}
