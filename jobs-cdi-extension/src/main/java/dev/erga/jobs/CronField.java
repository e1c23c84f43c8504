package dev.erga.jobs;

import com.cronutils.model.field.CronFieldName;
import java.util.List;

/** The fields of a cron expression in the order in which they are written, with what may stand in them. */
enum CronField {
    SECOND("second", 0, 59, CronFieldName.SECOND, ""),
    MINUTE("minute", 0, 59, CronFieldName.MINUTE, ""),
    HOUR("hour", 0, 23, CronFieldName.HOUR, ""),
    DAY_OF_MONTH("day of month", 1, 31, CronFieldName.DAY_OF_MONTH, ""),
    MONTH("month", 1, 12, CronFieldName.MONTH, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK("day of week", 0, 7, CronFieldName.DAY_OF_WEEK, "SUN MON TUE WED THU FRI SAT");

    private static final int NAME_LENGTH = 3;

    final String label;
    final int first;
    final int last;
    final CronFieldName parsedAs;
    private final String names;

    CronField(String label, int first, int last, CronFieldName parsedAs, String names) {
        this.label = label;
        this.first = first;
        this.last = last;
        this.parsedAs = parsedAs;
        this.names = names;
    }

    /** The fields of an expression that begins with minutes. */
    static List<CronField> fiveFields() {
        return List.of(MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK);
    }

    /** The fields of an expression that begins with seconds. */
    static List<CronField> sixFields() {
        return List.of(values());
    }

    boolean isTimeOfDay() {
        return compareTo(DAY_OF_MONTH) < 0;
    }

    /** After how many values it begins anew; Sunday has two numbers, so a week is seven although 0 to 7 is eight. */
    int cycle() {
        return this == DAY_OF_WEEK ? 7 : last - first + 1;
    }

    /** The number that a three-letter name stands for, or -1 if it is none of this field's. */
    int named(String name) {
        int place = name.length() == NAME_LENGTH ? names.indexOf(name) : -1;
        return place < 0 ? -1 : first + place / (NAME_LENGTH + 1);
    }

    /** What a value must be, such as {@code month must be 1-12 or JAN-DEC}. */
    String rule() {
        String numbers = label + " must be " + first + "-" + last;
        return names.isEmpty()
                ? numbers
                : numbers + " or " + names.substring(0, NAME_LENGTH) + "-"
                        + names.substring(names.length() - NAME_LENGTH);
    }
}
