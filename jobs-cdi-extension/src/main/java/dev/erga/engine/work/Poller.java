package dev.erga.engine.work;

import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.loop.Loop;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Claims jobs for workers that are free, and some more while jobs are short; those that have waited here for a second all
 * the same are given back. Queues that may hold more share the free workers evenly, and another one is asked
 * first each time. It looks when it is woken, when a worker becomes free while jobs may wait, and otherwise once in a poll
 * interval, or in five, but at least every five seconds, while other nodes can wake it.
 */
final class Poller {

    /** Ends that wait to be written; beyond that the store is slower than the workers and gets no more work. */
    private static final int MOST_PENDING = 2_000;

    private static final int LARGEST_PAGE = 500;
    private static final int INTERVALS_WHEN_TOLD = 5;
    private static final Duration LONGEST_WHEN_TOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SNOOZE = Duration.ofSeconds(5);
    private static final String NO_WORKER = "Given back because no worker became free in time.";
    private static final String NOT_BESIDE = "Put off because another job that may have killed nodes runs on this one.";

    private final WorkParts parts;
    private final Claims claims;
    private final InFlight inFlight;
    private final Completions completions;
    private final WorkerPool pool;
    private final BiConsumer<List<Attempt>, Completion> giveBack;
    private final Runnable cameToItsEnd;
    private final Loop loop;
    private final Set<String> names;
    private final Set<String> woken = ConcurrentHashMap.newKeySet();
    private final List<QueueTurn> turns;
    private final Pace pace;
    private int first;
    private long lastLook;

    /** When fewer than that many jobs are held, the poller wants to know; negative if it does not. */
    private volatile int wakeBelow = -1;

    /** Where jobs of this node are: running or about to, waiting for a worker, waiting for their end to be written. */
    record Held(InFlight inFlight, WorkerPool pool, Completions completions) {}

    Poller(WorkParts parts, Held held, BiConsumer<List<Attempt>, Completion> giveBack, Runnable cameToItsEnd) {
        this.parts = parts;
        this.claims = new Claims(parts);
        this.inFlight = held.inFlight();
        this.completions = held.completions();
        this.pool = held.pool();
        this.giveBack = giveBack;
        this.cameToItsEnd = cameToItsEnd;
        this.names = parts.methods().names();
        this.turns =
                parts.settings().queues().stream().sorted().map(QueueTurn::new).toList();
        long now = parts.time().nanoTime();
        // So long ago that the first look is due.
        this.lastLook =
                now - INTERVALS_WHEN_TOLD * parts.settings().pollInterval().toNanos();
        this.pace = new Pace(now);
        this.loop = new Loop("poller", parts.time(), parts.log(), this::round);
    }

    Loop loop() {
        return loop;
    }

    /** Jobs may wait in that queue. */
    void wake(String queue) {
        woken.add(queue);
        loop.wake();
    }

    /** A worker has become free, or ends have been written. */
    void roomMade() {
        if (held() < wakeBelow) {
            loop.wake();
        }
    }

    /** The jobs of claims that are still in doubt; only once the loop has ended. */
    List<ClaimedJob> takeDoubtful() {
        return claims.takeDoubtful();
    }

    private Duration round() throws Exception {
        Optional<NodeId> node = parts.membership().current();
        if (node.isEmpty()) {
            return parts.settings().pollInterval();
        }
        claims.settleDoubts(this::begin);
        giveBackLate();
        noteWhoMayHoldMore();
        pace.observe(parts.time().nanoTime(), inFlight.ended());
        wakeBelow = -1;
        claimInTurn(node.get());
        boolean more = turns.stream().anyMatch(QueueTurn::mayHoldMore);
        if (more) {
            // Set before looking, so that a worker who ends in between is not missed.
            wakeBelow = lowWater();
            if (turns.stream().anyMatch(turn -> turn.mayHoldMore() && isWorthAClaim(turn))) {
                return Duration.ZERO;
            }
        }
        return untilNextLook();
    }

    /**
     * Held in vain: what was claimed ahead of the workers has met jobs that take long, or a job that others must not run
     * beside. Those others are put off, for given back they would be claimed again at once.
     */
    private void giveBackLate() {
        if (isLate(pool.longestWaiting())) {
            giveBack.accept(pool.takeBack(), Completion.released(NO_WORKER));
        }
        if (isLate(pool.longestWaitingForAnother())) {
            giveBack.accept(pool.takeBackThoseWaitingForEachOther(), Completion.snoozed(SNOOZE, NOT_BESIDE));
        }
    }

    private boolean isLate(Optional<Attempt> waiting) {
        long now = parts.time().nanoTime();
        return waiting.filter(attempt -> now - attempt.waitsSince() >= LONGEST_WAIT.toNanos())
                .isPresent();
    }

    private void noteWhoMayHoldMore() {
        long now = parts.time().nanoTime();
        boolean look = untilLook(now) <= 0;
        if (look) {
            lastLook = now;
        }
        for (QueueTurn turn : turns) {
            if (woken.remove(turn.queue()) || look) {
                turn.wake();
            }
        }
    }

    private void claimInTurn(NodeId node) throws Exception {
        first++;
        List<QueueTurn> hungry = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            QueueTurn turn = turns.get((first + i) % turns.size());
            if (turn.mayHoldMore()) {
                hungry.add(turn);
            }
        }
        // The others would take all there is, down to the low-water mark, and leave nothing for a queue with a limit.
        hungry.sort(Comparator.comparing(turn -> !isLimited(turn)));
        for (int i = 0; i < hungry.size() && !loop.isStopping(); i++) {
            int share = (free() + hungry.size() - i - 1) / (hungry.size() - i);
            int limit = Math.min(share, room(hungry.get(i)));
            if (limit > 0 && isWorthAClaim(hungry.get(i))) {
                claimFrom(hungry.get(i), node, Math.min(limit, LARGEST_PAGE));
            }
        }
    }

    private void claimFrom(QueueTurn turn, NodeId node, int limit) throws Exception {
        long now = parts.time().nanoTime();
        Claim claim = new Claim(node, turn.queue(), names, limit, turn.cursor(now));
        List<ClaimedJob> page = claims.claim(claim, this::begin);
        if (turn.claimed(page, limit, now)) {
            cameToItsEnd.run();
        }
    }

    private void begin(ClaimedJob job) {
        Optional<RegisteredMethod> method = parts.methods().named(job.name());
        // A claim that came back after the node was fenced is left to whoever rescues its jobs.
        if (method.isPresent() && parts.membership().holds(job.lease().node())) {
            Attempt attempt = new Attempt(
                    job, method.get(), parts.time().nanoTime(), parts.settings().maxCrashes());
            inFlight.add(attempt);
            pool.submit(attempt);
        }
    }

    /** A queue with a limit gets nothing ahead of its own workers. */
    private int room(QueueTurn turn) {
        Integer limit = parts.settings().queueWorkers().get(turn.queue());
        return limit == null ? free() : Math.min(free(), limit - inFlight.inQueue(turn.queue()));
    }

    private boolean isLimited(QueueTurn turn) {
        return parts.settings().queueWorkers().containsKey(turn.queue());
    }

    private int free() {
        return completions.pending() > MOST_PENDING ? 0 : parts.settings().workers() + pace.ahead() - held();
    }

    /** Small pages are for free workers and small limits; what is claimed ahead of workers comes in large ones. */
    private boolean isWorthAClaim(QueueTurn turn) {
        return (isLimited(turn) || held() < lowWater()) && room(turn) > 0;
    }

    /** Attempts that wait for each other keep no worker from the rest. */
    private int held() {
        return inFlight.size() - pool.waitingForEachOther();
    }

    private int lowWater() {
        return parts.settings().workers() + pace.ahead() / 2;
    }

    private long untilLook(long now) {
        return lastLook + longestRest().toNanos() - now;
    }

    /** A node that is told of jobs looks only for those of which a dying node, or one that cannot speak, has told nobody. */
    private Duration longestRest() {
        Duration interval = parts.settings().pollInterval();
        if (interval.compareTo(LONGEST_WHEN_TOLD) >= 0 || !parts.told().getAsBoolean()) {
            return interval;
        }
        Duration longer = interval.multipliedBy(INTERVALS_WHEN_TOLD);
        return longer.compareTo(LONGEST_WHEN_TOLD) < 0 ? longer : LONGEST_WHEN_TOLD;
    }

    private Duration untilNextLook() {
        long rest = Math.max(0, untilLook(parts.time().nanoTime()));
        boolean waiting = pool.longestWaiting().isPresent() || pool.waitingForEachOther() > 0;
        return Duration.ofNanos(waiting ? Math.min(rest, LONGEST_WAIT.toNanos()) : rest);
    }
}
