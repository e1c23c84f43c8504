package dev.erga.jobs.monitor;

import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import java.util.Optional;

/**
 * Who answers for an operator's action. The first three are for people to read; the store keeps the first 200 characters of the
 * first two, and the first 2,000 of the third. One that leaves something blank is refused with ERGA-0254.
 *
 * @param who the name under which the caller knows the person
 * @param from where the wish came from, such as {@code dashboard, 10.0.0.7}
 * @param why the reason
 * @param confirmation the one time that the person has said yes: 1 to 64 characters, letters, digits, dash, dot and underscore.
 *     Whoever sends the same again, by accident or on purpose, to this node or to another, is refused with ERGA-0255 for as
 *     long as the audit keeps what came of the first. Empty where nothing can be sent twice
 */
public record Signature(String who, String from, String why, Optional<String> confirmation) {

    public Signature {
        requireSaid("who", who);
        requireSaid("from where", from);
        requireSaid("why", why);
        confirmation.filter(id -> !id.matches("[A-Za-z0-9._-]{1,64}")).ifPresent(id -> {
            throw new IllegalArgumentException(
                    "a confirmation has 1 to 64 letters, digits, dashes, dots or underscores");
        });
    }

    /** Without a confirmation. */
    public Signature(String who, String from, String why) {
        this(who, from, why, Optional.empty());
    }

    /** The same, good for one transaction that changes something. */
    public Signature confirmed(String id) {
        return new Signature(who, from, why, Optional.of(id));
    }

    /** The same without its confirmation. */
    public Signature unconfirmed() {
        return new Signature(who, from, why, Optional.empty());
    }

    private static void requireSaid(String part, String text) {
        if (text.isBlank()) {
            throw new JobsException(Problem.of("ERGA-0254", "an operator's action does not say " + part)
                    .why("each action is kept with who did it, from where and why")
                    .fix("give all three in the Signature, none of them blank"));
        }
    }
}
