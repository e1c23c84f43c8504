package dev.erga.engine.wake;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.WakeUps;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * The other nodes at the same store: tells them that jobs wait here, and hears it from them, if the store carries word;
 * does nothing otherwise. Thread-safe.
 */
public final class OtherNodes {

    private final Optional<Teller> teller;
    private final Optional<Listener> listener;

    /**
     * Neither tells nor hears before {@link #start}.
     *
     * @param queues those whose jobs this node runs
     * @param wake is told such a queue when jobs may wait in it
     */
    public OtherNodes(
            Optional<WakeUps> wakeUps, Set<String> queues, Consumer<String> wake, NodeTime time, CalmLog log) {
        teller = wakeUps.map(word -> new Teller(word, time, log));
        listener = wakeUps.filter(word -> !queues.isEmpty()).map(word -> new Listener(word, queues, wake, time, log));
    }

    /** Begins; to be called once. */
    public void start(ThreadFactory threads) {
        teller.ifPresent(each -> each.loop().start(threads));
        listener.ifPresent(each -> each.loop().start(threads));
    }

    /** Whether this node hears at present what others tell; it may have missed what they told a moment ago. */
    public boolean isTold() {
        return listener.filter(Listener::isOpen).isPresent();
    }

    /** Jobs wait in a queue. Returns at once. */
    public void tell(String queue) {
        teller.ifPresent(each -> each.tell(queue));
    }

    /** Hears nothing more, but still tells. */
    public void stopListening() {
        listener.ifPresent(each -> each.loop().stop());
    }

    /** Tells what is untold, so that others run what was given back here, and ends; all that until the moment. */
    public void stop(long nanoTime) throws InterruptedException {
        if (teller.isPresent()) {
            teller.get().awaitTold(nanoTime);
            teller.get().loop().stop();
            teller.get().loop().awaitEnd(nanoTime);
        }
        stopListening();
        if (listener.isPresent() && listener.get().loop().awaitEnd(nanoTime)) {
            listener.get().close();
        }
    }

    /** Ends both as soon as may be, without waiting; a second call does nothing. */
    public void stop() {
        stopListening();
        teller.ifPresent(each -> each.loop().stop());
    }
}
