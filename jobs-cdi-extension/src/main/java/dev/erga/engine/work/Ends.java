package dev.erga.engine.work;

import dev.erga.engine.enqueue.Mask;
import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.Leaving;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands over how runs ended: to be written, or to be told where that is written already. Thread-safe. */
final class Ends {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final WorkParts parts;
    private final Decisions decisions;
    private final Completions completions;
    private final Announcer announcer;

    Ends(WorkParts parts, Completions completions, Announcer announcer) {
        this.parts = parts;
        this.decisions = new Decisions(parts.settings().retention());
        this.completions = completions;
        this.announcer = announcer;
    }

    /** Whether the method returned and nothing speaks against a good end. */
    boolean isGood(Run run) {
        return decisions
                .decide(run.ending(null), 0)
                .filter(completion -> completion.outcome() == Completion.Outcome.SUCCEEDED)
                .isPresent();
    }

    /** How a good end of a job of that method is written. */
    Completion good(JobDeclaration declaration) {
        return decisions.succeeded(declaration);
    }

    /** Its good end has been committed. */
    void succeeded(Run run) {
        announcer.ended(new Ended(run.attempt().job(), good(run.declaration()), run.took()));
    }

    /** It is over, and nothing of it has been committed. */
    void end(Run run, @Nullable Throwable thrown) {
        Ending ending = run.ending(thrown);
        decisions
                .decide(ending, parts.random().getAsDouble())
                .ifPresentOrElse(completion -> completions.add(ended(run, ending, completion)), () -> forget(run));
    }

    private static Ended ended(Run run, Ending ending, Completion completion) {
        return new Ended(
                ending.job(),
                completion,
                run.took(),
                leaving(run, completion),
                Decisions.isJobsOwnFault(ending),
                0,
                false);
    }

    private static Optional<Leaving> leaving(Run run, Completion completion) {
        return completion.outcome() == Completion.Outcome.SUCCEEDED
                ? run.attempt().leaving()
                : Optional.empty();
    }

    /** Its job can never be run. */
    void unreadable(Attempt attempt, Throwable unreadable) {
        Mask mask = attempt.mask();
        String reason = Messages.argumentsUnreadable(Failures.sentence(unreadable, mask::hide));
        completions.add(Ended.atOnce(
                attempt.job(),
                Completion.unreadable(
                        reason, Failures.of(unreadable, attempt.job().name(), mask::hide))));
    }

    /** It could not begin. */
    void giveBack(Run run, Throwable thrown) {
        parts.log().trouble(() -> Messages.roundFailed("worker").toString(), thrown);
        completions.add(Ended.atOnce(
                run.attempt().job(),
                Completion.released("Given back because the database did not answer when it was to begin.")));
    }

    /** Others decide about its job now. */
    void forget(Run run) {
        announcer.endNotWritten(run.attempt().job());
    }

    /** What the row says, as soon as the database answers; LOST if the node's lease is over before that. */
    LeaseStatus ask(Lease lease) {
        return ask(List.of(lease)).getOrDefault(lease, LeaseStatus.LOST);
    }

    /** The same of several leases of one node, asked in one transaction; those that are not in the answer are LOST. */
    Map<Lease, LeaseStatus> ask(List<Lease> leases) {
        while (parts.membership().holds(leases.get(0).node())) {
            try {
                return parts.calls().inNew(() -> inspected(leases));
            } catch (Exception away) {
                parts.log().trouble(() -> Messages.roundFailed("worker").toString(), away);
                pause();
            }
        }
        return Map.of();
    }

    /** In the order of ids, like all who lock several rows. */
    private Map<Lease, LeaseStatus> inspected(List<Lease> leases) {
        Map<Lease, LeaseStatus> found = new HashMap<>();
        leases.stream()
                .sorted(Comparator.comparing(Lease::job))
                .forEach(lease -> found.put(lease, parts.store().inspect(lease)));
        return found;
    }

    /** Lets some time pass before the next try. */
    void pause() {
        try {
            parts.time().pause(BETWEEN_QUESTIONS);
        } catch (InterruptedException ignored) {
            // Nobody interrupts a worker outside of a job method; should it happen, the question is asked earlier.
        }
    }
}
