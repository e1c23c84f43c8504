package dev.erga.engine;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Transactions;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.InMemoryTransactions;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;

/**
 * A node with one worker, on which jobs wait that may share a transaction, since nobody listens to their starts. Each
 * leaves a trace in the database.
 */
abstract class ChunkScenario {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    final InMemoryDatabase database = new InMemoryDatabase();
    final ManualTime time = new ManualTime();
    final Shared bean = new Shared();
    final TestNode node = new TestNode(database, time).workers(1).hearingStarts(false);

    /** The commits of the worker, each with what had been called by then. */
    final List<List<Long>> commits = new CopyOnWriteArrayList<>();

    @AfterEach
    final void stop() {
        bean.go.countDown();
        database.trap(place -> {});
        node.close();
    }

    /** Starts the node and lets its worker be held while others are put in. */
    final void start(int chunk) throws Exception {
        bean.deed = this::leaveTrace;
        JobDeclaration work =
                Declarations.within(Declarations.of(bean, "work"), TIMEOUT).inChunksOf(chunk);
        node.declares(
                work,
                Declarations.of(bean, "other").inChunksOf(chunk),
                Declarations.of(bean, "keep").inChunksOf(chunk),
                Declarations.of(bean, "trace"),
                Declarations.notTransactional(Declarations.of(bean, "quick")),
                Declarations.notTransactional(Declarations.of(bean, "hold")));
        node.start();
        node.jobs().enqueueAll(Shared::quick, LongStream.range(0, 200).boxed());
        database.await("quick jobs", () -> database.count(JobState.SUCCEEDED) == 200);
        // Quick jobs make the node claim ahead of its workers.
        time.advance(Duration.ofMillis(100));
        node.jobs().enqueue(Shared::hold);
        bean.holding.await();
        time.awaitRest();
    }

    /** Puts in jobs with the numbers from 1. */
    final List<JobId> works(int number) {
        List<JobId> jobs = new ArrayList<>();
        for (long i = 1; i <= number; i++) {
            jobs.add(node.jobs().enqueue(Shared::work, i));
        }
        return jobs;
    }

    /** Waits until these are claimed, as well as what holds the worker. */
    final void awaitClaimed(List<JobId> jobs) {
        database.await("claimed", () -> jobs.stream().allMatch(each -> database.state(each) == JobState.PROCESSING));
        time.awaitRest();
    }

    /** Lets the worker go, once it is known what waits for it. */
    final void release() {
        database.trap(this::noteCommit);
        bean.go.countDown();
    }

    final void noteCommit(String place) {
        if (place.equals("before commit") && onWorker() && database.holdsRows()) {
            commits.add(List.copyOf(bean.calls));
        }
    }

    static boolean onWorker() {
        return Thread.currentThread().getName().startsWith("erga-worker");
    }

    final void awaitAll(List<JobId> jobs, JobState wanted) {
        jobs.forEach(each -> database.awaitState(each, wanted));
    }

    /** In the job's transaction, so that it is there if and only if that commits. */
    final void leaveTrace(long number) {
        node.jobs().schedule(Duration.ofDays(1), Shared::trace, number);
    }

    /** The numbers of the jobs whose traces are committed, in order, as often as there are any. */
    final List<Long> traces() {
        return database.ids().stream()
                .map(id -> database.peek(id).orElseThrow())
                .filter(job -> job.summary().name().equals("Shared.trace"))
                .map(job -> Long.valueOf(job.arguments().replaceAll("\\D", "")))
                .sorted()
                .toList();
    }

    static List<Long> numbersTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    final int attempts(JobId job) {
        return database.peek(job).orElseThrow().summary().attempts();
    }

    final Lease firstLease(JobId job) {
        return new Lease(job, 1, database.nodesIn("ACTIVE").get(0));
    }

    /** Does something in a transaction of its own on another thread, and waits for it. */
    final void elsewhere(Callable<?> work) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        new Thread(() -> doAlone(work, done), "elsewhere").start();
        done.get();
    }

    private void doAlone(Callable<?> work, CompletableFuture<Boolean> done) {
        try {
            new InMemoryTransactions(database, time).inNew(Duration.ofMinutes(1), work);
            done.complete(true);
        } catch (Exception failed) {
            done.completeExceptionally(failed);
        }
    }

    final void awaitTold(JobId job) {
        node.awaitEvent(event ->
                event instanceof JobSucceeded succeeded && succeeded.job().equals(job));
    }

    final List<AttemptDetails> recorded(JobId job) {
        return database.peek(job).orElseThrow().attempts();
    }

    final String reason(JobId job) {
        return database.peek(job).orElseThrow().summary().reason().orElseThrow();
    }

    final Transactions interceptingBeforeCommit(Consumer<Runnable> told) {
        Transactions real = new InMemoryTransactions(database, time);
        return (Transactions) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {Transactions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("beforeCommit")) {
                        told.accept((Runnable) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
