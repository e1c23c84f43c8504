package dev.erga.engine.work;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which attempts may share a transaction, and how many. Learns from chunks that were rolled back: their jobs run alone
 * should they come back within ten minutes, and the method's chunks are halved, to be doubled again with each full one that
 * commits; so a method that fails often runs few jobs twice. Thread-safe.
 */
final class ChunkRules {

    private static final Duration APART = Duration.ofMinutes(10);
    private static final int MOST_APART = 5_000;

    private final NodeTime time;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<JobId, Long> apartSince = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Long> eldest) {
            return size() > MOST_APART;
        }
    };

    ChunkRules(NodeTime time) {
        this.time = time;
    }

    /** Whether it may share a transaction: not after it has failed or may have brought down a node, nor if it is to stop. */
    boolean mayShare(Attempt attempt) {
        ClaimedJob job = attempt.job();
        return attempt.method().declaration().chunk() > 1
                && job.attempt() == 1
                && job.crashes() == 0
                && attempt.stopRequest().isEmpty()
                && !attempt.isApart()
                && !isApart(job.lease().job());
    }

    /** Whether both may be in the same chunk: calls of one method, granted to one incarnation of this node. */
    boolean mayShare(Attempt first, Attempt other) {
        return other.job().name().equals(first.job().name())
                && other.job().lease().node().equals(first.job().lease().node())
                && mayShare(other);
    }

    /** How many attempts of that method a chunk may have for now; at least 1. */
    synchronized int most(Attempt attempt) {
        int declared = attempt.method().declaration().chunk();
        return Math.min(declared, sizes.getOrDefault(attempt.job().name(), declared));
    }

    /** So many have committed together. */
    synchronized void committed(String name, int number) {
        @Nullable Integer size = sizes.get(name);
        if (size != null && number >= size) {
            sizes.put(name, Math.min(2 * size, Integer.MAX_VALUE / 2));
        }
    }

    /** These could not commit together. */
    synchronized void rolledBack(String name, Collection<Run> runs) {
        sizes.put(name, Math.max(1, runs.size() / 2));
        long now = time.nanoTime();
        runs.forEach(run -> apartSince.put(run.attempt().job().lease().job(), now));
    }

    private synchronized boolean isApart(JobId job) {
        @Nullable Long since = apartSince.get(job);
        return since != null && time.nanoTime() - since < APART.toNanos();
    }
}
