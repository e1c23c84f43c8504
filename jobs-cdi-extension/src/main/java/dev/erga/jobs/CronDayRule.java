package dev.erga.jobs;

/** Which days of a month one day field means, whatever the other says. */
sealed interface CronDayRule {

    int SATURDAY = 6;
    int SUNDAY = 0;

    /**
     * The days that match, bit 1 for the first of the month.
     *
     * @param length how many days the month has
     * @param first the weekday of its first day, 0 for Sunday
     */
    long in(int length, int first);

    /** Days given by their numbers; those the month lacks do not match. */
    record DaysOfMonth(long bits) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            return bits & upTo(length);
        }
    }

    /** The last day or one counted back from it, or the working day nearest to that; none in a month too short. */
    record FromLast(int before, boolean nearest) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            int day = length - before;
            return day < 1 ? 0 : nearest ? nearestWorkday(day, length, first) : 1L << day;
        }
    }

    /** The working day nearest to a day, within the month; none in a month without that day. */
    record NearestWorkday(int day) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            return day > length ? 0 : nearestWorkday(day, length, first);
        }
    }

    /** Every day on some weekdays, bit 0 for Sunday. */
    record Weekdays(long bits) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            long days = 0;
            for (int day = 1; day <= length; day++) {
                days |= ((bits >> weekdayOf(day, first)) & 1) << day;
            }
            return days;
        }
    }

    /** The last time a weekday comes. */
    record LastWeekday(int weekday) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            return 1L << (length - Math.floorMod(weekdayOf(length, first) - weekday, 7));
        }
    }

    /** The nth time a weekday comes; none in a month where it comes less often. */
    record NthWeekday(int weekday, int nth) implements CronDayRule {
        @Override
        public long in(int length, int first) {
            int day = 1 + Math.floorMod(weekday - first, 7) + 7 * (nth - 1);
            return day > length ? 0 : 1L << day;
        }
    }

    private static long upTo(int length) {
        return (1L << (length + 1)) - 1;
    }

    private static int weekdayOf(int day, int first) {
        return (first + day - 1) % 7;
    }

    private static long nearestWorkday(int day, int length, int first) {
        return switch (weekdayOf(day, first)) {
            case SATURDAY -> 1L << (day > 1 ? day - 1 : day + 2);
            case SUNDAY -> 1L << (day < length ? day + 1 : day - 2);
            default -> 1L << day;
        };
    }
}
