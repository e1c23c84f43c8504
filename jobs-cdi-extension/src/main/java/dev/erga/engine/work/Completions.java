package dev.erga.engine.work;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Loop;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.message.Messages;
import dev.erga.engine.node.Membership;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.Leaving;
import dev.erga.jobs.spi.WrittenEnds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes how attempts ended, as far as they did not write it in a transaction of their own: what has gathered while the
 * last group was being written is the next group. What cannot be written is kept and tried again for as long as the lease
 * holds; a row that the store refuses does not hold up the others. Thread-safe.
 */
final class Completions {

    private static final Logger LOG = System.getLogger(Completions.class.getName());
    private static final Duration REST = Duration.ofHours(1);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int GROUP = 500;

    private final JobStore store;
    private final StoreCalls calls;
    private final Membership membership;
    private final Announcer announcer;
    private final Consumer<String> readyAgain;
    private final Runnable putOff;
    private final Runnable fewerPending;
    private final NodeTime time;
    private final NodeTime.Bell written;
    private final CalmLog log;
    private final Loop loop;
    private final Queue<Ended> gathered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    // What follows is touched by the loop's thread only.
    /** What was taken from the gathered, until it is told: an error in between loses none. */
    private final Map<Lease, Ended> open = new LinkedHashMap<>();

    private boolean answering = true;

    /**
     * Nothing is written before {@link #start}.
     *
     * @param readyAgain is told the queue of a job that was given back
     * @param putOff is told that a job runs again later
     * @param fewerPending is told after each group
     */
    Completions(
            WorkParts parts, Announcer announcer, Consumer<String> readyAgain, Runnable putOff, Runnable fewerPending) {
        this.store = parts.store();
        this.calls = parts.calls();
        this.membership = parts.membership();
        this.announcer = announcer;
        this.readyAgain = readyAgain;
        this.putOff = putOff;
        this.fewerPending = fewerPending;
        this.time = parts.time();
        this.written = time.bell();
        this.log = parts.log();
        this.loop = new Loop("completions", time, log, this::round);
    }

    void start(ThreadFactory threads) {
        loop.start(threads);
    }

    Loop loop() {
        return loop;
    }

    /** Takes an end to be written soon; returns at once. */
    void add(Ended ended) {
        pending.incrementAndGet();
        boolean added = false;
        try {
            added = gathered.add(ended);
        } finally {
            if (!added) {
                countDown();
            }
        }
        loop.wake();
    }

    /** How many wait to be written. */
    int pending() {
        return pending.get();
    }

    /** Waits until all are written or given up; for one thread. */
    boolean awaitNone(long nanoTime) throws InterruptedException {
        while (pending.get() > 0 && time.nanoTime() - nanoTime < 0) {
            written.awaitUntil(nanoTime);
        }
        return pending.get() == 0;
    }

    private Duration round() {
        List<Ended> group = nextGroup();
        if (group.isEmpty()) {
            return REST;
        }
        answering = true;
        boolean written = write(group);
        fewerPending.run();
        return written ? Duration.ZERO : REST_AFTER_FAILURE;
    }

    private List<Ended> nextGroup() {
        takeUp();
        List<Ended> group = new ArrayList<>();
        for (Ended next : List.copyOf(open.values())) {
            if (membership.holds(next.lease().node())) {
                group.add(next);
            } else {
                forget(next);
            }
        }
        return group;
    }

    /** An attempt that was given back while it went on may end by itself too; the first end counts. */
    private void takeUp() {
        for (Ended next = gathered.peek(); next != null && open.size() < GROUP; next = gathered.peek()) {
            boolean another = open.putIfAbsent(next.lease(), next) != null;
            gathered.remove();
            if (another) {
                countDown();
            }
        }
    }

    /** Tells whether nothing is left to be tried again later. An error, such as want of memory, loses nothing either. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean write(List<Ended> group) {
        WrittenEnds ends;
        try {
            List<LeasedCompletion> completions =
                    group.stream().map(Ended::leased).toList();
            ends = calls.inNew(() -> {
                WrittenEnds written = store.completeAll(completions);
                settle(group, written);
                return written;
            });
        } catch (InDoubtException inDoubt) {
            group.forEach(ended -> open.put(ended.lease(), ended.inDoubt()));
            return false;
        } catch (Throwable refused) {
            return keep(group, refused);
        }
        tell(group, ends);
        return ends.busy().size() < group.size();
    }

    /** In the same transaction, and only for those whose ends it has written. */
    private void settle(List<Ended> group, WrittenEnds written) {
        List<Leaving> leavings = group.stream()
                .filter(ended -> ended.leaving().isPresent())
                .filter(ended -> !written.gone().contains(ended.lease())
                        && !written.busy().contains(ended.lease()))
                .map(ended -> ended.leaving().orElseThrow())
                .toList();
        if (!leavings.isEmpty()) {
            store.values().settle(leavings);
        }
    }

    private boolean keep(List<Ended> group, Throwable refused) {
        log.trouble(() -> Messages.roundFailed("completions").toString(), refused);
        answering = answering && storeAnswers();
        if (answering && group.size() > 1) {
            return writeOneByOne(group);
        }
        if (answering) {
            keepRefused(group.get(0).refused(), refused);
        }
        return false;
    }

    private boolean writeOneByOne(List<Ended> group) {
        boolean all = true;
        for (Ended each : group) {
            if (answering) {
                all &= write(List.of(each));
            }
        }
        return all && answering;
    }

    private void tell(List<Ended> group, WrittenEnds ends) {
        for (Ended ended : group) {
            if (ends.busy().contains(ended.lease())) {
                // Behind all others, however long the caller that holds the row takes.
                gathered.add(ended);
                open.remove(ended.lease());
                continue;
            }
            boolean wasWritten = !ends.gone().contains(ended.lease()) || (ended.doubtful() && wasWrittenBefore(ended));
            if (wasWritten) {
                @Nullable String deleted = ends.deleted().get(ended.lease());
                done(deleted == null ? ended : ended.deleted(deleted));
            } else {
                forget(ended);
            }
        }
    }

    /** Only for the event: whatever it says, the row is as it should be. */
    private boolean wasWrittenBefore(Ended ended) {
        try {
            return calls.inNew(() -> store.inspect(ended.lease())) == LeaseStatus.COMPLETED;
        } catch (Exception unknown) {
            log.trouble(() -> Messages.roundFailed("completions").toString(), unknown);
            return false;
        }
    }

    private boolean storeAnswers() {
        try {
            calls.inNew(store::now);
            return true;
        } catch (Exception away) {
            return false;
        }
    }

    private void keepRefused(Ended ended, Throwable refused) {
        open.put(ended.lease(), ended);
        if (ended.isGettingPlain()) {
            ClaimedJob job = ended.job();
            String report = Messages.endRefused(job.name(), job.lease().job()).toString();
            LOG.log(Level.WARNING, report, refused);
        }
    }

    private void done(Ended ended) {
        try {
            announcer.ended(ended);
            switch (ended.completion().outcome().target()) {
                case ENQUEUED -> readyAgain.accept(ended.job().queue());
                case SCHEDULED -> putOff.run();
                default -> {} // over
            }
        } finally {
            leave(ended);
        }
    }

    private void forget(Ended ended) {
        try {
            announcer.endNotWritten(ended.job());
        } finally {
            leave(ended);
        }
    }

    private void leave(Ended ended) {
        open.remove(ended.lease());
        countDown();
    }

    private void countDown() {
        if (pending.decrementAndGet() == 0) {
            written.ring();
        }
    }
}
