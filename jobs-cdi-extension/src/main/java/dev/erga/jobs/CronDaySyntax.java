package dev.erga.jobs;

/** The forms with L, W and #, which only the two day fields have and which stand alone there. */
final class CronDaySyntax {

    private static final int MOST_WEEKS = 5;

    private final CronField field;
    private final CronSyntax syntax;

    CronDaySyntax(CronField field, CronSyntax syntax) {
        this.field = field;
        this.syntax = syntax;
    }

    /** Whether the field means to use one of these forms; no name of a weekday has an L. */
    static boolean isSpecial(CronField field, CronToken token) {
        return switch (field) {
            case DAY_OF_MONTH -> token.text().matches("[^A-KM-VX-Z]*[LW][^A-KM-VX-Z]*");
            case DAY_OF_WEEK -> token.text().matches("[^L#]*[L#].*");
            default -> false;
        };
    }

    String plain(CronToken token) {
        return field == CronField.DAY_OF_WEEK ? dayOfWeek(token) : dayOfMonth(token);
    }

    private String dayOfMonth(CronToken token) {
        String text = token.text();
        if (text.matches("L(-[^W]*)?W?")) {
            return lastDay(token);
        }
        if (text.matches("\\w+W")) {
            return syntax.single(token.part(0, text.length() - 1)) + "W";
        }
        throw token.refuse("L, L-3, LW and 15W stand alone in day of month, found " + token.found());
    }

    private static String lastDay(CronToken token) {
        String nearest = token.text().endsWith("W") ? "W" : "";
        CronToken offset = token.part(1, token.text().length() - nearest.length());
        int before = offset.text().isEmpty()
                ? 0
                : CronSyntax.number("days before the last of the month", 0, 30, offset.from(1));
        return (before == 0 ? "L" : "L-" + before) + nearest;
    }

    private String dayOfWeek(CronToken token) {
        String text = token.text();
        if (text.matches("\\w+L")) {
            return syntax.single(token.part(0, text.length() - 1)) + "L";
        }
        if (text.matches("\\w+#\\w*")) {
            int hash = text.indexOf('#');
            return syntax.single(token.part(0, hash))
                    + "#"
                    + CronSyntax.number("week of the month", 1, MOST_WEEKS, token.from(hash + 1));
        }
        throw token.refuse("FRIL and FRI#2 stand alone in day of week, found " + token.found());
    }
}
