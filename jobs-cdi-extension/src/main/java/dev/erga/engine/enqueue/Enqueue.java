package dev.erga.engine.enqueue;

import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Keeping;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that putting jobs in needs.
 *
 * @param methods the declared job methods
 * @param codec writes the arguments
 * @param ids makes the ids
 * @param store takes the jobs
 * @param calls in the caller's transaction or a new one
 * @param settings which queues are known, how long deleted jobs are kept whose method says nothing
 * @param events who is told after the commit
 * @param neighbours who works on this node and need not wait for its next look
 * @param callerName who is calling right now, where that is known
 * @param declaredSchedules the ids that code may not give to schedules of its own
 * @param currentJob the job that runs on the calling thread, if one does
 */
public record Enqueue(
        RegisteredMethods methods,
        ArgumentCodec codec,
        JobIds ids,
        JobStore store,
        StoreCalls calls,
        EngineSettings settings,
        EventSink events,
        Neighbours neighbours,
        Supplier<Optional<String>> callerName,
        Set<String> declaredSchedules,
        Supplier<Optional<JobId>> currentJob) {

    /** The same, called by that person, whoever the container thinks calls. */
    public Enqueue calledBy(String name) {
        return new Enqueue(
                methods,
                codec,
                ids,
                store,
                calls,
                settings,
                events,
                neighbours,
                () -> Optional.of(name),
                declaredSchedules,
                currentJob);
    }

    /** How long deleted jobs are kept. */
    Keeping keeping() {
        return new KeepingByMethod(methods, settings.retention());
    }

    /** A scheduler that stores jobs as they are declared; it is usable before the engine starts. */
    public JobScheduler scheduler() {
        return new StoringScheduler(this, JobOptions.defaults());
    }

    /** What people start jobs with. */
    public Starting starting() {
        return new Starting(this);
    }

    /** What people edit jobs with. */
    public Editing editing() {
        return new Editing(this);
    }
}
