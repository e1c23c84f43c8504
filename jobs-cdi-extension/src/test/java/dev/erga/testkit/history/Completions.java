package dev.erga.testkit.history;

import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Failure;
import java.time.Duration;
import java.util.Optional;

/** Ways in which attempts end. */
final class Completions {

    static final Failure FAILURE = new Failure("java.io.IOException", "no route", "at com.acme.Mails.send");

    private Completions() {}

    static Completion drawn(Dice dice) {
        Duration delay = Duration.ofMinutes(5 + 10L * dice.below(6));
        return switch (dice.below(16)) {
            case 0 -> Completion.retry(delay, "no route; tries again", FAILURE);
            case 1 -> Completion.retryAfterTimeout(delay, "took too long; tries again", FAILURE);
            case 2, 3 -> Completion.gaveUp("no route; gave up", FAILURE, kept(dice));
            case 4 -> Completion.gaveUpAfterTimeout("took too long; gave up", FAILURE, kept(dice));
            case 5 -> Completion.unreadable("no such argument", FAILURE);
            case 6 -> Completion.released("the node stops");
            case 7 -> Completion.snoozed(delay, "not now");
            case 8 -> Completion.cancelled("it was asked to stop", kept(dice));
            default -> succeeded(dice);
        };
    }

    static Completion succeeded(Dice dice) {
        return Completion.succeeded(kept(dice));
    }

    static Optional<Duration> kept(Dice dice) {
        return dice.oneIn(3) ? Optional.empty() : Optional.of(Duration.ofMinutes(65 + 60L * dice.below(3)));
    }
}
