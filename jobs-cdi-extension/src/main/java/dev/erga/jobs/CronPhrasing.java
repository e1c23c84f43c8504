package dev.erga.jobs;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rewrites the times of day that cron-utils 9.2.1 would describe wrongly into an equal form that it describes rightly. Each
 * method names what it would say otherwise.
 */
final class CronPhrasing {

    private CronPhrasing() {}

    static CronPlain tellable(CronPlain plain) {
        CronPlain told = hoursInSteps(plain);
        if (plain.field(CronField.SECOND).isPresent()) {
            told = secondInSteps(told);
            told = everySecond(told);
            told = wholeMinute(told);
        }
        return told;
    }

    /** {@code 0 22-4/2 * * *}: "every 2 hours", without the range. */
    private static CronPlain hoursInSteps(CronPlain plain) {
        String hours = text(plain, CronField.HOUR);
        return hours.matches("\\d+-\\d+/\\d+") ? plain.with(CronField.HOUR, listed(plain, CronField.HOUR)) : plain;
    }

    /** {@code 10 *}{@code /5 * * * *}: "every 5 minutes", without the second; likewise for hours. */
    private static CronPlain secondInSteps(CronPlain plain) {
        if (text(plain, CronField.SECOND).equals("0")) {
            return plain;
        }
        CronPlain told = plain;
        for (CronField field : new CronField[] {CronField.MINUTE, CronField.HOUR}) {
            told = text(told, field).startsWith("*/") ? told.with(field, listed(told, field)) : told;
        }
        return told;
    }

    /** {@code * * 3 * * *}: "at 03:00". */
    private static CronPlain everySecond(CronPlain plain) {
        return text(plain, CronField.MINUTE).equals("*")
                        && text(plain, CronField.HOUR).matches("\\d+")
                ? plain.with(CronField.MINUTE, "0-59")
                : plain;
    }

    /** {@code 0-5 0 1 * * *}: "every second between 0 and 5 at 1 hour", without the minute. */
    private static CronPlain wholeMinute(CronPlain plain) {
        return text(plain, CronField.MINUTE).equals("0")
                        && !text(plain, CronField.SECOND).matches("\\d+|\\*")
                ? plain.with(CronField.MINUTE, "0-0")
                : plain;
    }

    private static String listed(CronPlain plain, CronField field) {
        long bits = CronBits.of(plain, field);
        return IntStream.rangeClosed(field.first, field.last)
                .filter(value -> ((bits >> value) & 1) == 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String text(CronPlain plain, CronField field) {
        return plain.field(field).orElseThrow();
    }
}
