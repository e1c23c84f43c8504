package dev.erga.engine.work;

import dev.erga.engine.loop.Loop;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs jobs on this node: the front door of this package. Thread-safe. */
public final class Work {

    private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(5);
    private static final String DEAF_COMPANY =
            "Given back because a job that shared its transaction ignores its interruption.";
    private static final String METHOD_RESTS = "Given back because its job method has failed too often in a row.";
    private static final String SHUTTING_DOWN = "Given back because its node is shutting down.";

    private final WorkParts parts;
    private final NodeTime time;
    private final Notebook notebook;
    private final InFlight inFlight;
    private final Completions completions;
    private final JobRunner runner;
    private final ChunkRunner chunks;
    private final WorkerPool pool;
    private final Poller poller;
    private final StackAnswers stacks;
    private final CancellationWatch cancellations;
    private final BreakerSight sight;
    private final BreakerBook breakers;
    private final boolean works;

    /**
     * Nothing runs before {@link #start}.
     *
     * @param cameToItsEnd is told when no claimable job is left in a queue
     * @param putOff is told when a job has been put off until later
     * @param givenBack is told the queue of a job that this node has not run
     */
    public Work(
            WorkParts parts,
            ThreadFactory threads,
            Runnable cameToItsEnd,
            Runnable putOff,
            Consumer<String> givenBack) {
        this.parts = parts;
        time = parts.time();
        sight = new BreakerSight(parts.methods());
        breakers = new BreakerBook(parts, sight, this::mayBegin);
        Announcer announcer = new Announcer(parts.events(), this::ended);
        notebook = new Notebook(parts);
        works = parts.settings().workers() > 0;
        inFlight = new InFlight(time);
        completions = new Completions(parts, announcer, givenBack, putOff, this::roomMade);
        Ends ends = new Ends(parts, completions, announcer);
        TimeLimits limits = new TimeLimits(parts.deadlines());
        runner = new JobRunner(parts, ends, announcer, limits);
        chunks = new ChunkRunner(parts, runner, ends, announcer, limits);
        pool = new WorkerPool(Math.max(1, parts.settings().workers()), threads, this::run);
        Poller.Held held = new Poller.Held(inFlight, pool, completions);
        Poller.Methods methods = new Poller.Methods(sight, breakers);
        poller = new Poller(parts, held, methods, this::giveBack, cameToItsEnd);
        stacks = new StackAnswers(parts, inFlight);
        cancellations = new CancellationWatch(parts, inFlight, stacks);
    }

    private void ended(Ended ended) {
        breakers.ended(ended);
        if (ended.completion().outcome().target().isFinal()) {
            parts.left().accept(ended.job().queue());
        }
    }

    /** Begins to claim and run. */
    public void start(ThreadFactory threads) {
        if (works) {
            completions.start(threads);
            notebook.start(threads);
            cancellations.loop().start(threads);
            if (sight.isNeeded()) {
                breakers.loop().start(threads);
            }
            poller.loop().start(threads);
        }
    }

    /** Breakers of job methods may have opened or closed. */
    public void lookAtBreakers() {
        breakers.look();
    }

    private void mayBegin() {
        parts.settings().queues().forEach(this::wake);
        parts.settings().queues().forEach(this::wakeTenants);
    }

    /** Jobs without a tenant may wait in that queue. */
    public void wake(String queue) {
        poller.wake(queue);
    }

    /** Jobs of tenants may wait in that queue. */
    public void wakeTenants(String queue) {
        poller.wakeTenants(queue);
    }

    /** A job was asked to stop; if it runs here, it need not wait until this node looks. */
    public void cancel(JobId job) {
        inFlight.stop(job);
    }

    /** Stops what runs under that incarnation; how it ends is not written. */
    public void abandon(NodeId lost) {
        inFlight.stop(lost);
    }

    /** Somebody has asked at that time what the jobs are doing that run under that incarnation. */
    public void tellStacks(NodeId node, Instant asked) {
        stacks.asked(node, asked);
        cancellations.loop().wake();
    }

    /** The job that runs on the calling thread, if one does. */
    public Optional<JobId> currentId() {
        return AttemptContext.currentId();
    }

    /** The context of the attempt that runs on the calling thread, whichever that is. */
    public JobContext currentJob() {
        return new AttemptContext(parts, notebook);
    }

    /**
     * Claims nothing more, gives back what no worker has begun, lets the rest end within the grace, interrupts it then, and
     * gives back what does not heed that: another node may begin it at once.
     * Returns when all ends are written, or at the latest some ten seconds after the grace, whatever the jobs and the
     * database do.
     *
     * @param grace how long running attempts may go on
     */
    public void drain(Duration grace) throws InterruptedException {
        long patience = time.nanoTime() + grace.toNanos();
        poller.loop().stop();
        // At once, for a claim that is under way may take long.
        giveBack(pool.takeBack(), Completion.released(SHUTTING_DOWN));
        poller.loop().awaitEnd(patience);
        giveBack(pool.takeBack(), Completion.released(SHUTTING_DOWN));
        if (!inFlight.awaitNone(patience)) {
            inFlight.stopAll(Stop.SHUTTING_DOWN);
            giveBack(pool.takeBack(), Completion.released(SHUTTING_DOWN));
            if (!inFlight.awaitNone(time.nanoTime() + AFTER_INTERRUPTION.toNanos())) {
                leaveBehind(inFlight.all().toList());
            }
        }
        long last = time.nanoTime() + AFTER_INTERRUPTION.toNanos();
        if (poller.loop().awaitEnd(last)) {
            poller.takeDoubtful().forEach(this::giveBackUnasked);
        }
        completions.awaitNone(last);
        notebook.awaitWritten(last);
        pool.shutdown();
        for (Loop loop : List.of(cancellations.loop(), completions.loop(), notebook.loop(), breakers.loop())) {
            loop.stop();
        }
    }

    /** To leave with their rows Processing would count as a crash. What they still write is fenced out. */
    private void leaveBehind(List<Attempt> deaf) {
        deaf.forEach(TimeLimits::reportDeaf);
        giveBack(deaf, Completion.released(SHUTTING_DOWN));
    }

    /** Whether it was ever granted, the store knows: if not, nothing is written. */
    private void giveBackUnasked(ClaimedJob doubtful) {
        completions.add(Ended.atOnce(doubtful, Completion.released(SHUTTING_DOWN)));
    }

    private void giveBack(List<Attempt> attempts, Completion completion) {
        for (Attempt attempt : attempts) {
            inFlight.giveBack(attempt);
            completions.add(Ended.atOnce(attempt.job(), completion));
        }
    }

    private void run(Attempt attempt) {
        if (sight.blocks(attempt.job())) {
            giveBack(List.of(attempt), Completion.released(METHOD_RESTS));
            roomMade();
        } else if (chunks.mayShare(attempt)) {
            runChunk(new Chunk(attempt));
        } else {
            runAlone(attempt);
        }
    }

    private void runChunk(Chunk chunk) {
        chunks.run(chunk, this::joining, deaf -> giveBackCompany(chunk, deaf));
        chunk.end();
        for (Attempt over : chunk.over()) {
            shrink(chunk);
            isOver(over);
        }
        List<Attempt> left = chunk.left();
        for (Attempt each : left) {
            shrink(chunk);
            each.beginsAgain(time.nanoTime());
        }
        runApart(left);
    }

    /** The first here, the others as workers become free: one that waits for a row must not keep them all waiting. */
    private void runApart(List<Attempt> left) {
        List<Attempt> here = new ArrayList<>();
        for (Attempt attempt : left) {
            if (here.isEmpty() || !isSubmitted(attempt)) {
                here.add(attempt);
            }
        }
        // It may have gone to rest while nothing waited, and gives back what waits for too long.
        poller.loop().wake();
        here.forEach(this::runAlone);
    }

    private boolean isSubmitted(Attempt attempt) {
        try {
            pool.submit(attempt);
            return true;
        } catch (RuntimeException | Error noThread) {
            return false;
        }
    }

    /** The others need not wait for it: what they did cannot be committed any more. */
    private void giveBackCompany(Chunk chunk, Attempt deaf) {
        List<Attempt> company = chunk.freeFrom(deaf);
        company.forEach(each -> shrink(chunk));
        giveBack(company, Completion.released(DEAF_COMPANY));
    }

    private void shrink(Chunk chunk) {
        if (chunk.losesOne()) {
            inFlight.parts();
        }
    }

    /** What joins a chunk leaves its place to others, who must not be kept waiting by a transaction that goes on for long. */
    private Optional<Attempt> joining(Predicate<Attempt> wanted) {
        Optional<Attempt> joining = pool.take(wanted.and(attempt -> !sight.blocks(attempt.job())));
        joining.ifPresent(attempt -> {
            inFlight.joins();
            roomMade();
        });
        return joining;
    }

    private void runAlone(Attempt attempt) {
        try {
            runner.run(attempt);
        } finally {
            isOver(attempt);
        }
    }

    private void isOver(Attempt attempt) {
        inFlight.remove(attempt);
        roomMade();
    }

    private void roomMade() {
        poller.roomMade();
    }
}
