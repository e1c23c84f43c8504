package dev.erga.engine.work;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The attempts that this node holds: waiting for a worker, or running. Thread-safe. */
final class InFlight {

    private final Map<Lease, Attempt> attempts = new ConcurrentHashMap<>();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicInteger joined = new AtomicInteger();
    private final NodeTime time;
    private final NodeTime.Bell fewer;

    InFlight(NodeTime time) {
        this.time = time;
        this.fewer = time.bell();
    }

    void add(Attempt attempt) {
        attempts.put(attempt.job().lease(), attempt);
    }

    /** That one has ended. */
    void remove(Attempt attempt) {
        ended.incrementAndGet();
        giveBack(attempt);
    }

    /** That one is not this node's any more, and says nothing of how fast it works. */
    void giveBack(Attempt attempt) {
        attempts.remove(attempt.job().lease());
        fewer.ring();
    }

    /** One of these has joined a chunk, and so needs no worker of its own. */
    void joins() {
        joined.incrementAndGet();
    }

    /** One that had joined a chunk is over, or its worker has only that one left. */
    void parts() {
        joined.decrementAndGet();
    }

    /** How many have a worker or wait for one; a worker counts once, however many share its transaction. */
    int size() {
        return attempts.size() - joined.get();
    }

    /** How many have ended since the node started. */
    long ended() {
        return ended.get();
    }

    int inQueue(String queue) {
        return (int)
                all().filter(attempt -> attempt.job().queue().equals(queue)).count();
    }

    Stream<Attempt> all() {
        return attempts.values().stream();
    }

    void stop(JobId job) {
        stop(attempt -> attempt.job().lease().job().equals(job), Stop.CANCELLED);
    }

    void stop(Lease lease) {
        Attempt attempt = attempts.get(lease);
        if (attempt != null) {
            attempt.stop(Stop.CANCELLED);
        }
    }

    void stop(NodeId lost) {
        stop(attempt -> attempt.job().lease().node().equals(lost), Stop.NODE_LOST);
    }

    void stopAll(Stop why) {
        stop(attempt -> true, why);
    }

    private void stop(Predicate<Attempt> which, Stop why) {
        List<Attempt> inMethod = new ArrayList<>();
        all().filter(which).forEach(attempt -> {
            if (attempt.isInMethod()) {
                inMethod.add(attempt);
            } else {
                attempt.stop(why);
            }
        });
        // Those that wait came first: a worker that one of these leaves must not begin them.
        inMethod.forEach(attempt -> attempt.stop(why));
    }

    /** Waits until none is left; for one thread. */
    boolean awaitNone(long nanoTime) throws InterruptedException {
        while (!attempts.isEmpty() && time.nanoTime() - nanoTime < 0) {
            fewer.awaitUntil(nanoTime);
        }
        return attempts.isEmpty();
    }
}
