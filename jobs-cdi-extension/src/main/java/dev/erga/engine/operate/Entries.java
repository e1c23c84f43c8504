package dev.erga.engine.operate;

import dev.erga.engine.enqueue.Enqueue;
import dev.erga.engine.message.OperatorMessages;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.OperatorAction;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.spi.SignedAction;
import java.util.HashSet;
import java.util.Set;

/** The entries of the audit that one transaction writes. The first of them uses up the confirmation. */
final class Entries {

    private final Enqueue parts;
    private final Set<String> usedHere = new HashSet<>();

    Entries(Enqueue parts) {
        this.parts = parts;
    }

    /** Refuses a confirmation that another transaction has used, before anything is done. */
    void requireUnused(OperatorAction action, Signature by) {
        by.confirmation()
                .filter(id ->
                        !usedHere.contains(id) && parts.store().operations().isUsed(id))
                .ifPresent(id -> {
                    throw new JobsException(OperatorMessages.confirmationUsed(action));
                });
    }

    /** Another may have used the confirmation meanwhile: then nothing of this transaction stays, whosever it is. */
    void write(SignedAction done) {
        boolean covered = done.by().confirmation().filter(usedHere::contains).isPresent();
        SignedAction entry = covered ? done.by(done.by().unconfirmed()) : done;
        if (!parts.store().operations().record(entry)) {
            parts.calls().transactions().setRollbackOnly();
            throw new JobsException(OperatorMessages.confirmationUsed(done.action()));
        }
        done.by().confirmation().ifPresent(usedHere::add);
    }
}
