package dev.erga.testkit.history;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A bean on one node. What its transactional jobs do leaves a trace in the transaction of the attempt. */
class Hands {

    /** Traces are jobs that never run. */
    static final Duration NEVER = Duration.ofDays(1000);

    /** Members that were added by others are numbered by this times the token, and the other's number. */
    static final long GROWN = 1_000_000;

    private final Cluster cluster;
    private final Member member;

    Hands(Cluster cluster, Member member) {
        this.cluster = cluster;
        this.member = member;
    }

    public void work(long number) throws Exception {
        member.node().jobs().schedule(NEVER, Hands::trace, number);
        act(number);
    }

    /** The same, several in one transaction. */
    public void share(long number) throws Exception {
        work(number);
    }

    /** Without a transaction: what it does may be done more than once, but not never. */
    public void quick(long number) throws Exception {
        act(number);
        cluster.didQuickly(number);
    }

    /** Never comes to run: it only shows what was committed. */
    public void trace(long number) {
        throw new IllegalStateException("a trace is only counted, this is of " + number);
    }

    private void act(long number) throws Exception {
        JobContext context = member.node().engine().currentJob();
        Script script = cluster.script(number);
        Optional<BatchId> batch = cluster.batchOf(number);
        if (script.grows() && batch.isPresent()) {
            long grown = GROWN * context.token() + number;
            member.node().jobs().addTo(batch.get(), more -> more.enqueue(Hands::work, grown));
        }
        if (script.waits() && context.token() == 1) {
            cluster.awaitRelease();
        }
        if (script.hopeless()) {
            throw new DoNotRetryException("no such line");
        }
        if (context.attempt() <= script.failures()) {
            throw new IOException("no route");
        }
    }
}
