package dev.erga.jobs;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The times of day at which an expression fires, bit 0 for zero.
 *
 * @param seconds at least one
 * @param minutes at least one
 * @param hours at least one
 */
record CronTimes(long seconds, long minutes, long hours) {

    /** The first time of the day. */
    LocalTime first() {
        return at(next(hours, 0));
    }

    /** The first time that matches, the given one (of whole seconds) included. */
    Optional<LocalTime> from(LocalTime start) {
        int hour = start.getHour();
        int minute = start.getMinute();
        if (contains(hours, hour)) {
            if (contains(minutes, minute)) {
                int second = next(seconds, start.getSecond());
                if (second >= 0) {
                    return Optional.of(LocalTime.of(hour, minute, second));
                }
            }
            int later = next(minutes, minute + 1);
            if (later >= 0) {
                return Optional.of(LocalTime.of(hour, later, next(seconds, 0)));
            }
        }
        int later = next(hours, hour + 1);
        return later >= 0 ? Optional.of(at(later)) : Optional.empty();
    }

    private LocalTime at(int hour) {
        return LocalTime.of(hour, next(minutes, 0), next(seconds, 0));
    }

    private static boolean contains(long bits, int value) {
        return ((bits >> value) & 1) == 1;
    }

    /** The lowest bit from a place of at most 63 on, or -1. */
    static int next(long bits, int from) {
        long rest = bits & (-1L << from);
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }
}
