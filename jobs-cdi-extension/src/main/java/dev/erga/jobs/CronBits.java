package dev.erga.jobs;

import com.cronutils.model.Cron;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.IntegerFieldValue;
import com.cronutils.model.field.value.SpecialChar;
import java.util.Objects;

/** Turns what cron-utils read into sets of values, one bit each. */
final class CronBits {

    private final Cron cron;
    private final CronPlain plain;

    private CronBits(CronPlain plain) {
        this.plain = plain;
        this.cron = plain.parsed();
    }

    static CronRule rule(CronPlain plain) {
        return new CronBits(plain).rule();
    }

    /** The values of a field of the time of day, or months. */
    static long of(CronPlain plain, CronField field) {
        return new CronBits(plain).bits(field);
    }

    private CronRule rule() {
        boolean hasSeconds = plain.field(CronField.SECOND).isPresent();
        CronTimes times =
                new CronTimes(hasSeconds ? bits(CronField.SECOND) : 1, bits(CronField.MINUTE), bits(CronField.HOUR));
        CronDays days = new CronDays(bits(CronField.MONTH), dayOfMonth(), dayOfWeek());
        boolean interval = (hasSeconds && isInterval(read(CronField.SECOND)))
                || isInterval(read(CronField.MINUTE))
                || isInterval(read(CronField.HOUR));
        return new CronRule(times, days, interval);
    }

    private FieldExpression read(CronField field) {
        return Objects.requireNonNull(cron.retrieveFieldsAsMap().get(field.parsedAs))
                .getExpression();
    }

    private long bits(CronField field) {
        return bits(field, read(field));
    }

    private static long bits(CronField field, FieldExpression expression) {
        if (expression instanceof And list) {
            return list.getExpressions().stream()
                    .mapToLong(part -> bits(field, part))
                    .reduce(0, (left, right) -> left | right);
        }
        if (expression instanceof Every every) {
            return range(field, every.getExpression(), every.getPeriod().getValue());
        }
        return range(field, expression, 1);
    }

    private static long range(CronField field, FieldExpression expression, int step) {
        if (expression instanceof Between between) {
            return range(field, number(between.getFrom()), number(between.getTo()), step);
        }
        if (expression instanceof On on) {
            return range(field, on.getTime().getValue(), on.getTime().getValue(), step);
        }
        if (expression instanceof Always) {
            return range(field, field.first, field.last, step);
        }
        throw new IllegalStateException(field.label + " has a form that nobody translates: " + expression.asString());
    }

    /** Every step-th value; a range that falls goes on past the end of the field, in step. */
    private static long range(CronField field, int from, int to, int step) {
        int end = to < from ? to + field.cycle() : to;
        long bits = 0;
        for (int value = from; value <= end; value += step) {
            bits |= 1L << (field.first + (value - field.first) % field.cycle());
        }
        return bits;
    }

    private CronDayRule dayOfMonth() {
        if (read(CronField.DAY_OF_MONTH) instanceof On on) {
            SpecialChar special = on.getSpecialChar().getValue();
            if (special == SpecialChar.L) {
                return new CronDayRule.FromLast(Math.max(0, on.getNth().getValue()), plain.isNearestToOffset());
            }
            if (special == SpecialChar.LW) {
                return new CronDayRule.FromLast(0, true);
            }
            if (special == SpecialChar.W) {
                return new CronDayRule.NearestWorkday(on.getTime().getValue());
            }
        }
        return new CronDayRule.DaysOfMonth(bits(CronField.DAY_OF_MONTH));
    }

    private CronDayRule dayOfWeek() {
        if (read(CronField.DAY_OF_WEEK) instanceof On on) {
            SpecialChar special = on.getSpecialChar().getValue();
            if (special == SpecialChar.L) {
                return new CronDayRule.LastWeekday(on.getTime().getValue());
            }
            if (special == SpecialChar.HASH) {
                return new CronDayRule.NthWeekday(
                        on.getTime().getValue(), on.getNth().getValue());
            }
        }
        return new CronDayRule.Weekdays(bits(CronField.DAY_OF_WEEK));
    }

    /** As Cronos decides: a star, a step or a range in a field of the time of day. */
    private static boolean isInterval(FieldExpression expression) {
        return expression instanceof And list
                ? list.getExpressions().stream().anyMatch(CronBits::isInterval)
                : !(expression instanceof On);
    }

    private static int number(FieldValue<?> value) {
        return ((IntegerFieldValue) value).getValue();
    }
}
