package dev.erga.cdi;

import dev.erga.engine.setup.BreakerRule;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.InvalidCronException;
import dev.erga.jobs.JobsException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Reads texts as values. One that cannot be read is a problem and becomes any valid value, so that reading goes on and all
 * problems come to light; what was read is used only if there are none.
 */
final class Values {

    private static final String QUEUE_NAME = "[a-z0-9_-]{1,50}";
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** Longer than anybody keeps anything. */
    static final Duration AGE = Duration.ofDays(36_500);

    private static final String FOREVER = "forever";
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofDays(30);

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    int wholeNumber(Given given, int least, int most) {
        try {
            int number = Integer.parseInt(given.text().strip());
            if (number < least || number > most) {
                problems.add(Messages.outOfRange(given, least, most));
                return least;
            }
            return number;
        } catch (NumberFormatException notANumber) {
            problems.add(Messages.notANumber(given, least, most));
            return least;
        }
    }

    Duration duration(Given given, Duration least, Duration most) {
        Optional<Duration> read = duration(given);
        if (read.isPresent() && !isBetween(read.get(), least, most)) {
            problems.add(Messages.durationOutOfRange(given, least, most));
        }
        return read.orElse(least);
    }

    /** How long something that is over is kept; empty to keep it until somebody acts. */
    Optional<Duration> keep(Given given) {
        String text = given.text().strip();
        if (text.equalsIgnoreCase(FOREVER)) {
            return Optional.empty();
        }
        try {
            Duration span = Duration.parse(text);
            if (!isBetween(span, Duration.ZERO, AGE)) {
                problems.add(Messages.durationOutOfRange(given, Duration.ZERO, AGE));
            }
            return Optional.of(span);
        } catch (DateTimeParseException neither) {
            problems.add(PolicyMessages.badKeep(given));
            return Optional.empty();
        }
    }

    /** How far apart the fires of a schedule are. */
    Duration interval(Given given) {
        Optional<Duration> read = duration(given);
        if (read.isPresent() && read.get().compareTo(SHORTEST_INTERVAL) < 0) {
            problems.add(Messages.intervalTooShort(given));
        }
        return read.orElse(SHORTEST_INTERVAL);
    }

    private Optional<Duration> duration(Given given) {
        try {
            return Optional.of(Duration.parse(given.text().strip()));
        } catch (DateTimeParseException notADuration) {
            problems.add(Messages.notADuration(given));
            return Optional.empty();
        }
    }

    private static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    String cron(Given given) {
        try {
            return CronSchedule.parse(given.text()).expression();
        } catch (InvalidCronException refused) {
            problems.add(Messages.badCron(given, refused));
            return given.text();
        }
    }

    Backoff backoff(Given given) {
        try {
            return Backoff.parse(given.text());
        } catch (JobsException refused) {
            problems.add(Messages.badBackoff(given, refused.problem()));
            return new Backoff.Polynomial();
        }
    }

    /** When a job method is to rest; nothing for {@code off}. */
    Optional<BreakerRule> breaker(Given given) {
        List<String> words = List.of(given.text().strip().split("\\s+"));
        if (words.equals(List.of("off"))) {
            return Optional.empty();
        }
        try {
            if (words.size() == 2 || words.size() == 3) {
                Duration rest = Duration.parse(words.get(1));
                Duration longest = Duration.parse(words.get(words.size() - 1));
                if (isBetween(rest, SHORTEST_REST, LONGEST_REST) && isBetween(longest, rest, LONGEST_REST)) {
                    return Optional.of(new BreakerRule(Integer.parseInt(words.get(0)), rest, longest));
                }
            }
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            // Told below, like all others.
        }
        problems.add(PolicyMessages.badBreaker(given));
        return Optional.empty();
    }

    String queueName(Given given) {
        if (!given.text().matches(QUEUE_NAME)) {
            problems.add(Messages.badQueueName(given));
        }
        return given.text();
    }

    ZoneId zone(Given given) {
        try {
            return ZoneId.of(given.text());
        } catch (DateTimeException unknown) {
            problems.add(Messages.unknownZone(given));
            return ZoneOffset.UTC;
        }
    }

    /** One of a few words, in any case. */
    String word(Given given, List<String> allowed) {
        return allowed.stream()
                .filter(given.text().strip()::equalsIgnoreCase)
                .findFirst()
                .orElseGet(() -> {
                    problems.add(Messages.notOneOf(given, allowed));
                    return allowed.get(0);
                });
    }
}
