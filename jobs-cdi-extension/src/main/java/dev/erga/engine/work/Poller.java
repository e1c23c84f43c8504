package dev.erga.engine.work;

import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.loop.Loop;
import dev.erga.engine.work.QueueShares.Ask;
import dev.erga.engine.work.QueueShares.Share;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.ReadyQueues;
import dev.erga.jobs.spi.TenantClaim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Claims jobs for workers that are free, and some more while jobs are short; those that have waited here for a second all
 * the same are given back, and within a quarter of it those whose queue was paused meanwhile. Queues that may hold more share the free workers as {@link QueueShares}
 * says. It looks when it is woken, when a worker becomes free while jobs may wait, and otherwise once in a poll
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
    private static final Duration BETWEEN_PAUSE_LOOKS = Duration.ofMillis(250);
    private static final String PAUSED = "Given back because its queue was paused.";
    private static final String NO_WORKER = "Given back because no worker became free in time.";
    private static final String NOT_BESIDE = "Put off because another job that may have killed nodes runs on this one.";

    private final WorkParts parts;
    private final Claims claims;
    private final BreakerSight sight;
    private final Trials trials;
    private final InFlight inFlight;
    private final Completions completions;
    private final WorkerPool pool;
    private final BiConsumer<List<Attempt>, Completion> giveBack;
    private final Runnable cameToItsEnd;
    private final Loop loop;
    private final Set<String> names;
    private final Set<String> woken = ConcurrentHashMap.newKeySet();
    private final Set<String> wokenTenants = ConcurrentHashMap.newKeySet();
    private final List<QueueTurn> turns;
    private final QueueShares shares;
    private final Pace pace;
    private int first;
    private long lastLook;
    private long lastPauseLook;

    /** When fewer than that many jobs are held, the poller wants to know; negative if it does not. */
    private volatile int wakeBelow = -1;

    /** Where jobs of this node are: running or about to, waiting for a worker, waiting for their end to be written. */
    record Held(InFlight inFlight, WorkerPool pool, Completions completions) {}

    /** Which job methods are sound, and who writes it down. */
    record Methods(BreakerSight sight, BreakerBook book) {}

    Poller(
            WorkParts parts,
            Held held,
            Methods methods,
            BiConsumer<List<Attempt>, Completion> giveBack,
            Runnable cameToItsEnd) {
        this.parts = parts;
        this.claims = new Claims(parts);
        this.sight = methods.sight();
        this.trials = new Trials(parts, sight, claims, methods.book()::look);
        this.inFlight = held.inFlight();
        this.completions = held.completions();
        this.pool = held.pool();
        this.giveBack = giveBack;
        this.cameToItsEnd = cameToItsEnd;
        this.names = parts.methods().names();
        this.turns =
                parts.settings().queues().stream().sorted().map(QueueTurn::new).toList();
        this.shares = new QueueShares(parts.settings().order());
        long now = parts.time().nanoTime();
        // So long ago that the first look is due.
        this.lastLook =
                now - INTERVALS_WHEN_TOLD * parts.settings().pollInterval().toNanos();
        this.lastPauseLook = now - BETWEEN_PAUSE_LOOKS.toNanos();
        this.pace = new Pace(now);
        this.loop = new Loop("poller", parts.time(), parts.log(), this::round);
    }

    Loop loop() {
        return loop;
    }

    /** Jobs without a tenant may wait in that queue. */
    void wake(String queue) {
        woken.add(queue);
        loop.wake();
    }

    /** Jobs of tenants may wait in that queue. */
    void wakeTenants(String queue) {
        wokenTenants.add(queue);
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
        giveBackPaused();
        noteWhoMayHoldMore();
        pace.observe(parts.time().nanoTime(), inFlight.ended());
        wakeBelow = -1;
        tryMethods(node.get());
        claimInTurn(node.get());
        boolean more = turns.stream().anyMatch(QueueTurn::mayHoldMore);
        if (more) {
            // Set before looking, so that a worker who ends in between is not missed.
            wakeBelow = lowWater();
            if (shares.entitled(hungry()).stream().anyMatch(ask -> isWorthAClaim(ask.turn()))) {
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

    /** A claim grants nothing out of a paused queue, but jobs may have been claimed ahead before. */
    private void giveBackPaused() throws Exception {
        long now = parts.time().nanoTime();
        if (pool.longestWaiting().isEmpty() || now - lastPauseLook < BETWEEN_PAUSE_LOOKS.toNanos()) {
            return;
        }
        lastPauseLook = now;
        Set<String> paused = parts.calls().inNew(parts.store().queues()::paused);
        if (!paused.isEmpty()) {
            List<Attempt> notBegun =
                    pool.takeBack(attempt -> paused.contains(attempt.job().queue()));
            giveBack.accept(notBegun, Completion.released(PAUSED));
        }
    }

    private boolean isLate(Optional<Attempt> waiting) {
        long now = parts.time().nanoTime();
        return waiting.filter(attempt -> now - attempt.waitsSince() >= LONGEST_WAIT.toNanos())
                .isPresent();
    }

    private void noteWhoMayHoldMore() throws Exception {
        long now = parts.time().nanoTime();
        if (untilLook(now) <= 0) {
            // One look for all queues, whether their jobs have tenants or not.
            ReadyQueues ready = parts.calls()
                    .inNew(() -> parts.store().queues().ready(parts.settings().queues()));
            woken.addAll(ready.withoutTenant());
            wokenTenants.addAll(ready.ofTenants());
            lastLook = now;
        }
        for (QueueTurn turn : turns) {
            if (woken.remove(turn.queue())) {
                turn.wake();
                trials.jobsMayWait();
            }
            if (wokenTenants.remove(turn.queue())) {
                turn.tenants().wake();
                trials.jobsMayWait();
            }
        }
    }

    private void tryMethods(NodeId node) throws Exception {
        if (sight.isNeeded() && free() > 0) {
            List<String> queues = turns.stream()
                    .filter(turn -> room(turn) > 0)
                    .map(QueueTurn::queue)
                    .toList();
            trials.claim(node, queues, this::begin);
        }
    }

    private void claimInTurn(NodeId node) throws Exception {
        first++;
        List<Ask> hungry = new ArrayList<>(hungry());
        while (!hungry.isEmpty() && !loop.isStopping()) {
            Share share = shares.next(free(), hungry);
            QueueTurn turn = share.ask().turn();
            hungry.remove(share.ask());
            if (share.jobs() > 0 && isWorthAClaim(turn)) {
                claimFrom(turn, node, Math.min(share.jobs(), LARGEST_PAGE));
            }
            if (shares.keepsTheRest() && turn.mayHoldMore() && room(turn) > 0) {
                return;
            }
        }
    }

    private List<Ask> hungry() {
        return IntStream.range(0, turns.size())
                .mapToObj(i -> turns.get((first + i) % turns.size()))
                .filter(QueueTurn::mayHoldMore)
                .map(turn -> new Ask(turn, weighed(turn), room(turn), isLimited(turn)))
                .toList();
    }

    /** Counted only where it counts. */
    private int weighed(QueueTurn turn) {
        return shares.areWeighted() ? inFlight.inQueue(turn.queue()) : 0;
    }

    private void claimFrom(QueueTurn turn, NodeId node, int limit) throws Exception {
        Set<String> startable = sight.startable(names);
        boolean both = turn.mayHoldMoreOfNobody() && turn.tenants().mayHoldMore();
        int ofTenants = both ? turn.tenants().share(limit) : turn.tenants().mayHoldMore() ? limit : 0;
        boolean atEnd = false;
        if (ofTenants > 0) {
            Optional<String> last = turn.tenants().last();
            TenantClaim claim = new TenantClaim(node, turn.queue(), startable, ofTenants, last);
            turn.tenants().claimed(claims.claim(claim, this::begin));
            atEnd = !turn.mayHoldMore();
        }
        if (ofTenants < limit) {
            long now = parts.time().nanoTime();
            Claim claim = new Claim(node, turn.queue(), startable, limit - ofTenants, turn.cursor(now));
            atEnd = turn.claimed(claims.claim(claim, this::begin), limit - ofTenants, now);
        }
        if (atEnd) {
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
        long atMost = trials.rest().map(Duration::toNanos).orElse(rest);
        return Duration.ofNanos(Math.min(atMost, waiting ? Math.min(rest, BETWEEN_PAUSE_LOOKS.toNanos()) : rest));
    }
}
