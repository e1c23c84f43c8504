package dev.erga.engine.maintain;

import dev.erga.engine.enqueue.JobIds;
import dev.erga.engine.enqueue.KeepingByMethod;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.statistics.Tally;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * All that maintenance needs.
 *
 * @param settings how the node works
 * @param store what is maintained
 * @param queries tells of single jobs
 * @param calls in which transactions
 * @param events who is told
 * @param time how long to rest
 * @param log where repeated trouble goes
 * @param random numbers of at least 0 and below 1, so that nodes do not all sweep at once
 * @param methods the declared job methods
 * @param recurring the declared schedules
 * @param node the incarnation under which this node works now, if it does
 * @param ids makes the ids of jobs that schedules make
 * @param wakeQueue tells this node's poller that jobs wait in a queue
 * @param tally what has ended and is not written yet
 */
public record MaintenanceParts(
        EngineSettings settings,
        JobStore store,
        JobStoreQueries queries,
        StoreCalls calls,
        EventSink events,
        NodeTime time,
        CalmLog log,
        DoubleSupplier random,
        RegisteredMethods methods,
        List<RecurringDefinition> recurring,
        Supplier<Optional<NodeId>> node,
        JobIds ids,
        Consumer<String> wakeQueue,
        Tally tally) {

    /** Rows that one transaction touches at most. */
    static final int BATCH = 500;

    /** How long jobs are kept that maintenance ends. */
    Keeping keeping() {
        return new KeepingByMethod(methods, settings.retention());
    }

    /** Between three quarters of the span and the whole. */
    Duration jittered(Duration span) {
        return Duration.ofNanos((long) (span.toNanos() * (0.75 + random.getAsDouble() / 4)));
    }
}
