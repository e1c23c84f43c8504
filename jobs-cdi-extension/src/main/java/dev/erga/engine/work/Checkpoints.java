package dev.erga.engine.work;

import dev.erga.engine.enqueue.UnreadableValueException;
import dev.erga.engine.message.Messages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.JobValues.Checkpoint;
import dev.erga.jobs.spi.Lease;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Keeps and gives back how far one job has come. */
final class Checkpoints {

    private final WorkParts parts;
    private final Attempt attempt;
    private final Lease lease;

    Checkpoints(WorkParts parts, Attempt attempt) {
        this.parts = parts;
        this.attempt = attempt;
        this.lease = attempt.job().lease();
    }

    /** In the transaction of the job's own code, if it has begun one, or in one of its own. */
    void keep(Object value) {
        if (attempt.method().declaration().transactional()) {
            throw new JobsException(Messages.checkpointOfTransaction(name()));
        }
        String text = parts.codec().values().write("checkpoint", name(), value);
        attempt.usesCheckpoints();
        fenced(() -> parts.store().values().checkpoint(lease, text) ? Optional.of(text) : Optional.empty());
    }

    <T> Optional<T> kept(Class<T> type) {
        attempt.usesCheckpoints();
        Checkpoint found = fenced(() -> parts.store().values().checkpoint(lease));
        if (found.value().isEmpty()) {
            return Optional.empty();
        }
        try {
            return parts.codec().values().read(found.value().get(), type);
        } catch (UnreadableValueException unreadable) {
            throw new JobsException(Messages.checkpointUnreadable(name(), job(), type, unreadable), unreadable);
        }
    }

    /** Nothing as the work's answer says that the lease is gone: then the step that is under way must not commit either. */
    private <T> T fenced(Callable<Optional<T>> work) {
        return parts.calls().forCaller(Messages.notStored("the checkpoint of job " + job()), () -> {
            Optional<T> answer = parts.membership().holds(lease.node()) ? work.call() : Optional.empty();
            if (answer.isEmpty()) {
                parts.calls().transactions().setRollbackOnly();
                throw new JobsException(Messages.checkpointFenced(name(), job()));
            }
            return answer.get();
        });
    }

    private String name() {
        return attempt.job().name();
    }

    private JobId job() {
        return lease.job();
    }
}
