package dev.erga.engine;

import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.enqueue.Enqueue;
import dev.erga.engine.enqueue.JobIds;
import dev.erga.engine.enqueue.KeepingByMethod;
import dev.erga.engine.enqueue.Neighbours;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Deadlines;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.maintain.Maintenance;
import dev.erga.engine.maintain.MaintenanceParts;
import dev.erga.engine.monitor.Deployed;
import dev.erga.engine.monitor.StoreMonitor;
import dev.erga.engine.node.Membership;
import dev.erga.engine.operate.StoreOperator;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.statistics.Tally;
import dev.erga.engine.wake.OtherNodes;
import dev.erga.engine.work.Work;
import dev.erga.engine.work.WorkParts;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * A node: puts jobs in, runs them, keeps the store in order. Made by the container's side, one for each deployment.
 * Thread-safe.
 */
public final class Engine {

    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final EngineSetup setup;
    private final EngineSettings settings;
    private final NodeTime time;
    private final Deadlines deadlines;
    private final Membership membership;
    private final Work work;
    private final OtherNodes others;
    private final Maintenance maintenance;
    private final JobScheduler scheduler;
    private final JobOperator operator;
    private final JobMonitor monitor;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.NEW);

    private enum Phase {
        NEW,
        RUNNING,
        STOPPED
    }

    private Engine(EngineSetup setup) {
        this.setup = setup;
        settings = setup.settings();
        time = setup.time();
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        CalmLog log = new CalmLog(LOG, time);
        JobStore store = setup.store().store();
        StoreCalls calls = new StoreCalls(setup.transactions(), time, random);
        Tally events = new Tally(new GuardedEvents(setup.events()));
        ArgumentCodec codec = new ArgumentCodec(setup.keys());
        RegisteredMethods methods = new RegisteredMethods(setup.jobs(), codec);
        JobIds ids = new JobIds(setup.clock(), new SplittableRandom(new SecureRandom().nextLong()));

        Set<String> declaredSchedules =
                setup.recurring().stream().map(RecurringDefinition::id).collect(Collectors.toUnmodifiableSet());

        deadlines = new Deadlines(time, log);
        membership = new Membership(
                new Membership.Ground(store, calls, events, deadlines, time, log),
                settings,
                methods.names(),
                declaredSchedules);
        WorkParts workParts = new WorkParts(
                settings,
                methods,
                codec,
                store,
                calls,
                membership,
                deadlines,
                events,
                time,
                log,
                this::isTold,
                this::tellOfBreakers,
                events::left,
                random);
        work = new Work(workParts, setup.threads(), this::undeclaredMayWait, this::laterComesEarlier, this::jobsWait);
        others = new OtherNodes(
                setup.store().wakeUps(),
                settings.workers() > 0 ? QueueWord.all(settings.queues()) : Set.of(),
                this::heard,
                time,
                log);
        maintenance = new Maintenance(new MaintenanceParts(
                settings,
                store,
                setup.store().queries(),
                calls,
                events,
                time,
                log,
                random,
                methods,
                setup.recurring(),
                membership::current,
                ids,
                this::jobsWait,
                events));
        membership.listen(new Incarnations());
        store.continuations()
                .tell(new AfterEnds(
                        setup.transactions(),
                        new KeepingByMethod(methods, settings.retention()),
                        this::jobsWait,
                        maintenance));
        Enqueue enqueue = new Enqueue(
                methods,
                codec,
                ids,
                store,
                calls,
                settings,
                events,
                new Signals(),
                setup.callerName(),
                declaredSchedules,
                work::currentId);
        scheduler = enqueue.scheduler();
        operator = new StoreOperator(enqueue);
        monitor = new StoreMonitor(
                setup.store().queries(),
                calls,
                (name, arguments) -> codec.sealing().shown(methods.named(name), arguments),
                methods::declaration,
                Deployed.of(setup),
                enqueue.editing()::editable);
    }

    /** Puts the parts together. Nothing runs yet; {@link #scheduler()} and {@link #monitor()} are usable. */
    public static Engine create(EngineSetup setup) {
        return new Engine(setup);
    }

    /**
     * Joins as a node and begins to work. If the store does not answer, the node joins as soon as it does. To be called
     * once; a stopped engine does not start again.
     */
    public void start() {
        if (!phase.compareAndSet(Phase.NEW, Phase.RUNNING)) {
            return;
        }
        deadlines.start(setup.threads());
        membership.start(setup.threads());
        if (membership.current().isPresent()) {
            // Not while the database is away: each schedule would cost the deployment the wait for a connection.
            maintenance.declareSchedules();
        }
        work.start(setup.threads());
        others.start(setup.threads());
        maintenance.start(setup.threads());
    }

    /**
     * Claims nothing more, lets running attempts end within {@code erga.shutdown.grace}, interrupts what still runs then,
     * gives back what did not end, and leaves. Returns some fifteen seconds after the grace at the latest, whatever the
     * jobs and the database do; a second call does nothing.
     */
    public void stop() {
        if (phase.getAndSet(Phase.STOPPED) != Phase.RUNNING) {
            return;
        }
        maintenance.loop().stop();
        others.stopListening();
        membership.drain();
        try {
            work.drain(settings.shutdownGrace());
            membership.leave();
            long end = time.nanoTime() + LAST_WORDS.toNanos();
            membership.loop().awaitEnd(end);
            maintenance.loop().awaitEnd(end);
            others.stop(end);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            others.stop();
            membership.loop().stop();
            deadlines.loop().stop();
        }
        LOG.log(Level.INFO, "Node {0} has stopped.", settings.nodeName());
    }

    /** Puts jobs in; usable from the beginning to the end of the deployment. */
    public JobScheduler scheduler() {
        return scheduler;
    }

    /** Does what operators do; usable from the beginning to the end of the deployment. */
    public JobOperator operator() {
        return operator;
    }

    /** Looks at jobs; usable from the beginning to the end of the deployment. */
    public JobMonitor monitor() {
        return monitor;
    }

    /** The context of the attempt that runs on the thread that asks it, whichever that is. */
    public JobContext currentJob() {
        return work.currentJob();
    }

    private void undeclaredMayWait() {
        maintenance.askForUndeclared();
    }

    private void laterComesEarlier() {
        maintenance.wake();
    }

    private boolean isTold() {
        return others.isTold();
    }

    /** Of tenants or of nobody. */
    private void jobsWait(String queue) {
        work.wake(queue);
        work.wakeTenants(queue);
        others.tell(queue);
        others.tell(QueueWord.ofTenants(queue));
    }

    private void tellOfBreakers() {
        others.tell(QueueWord.BREAKERS);
    }

    private void heard(String word) {
        if (word.equals(QueueWord.BREAKERS)) {
            work.lookAtBreakers();
        } else if (QueueWord.isOfTenants(word)) {
            work.wakeTenants(QueueWord.queue(word));
        } else {
            work.wake(word);
        }
    }

    private final class Incarnations implements Membership.Listener {

        @Override
        public void joined(NodeId node) {
            undeclaredMayWait();
            settings.queues().forEach(work::wake);
            settings.queues().forEach(work::wakeTenants);
        }

        @Override
        public void lost(NodeId node) {
            work.abandon(node);
        }

        @Override
        public void stacksAsked(NodeId node, Instant asked) {
            work.tellStacks(node, asked);
        }
    }

    private final class Signals implements Neighbours {

        @Override
        public void enqueued(String queue) {
            work.wake(queue);
            others.tell(queue);
        }

        @Override
        public void enqueuedForTenants(String queue) {
            work.wakeTenants(queue);
            others.tell(QueueWord.ofTenants(queue));
        }

        @Override
        public void changed(String queue) {
            jobsWait(queue);
        }

        @Override
        public void pauseChanged(String queue) {
            jobsWait(queue);
            maintenance.askForAllPlaces();
        }

        @Override
        public void scheduled() {
            maintenance.wake();
        }

        @Override
        public void cancelling(JobId job) {
            work.cancel(job);
        }

        @Override
        public void breakerReset() {
            work.lookAtBreakers();
            tellOfBreakers();
        }

        @Override
        public void cancellingBatch() {
            maintenance.askForCounts();
        }
    }
}
