package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.OperatorAction;
import dev.erga.jobs.monitor.Signature;
import java.util.Optional;

/**
 * What an operator has done.
 *
 * @param action what
 * @param subject to which one of the action's {@linkplain OperatorAction#subject kind}
 * @param before how it stood before, where that says anything
 * @param after how it stands now, where that says anything
 * @param by who answers for it
 */
public record SignedAction(
        OperatorAction action, String subject, Optional<String> before, Optional<String> after, Signature by) {

    /** The same with another signature. */
    public SignedAction by(Signature other) {
        return new SignedAction(action, subject, before, after, other);
    }
}
