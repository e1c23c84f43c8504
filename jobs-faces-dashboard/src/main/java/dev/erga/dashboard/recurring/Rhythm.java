package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.RecurringDetails;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a schedule fires, in words. The schedule itself has them in any language for a cron, for an interval only in English. */
record Rhythm(Texts texts) {

    String of(RecurringDetails schedule) {
        return schedule.cron().isPresent()
                ? schedule.description(texts.language())
                : schedule.every()
                        .flatMap(Rhythm::interval)
                        .map(this::words)
                        .orElseGet(() -> schedule.description(texts.language()));
    }

    /** What another version has stored may not be readable here. */
    private static Optional<Duration> interval(String period) {
        try {
            return Optional.of(Duration.parse(period));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** {@code every 1 h 30 min}. */
    private String words(Duration interval) {
        String span = Stream.of(
                        part("time.days", BigDecimal.valueOf(interval.toDays())),
                        part("time.hours", BigDecimal.valueOf(interval.toHoursPart())),
                        part("time.minutes", BigDecimal.valueOf(interval.toMinutesPart())),
                        part("time.seconds", seconds(interval)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return texts.get("recurring.every", span);
    }

    private static BigDecimal seconds(Duration interval) {
        BigDecimal part = BigDecimal.valueOf(interval.toNanosPart(), 9);
        return part.add(BigDecimal.valueOf(interval.toSecondsPart())).stripTrailingZeros();
    }

    private Optional<String> part(String key, BigDecimal number) {
        return number.signum() == 0 ? Optional.empty() : Optional.of(texts.get(key, Numbers.decimal(number, texts)));
    }
}
