package dev.erga.engine.message;

import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.OperatorAction;

/** The numbered errors of operators' actions, ERGA-0254 and ERGA-0255; the first is in the signature itself. */
public final class OperatorMessages {

    private OperatorMessages() {}

    /** Somebody sends once more what has been done. */
    public static Problem confirmationUsed(OperatorAction action) {
        return Problem.of("ERGA-0255", "the confirmation of the action " + action + " has been used")
                .why(
                        "a confirmation is good for one transaction that changes something, on whatever node; the audit shows"
                                + " what came of it")
                .fix("nothing, if it was sent twice by accident; else ask the person again");
    }
}
