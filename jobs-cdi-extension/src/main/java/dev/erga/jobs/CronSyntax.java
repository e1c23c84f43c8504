package dev.erga.jobs;

/**
 * Checks one field against the grammar and rewrites it in the plain form that cron-utils reads as we mean it: numbers for
 * names, {@code *} for {@code ?}, an end for every step. The grammar is that of Cronos, the parser of Hangfire: a star
 * stands alone, a list has values and ranges, and either may have steps.
 */
final class CronSyntax {

    private static final int SUNDAY_AGAIN = 7;

    private final CronField field;

    private CronSyntax(CronField field) {
        this.field = field;
    }

    /** The plain form of a field. */
    static String plain(CronField field, CronToken token) {
        CronSyntax syntax = new CronSyntax(field);
        if (token.text().startsWith("*") || token.text().startsWith("?")) {
            return syntax.star(token);
        }
        return CronDaySyntax.isSpecial(field, token)
                ? new CronDaySyntax(field, syntax).plain(token)
                : syntax.list(token);
    }

    private String star(CronToken token) {
        String text = token.text();
        if (text.length() == 1) {
            return "*";
        }
        if (text.charAt(1) == '/' && text.indexOf(',') < 0) {
            return "*/" + step(token.from(2));
        }
        throw token.refuse(
                text.charAt(0) + " stands alone in " + field.label + " or takes a step, found " + token.found());
    }

    private String list(CronToken token) {
        StringBuilder plain = new StringBuilder();
        int begin = 0;
        for (int comma = token.text().indexOf(',');
                comma >= 0;
                comma = token.text().indexOf(',', begin)) {
            plain.append(item(token.part(begin, comma))).append(',');
            begin = comma + 1;
        }
        return plain.append(item(token.from(begin))).toString();
    }

    private String item(CronToken token) {
        int slash = token.text().indexOf('/');
        if (slash < 0) {
            return range(token);
        }
        CronToken start = token.part(0, slash);
        String range = dash(start) < 0 ? range(value(start), field.last) : range(start);
        return range + "/" + step(token.from(slash + 1));
    }

    private String range(CronToken token) {
        int dash = dash(token);
        return dash < 0
                ? String.valueOf(plain(value(token)))
                : range(value(token.part(0, dash)), value(token.from(dash + 1)));
    }

    /** A dash in front is a minus sign, and no value is negative. */
    private static int dash(CronToken token) {
        return token.text().indexOf('-', 1);
    }

    /** Sunday opens a range as 0 and closes it as 7, which lets {@code FRI-SUN} rise and {@code 0-7} be a week. */
    private String range(int from, int to) {
        if (field != CronField.DAY_OF_WEEK) {
            return from + "-" + to;
        }
        int opens = plain(from);
        if (from == SUNDAY_AGAIN) {
            return opens + "-" + plain(to);
        }
        return opens + "-" + (to == 0 && opens > 0 ? SUNDAY_AGAIN : to);
    }

    private int plain(int value) {
        return field == CronField.DAY_OF_WEEK ? value % SUNDAY_AGAIN : value;
    }

    /** A single value, where Sunday is 0. */
    int single(CronToken token) {
        return plain(value(token));
    }

    private int value(CronToken token) {
        int value = token.isNumber() ? token.number() : field.named(token.text());
        if (value < field.first || value > field.last) {
            throw token.refuse(field.rule() + ", found " + token.found());
        }
        return value;
    }

    private int step(CronToken token) {
        return number("step of " + field.label, 1, field.last, token);
    }

    /** A number that is not a value of the field. */
    static int number(String what, int least, int most, CronToken token) {
        int value = token.isNumber() ? token.number() : -1;
        if (value < least || value > most) {
            throw token.refuse(what + " must be " + least + "-" + most + ", found " + token.found());
        }
        return value;
    }
}
