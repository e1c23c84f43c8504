package dev.erga.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * How long to wait before the next attempt. Pure: the caller passes the random number.
 *
 * <p>{@link Polynomial} is the formula users of Sidekiq and Hangfire know.
 */
public sealed interface Backoff {

    /**
     * The delay before the attempt that follows a failed one.
     *
     * @param failedAttempt the number of the attempt that failed, 1 for the first
     * @param random at least 0, below 1; spreads jobs that failed together
     */
    Duration delayAfter(int failedAttempt, double random);

    /** {@code (n-1)^4 + 15 s + jitter of up to 30 s x n / 2} after attempt n, an hour and a half after the ninth. */
    record Polynomial() implements Backoff {
        @Override
        public Duration delayAfter(int failedAttempt, double random) {
            double n = failedAttempt;
            double seconds = Math.pow(n - 1, 4) + 15 + random * 15 * n;
            return Duration.ofMillis((long) (Math.min(seconds, 86_400d * 30) * 1000));
        }
    }

    /** Always the same delay, plus up to a tenth. */
    record Fixed(Duration delay) implements Backoff {
        public Fixed {
            requirePositive("fixed", delay);
        }

        @Override
        public Duration delayAfter(int failedAttempt, double random) {
            return plusTenth(delay, random);
        }
    }

    /** Doubles from the first delay up to the longest, plus up to a tenth. */
    record Exponential(Duration first, Duration longest) implements Backoff {
        public Exponential {
            requirePositive("exponential", first);
            if (longest.compareTo(first) < 0) {
                throw new JobsException(ValueMessages.badBackoff(
                        "exponential " + first + " " + longest, "the longest delay is shorter than the first"));
            }
        }

        @Override
        public Duration delayAfter(int failedAttempt, double random) {
            int doublings = Math.min(failedAttempt - 1, 40);
            double millis = Math.min(first.toMillis() * Math.pow(2, doublings), (double) longest.toMillis());
            return plusTenth(Duration.ofMillis((long) millis), random);
        }
    }

    /**
     * Reads {@code polynomial}, {@code fixed PT30S} or {@code exponential PT1S PT1H}.
     *
     * @throws JobsException ERGA-0208 if the text is none of these
     */
    static Backoff parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        try {
            if (words.equals(List.of("polynomial"))) {
                return new Polynomial();
            }
            if (words.size() == 2 && words.get(0).equals("fixed")) {
                return new Fixed(Duration.parse(words.get(1)));
            }
            if (words.size() == 3 && words.get(0).equals("exponential")) {
                return new Exponential(Duration.parse(words.get(1)), Duration.parse(words.get(2)));
            }
        } catch (DateTimeParseException malformed) {
            throw new JobsException(
                    ValueMessages.badBackoff(
                            text, "\"" + malformed.getParsedString() + "\" is not an ISO-8601 duration"),
                    malformed);
        }
        throw new JobsException(ValueMessages.badBackoff(text, "its first word or the number of its words is unknown"));
    }

    private static void requirePositive(String kind, Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            throw new JobsException(ValueMessages.badBackoff(kind + " " + delay, "a delay must be longer than zero"));
        }
    }

    private static Duration plusTenth(Duration delay, double random) {
        return delay.plusMillis((long) (delay.toMillis() * random / 10));
    }
}
