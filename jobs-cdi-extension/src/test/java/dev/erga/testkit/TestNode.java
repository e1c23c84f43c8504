package dev.erga.testkit;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.QueueOrder;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.event.AttemptStarted;
import dev.erga.jobs.event.JobEvent;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.Transactions;
import dev.erga.jobs.spi.WakeUps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An engine on a database in memory, with time that is moved by hand. Several nodes may share a database and its time;
 * they are told apart by their names.
 */
public final class TestNode implements AutoCloseable {

    private static final int LOOPS = 7;
    private static final int LOOPS_WITHOUT_WORKERS = 3;
    /** The one that listens does not wait for a bell. */
    private static final int LOOPS_FOR_WORD = 1;

    private static final long GIVE_UP_NANOS = 30_000_000_000L;
    private static final Duration STEP = Duration.ofMillis(500);

    private final InMemoryDatabase database;
    private final ManualTime time;
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<JobEvent> events = new ArrayList<>();
    private final List<JobDeclaration> jobs = new ArrayList<>();
    private final List<RecurringDefinition> schedules = new ArrayList<>();
    private Map<String, Integer> queueWorkers = Map.of();
    private Set<String> queues = new TreeSet<>();
    private QueueOrder order = QueueOrder.equal();
    private Consumer<JobEvent> observer = event -> {};
    private boolean hearsStarts = true;
    private int workers = 4;
    private Transactions transactions;
    private UnaryOperator<JobStore> storing = store -> store;
    private ThreadFactory threads = Thread::new;
    private Optional<WakeUps> wakeUps = Optional.empty();
    private Optional<String> caller = Optional.empty();
    private Optional<EncryptionKeys> keys = Optional.empty();
    private String name = "one";
    private @Nullable Engine engine;

    /** A node that is configured by the methods that follow, then started. */
    public TestNode(InMemoryDatabase database, ManualTime time) {
        this.database = database;
        this.time = time;
        this.transactions = new InMemoryTransactions(database, time);
    }

    /** The name people know it by. */
    public TestNode named(String value) {
        name = value;
        return this;
    }

    /** What it declares; its queues are those that the declarations name. */
    public TestNode declares(JobDeclaration... declarations) {
        jobs.addAll(List.of(declarations));
        jobs.forEach(job -> queues.add(job.queue()));
        return this;
    }

    /** A schedule it declares. */
    public TestNode schedules(RecurringDefinition definition) {
        schedules.add(definition);
        return this;
    }

    /** The keys for arguments that are kept secret. */
    public TestNode keys(EncryptionKeys value) {
        keys = Optional.of(value);
        return this;
    }

    /** How many attempts it runs at once. */
    public TestNode workers(int value) {
        workers = value;
        return this;
    }

    /** How many of them one queue may use. */
    public TestNode queueWorkers(String queue, int value) {
        queueWorkers = Map.of(queue, value);
        return this;
    }

    /** How queues stand to each other. */
    public TestNode ordering(QueueOrder value) {
        order = value;
        return this;
    }

    /** Somebody who is told events too, before they are kept here. */
    public TestNode observing(Consumer<JobEvent> value) {
        observer = value;
        return this;
    }

    /** Whether anybody, this one included, is told of starts; otherwise the engine knows that nobody is. */
    public TestNode hearingStarts(boolean value) {
        hearsStarts = value;
        return this;
    }

    /** Other transactions than the plain ones. */
    public TestNode transactions(Transactions value) {
        transactions = value;
        return this;
    }

    /** Another store in the place of the plain one. */
    public TestNode storing(UnaryOperator<JobStore> value) {
        storing = value;
        return this;
    }

    /** Other threads than plain ones. */
    public TestNode threads(ThreadFactory value) {
        threads = value;
        return this;
    }

    /** How other nodes may tell it of jobs; otherwise it has to look by itself. */
    public TestNode wakenBy(WakeUps value) {
        wakeUps = Optional.of(value);
        return this;
    }

    /** Who calls its scheduler, as if logged in. */
    public TestNode calledBy(String value) {
        caller = Optional.of(value);
        return this;
    }

    /** Puts the engine together. */
    public Engine engine() {
        Engine known = engine;
        if (known == null) {
            known = Engine.create(new EngineSetup(
                    settings(),
                    jobs,
                    schedules,
                    store(),
                    transactions,
                    new Told(),
                    threads,
                    () -> caller,
                    clock,
                    keys,
                    time));
            engine = known;
        }
        return known;
    }

    private OpenedStore store() {
        OpenedStore plain = database.store();
        return new OpenedStore(
                storing.apply(plain.store()), plain.queries(), wakeUps, plain.description(), plain.closing());
    }

    private EngineSettings settings() {
        return new EngineSettings(
                name,
                "test",
                workers,
                queueWorkers,
                queues,
                queues,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Retention.defaults(),
                3,
                order);
    }

    /** Starts it and waits until all its loops rest. */
    public TestNode start() {
        int before = time.resting();
        engine().start();
        boolean looksAtBreakers =
                workers > 0 && jobs.stream().anyMatch(job -> job.breaker().isPresent());
        int loops = (workers > 0 ? LOOPS : LOOPS_WITHOUT_WORKERS) + (looksAtBreakers ? 1 : 0);
        time.awaitResting(before + loops + (wakeUps.isPresent() ? LOOPS_FOR_WORD : 0));
        return this;
    }

    /** Its scheduler. */
    public JobScheduler jobs() {
        return engine().scheduler();
    }

    /** Lets time pass for node and database alike, in steps small enough that leases are renewed on the way. */
    public void pass(Duration span) {
        for (Duration left = span; !left.isZero(); ) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            time.awaitRest();
            database.clock().advance(step);
            time.advance(step);
            left = left.minus(step);
        }
        time.awaitRest();
    }

    /** Lets time pass until something has happened. */
    public void passUntil(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + GIVE_UP_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new AssertionError("never happened: " + what);
            }
            pass(STEP);
        }
    }

    /** The clock of its machine. */
    public ManualClock clock() {
        return clock;
    }

    /** What it has told so far. */
    public List<JobEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Waits until it has told something. */
    public JobEvent awaitEvent(Predicate<JobEvent> wanted) {
        database.await("an event", () -> events().stream().anyMatch(wanted));
        return events().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Stops it, moving time on until it has stopped. */
    @Override
    public void close() {
        Engine running = engine;
        if (running != null) {
            Thread stopping = new Thread(running::stop, "stopping");
            stopping.start();
            time.advanceUntilDead(stopping);
        }
    }

    private final class Told implements EventSink {

        @Override
        public boolean isHeard(JobEvent event) {
            return hearsStarts || !(event instanceof AttemptStarted);
        }

        @Override
        public void publish(JobEvent event) {
            if (!isHeard(event)) {
                return;
            }
            observer.accept(event);
            synchronized (events) {
                events.add(event);
            }
            database.touch();
        }
    }
}
