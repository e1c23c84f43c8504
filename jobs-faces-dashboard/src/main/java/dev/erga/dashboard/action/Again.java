package dev.erga.dashboard.action;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * A post that did not do, on its way to the page that shows it again.
 *
 * @param order what was to be done
 * @param form the reason that was given
 * @param draft what was written, of which nothing is lost
 * @param kind why nothing was done: {@code refused}, {@code changed}, {@code stale}, {@code reason} or {@code preview}
 * @param refusal what the engine has said
 */
record Again(Order order, Form form, Draft draft, String kind, Optional<JobsException> refusal) {

    private static final String ATTRIBUTE = Again.class.getName();

    /** Whether it has something that was written anew and can be shown again. */
    boolean isWritten() {
        return order.action().edits() && order.isReasonable();
    }

    /** The same for another cause. */
    Again because(String other) {
        return new Again(order, form, draft, other, refusal);
    }

    /** The same because the engine has refused it. */
    Again because(String other, JobsException refused) {
        return new Again(order, form, draft, other, Optional.of(refused));
    }

    /** Whether what was written answers the page of such an action. */
    boolean isAnswer() {
        return order.action().editor() != Editor.SCHEDULE
                || (draft.before().isPresent() && draft.wanted().isPresent());
    }

    /** Whether people have to look at what would come of it first. */
    boolean isPreviewed() {
        return order.action().editor() == Editor.SCHEDULE && !draft.isAgreed();
    }

    void leaveIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Again> leftIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(Again.class::isInstance)
                .map(Again.class::cast);
    }

    /** What is wrong with single arguments, and with several together. */
    List<ArgumentFault> faults() {
        return refusal.filter(ArgumentsRefusedException.class::isInstance)
                .map(ArgumentsRefusedException.class::cast)
                .map(ArgumentsRefusedException::faults)
                .orElse(List.of());
    }
}
