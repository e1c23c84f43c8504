package dev.erga.jobs;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts members into a batch while {@link JobScheduler#batch} or {@link JobScheduler#addTo} runs its callback; of no use
 * afterwards. Its methods throw what those of {@link JobScheduler} throw. For one thread.
 */
public interface JobBatch {

    /** The batch. */
    BatchId id();

    /** The one way in that all others lead to. */
    JobId put(Due due, JobMethod method, @Nullable Object... arguments);

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B> JobId enqueue(JobMethod.Of0<B> method) {
        return put(Due.now(), method);
    }

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B, P1> JobId enqueue(JobMethod.Of1<B, P1> method, P1 arg1) {
        return put(Due.now(), method, arg1);
    }

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B, P1, P2> JobId enqueue(JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        return put(Due.now(), method, arg1, arg2);
    }

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B, P1, P2, P3> JobId enqueue(JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        return put(Due.now(), method, arg1, arg2, arg3);
    }

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B, P1, P2, P3, P4> JobId enqueue(
            JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        return put(Due.now(), method, arg1, arg2, arg3, arg4);
    }

    /** Adds a job that runs as soon as a worker of its queue is free. */
    default <B, P1, P2, P3, P4, P5> JobId enqueue(
            JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        return put(Due.now(), method, arg1, arg2, arg3, arg4, arg5);
    }

    /**
     * Adds one job for each element, in memory that does not grow with their number. The stream is closed.
     *
     * @return how many jobs were added
     */
    <B, P1> long enqueueAll(JobMethod.Of1<B, P1> method, Stream<? extends P1> arguments);

    /** Adds a batch that counts as one member: it ends when all of its own have. */
    BatchId batch(String name, Consumer<JobBatch> members);

    /** The same batch with other options for the jobs put in through it; the receiver does not change. */
    JobBatch with(JobOptions options);
}
