package dev.erga.jobs;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The dates on which an expression fires: those that both day fields allow, in the months that it names.
 *
 * @param months bit 1 for January
 * @param ofMonth the field of the day of the month
 * @param ofWeek the field of the day of the week
 */
record CronDays(long months, CronDayRule ofMonth, CronDayRule ofWeek) {

    /** Later years are not computed: databases end there. */
    static final int LAST_YEAR = 9999;

    private static final int SHORTEST = 28;
    private static final int LONGEST = 31;

    /** The first date that matches, the given one included. */
    Optional<LocalDate> from(LocalDate start) {
        int year = start.getYear();
        int month = start.getMonthValue();
        int day = start.getDayOfMonth();
        while (year <= LAST_YEAR) {
            int matching = CronTimes.next(months, month);
            if (matching < 0) {
                year++;
                month = 1;
                day = 1;
                continue;
            }
            int found = CronTimes.next(in(YearMonth.of(year, matching)), matching == month ? day : 1);
            if (found > 0) {
                return Optional.of(LocalDate.of(year, matching, found));
            }
            month = matching + 1;
            day = 1;
        }
        return Optional.empty();
    }

    /** Whether no date of any year matches. In 400 years every month begins on every weekday, leap Februaries too. */
    boolean isNever() {
        for (int month = CronTimes.next(months, 1); month > 0; month = CronTimes.next(months, month + 1)) {
            if (canMatch(month)) {
                return false;
            }
        }
        return true;
    }

    private boolean canMatch(int month) {
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int first = 0; first < 7 && hasLength(month, length); first++) {
                if (in(length, first) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasLength(int month, int length) {
        return YearMonth.of(2000, month).lengthOfMonth() == length
                || YearMonth.of(2001, month).lengthOfMonth() == length;
    }

    private long in(YearMonth month) {
        return in(month.lengthOfMonth(), month.atDay(1).getDayOfWeek().getValue() % 7);
    }

    private long in(int length, int first) {
        return ofMonth.in(length, first) & ofWeek.in(length, first);
    }
}
