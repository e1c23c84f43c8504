package dev.erga.jobs;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression in the plain form that {@link CronSyntax} writes and cron-utils reads as we mean it.
 *
 * @param fields five, or six with the second first
 */
record CronPlain(List<String> fields) {

    private static final int WITH_SECONDS = 6;
    private static final CronParser FIVE = new CronParser(definition(CronDefinitionBuilder.defineCron()));
    private static final CronParser SIX = new CronParser(definition(CronDefinitionBuilder.defineCron()
            .withSeconds()
            .withValidRange(0, 59)
            .and()));

    CronPlain {
        fields = List.copyOf(fields);
    }

    /** The text of a field; only the second may be absent. */
    Optional<String> field(CronField field) {
        int index = index(field);
        return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
    }

    /** The same with another text for a field that is there. */
    CronPlain with(CronField field, String text) {
        List<String> changed = new ArrayList<>(fields);
        changed.set(index(field), text);
        return new CronPlain(changed);
    }

    private int index(CronField field) {
        return (fields.size() == WITH_SECONDS ? CronField.sixFields() : CronField.fiveFields()).indexOf(field);
    }

    /** Whether it means the weekday nearest to a day counted from the end, the one form cron-utils does not know. */
    boolean isNearestToOffset() {
        return field(CronField.DAY_OF_MONTH).orElseThrow().matches("L-\\d+W");
    }

    /** Read by cron-utils; of L-3W it sees L-3. */
    Cron parsed() {
        CronParser parser = fields.size() == WITH_SECONDS ? SIX : FIVE;
        String dayOfMonth = field(CronField.DAY_OF_MONTH).orElseThrow();
        CronPlain readable = isNearestToOffset() ? with(CronField.DAY_OF_MONTH, dayOfMonth.replace("W", "")) : this;
        return parser.parse(readable.toString());
    }

    @Override
    public String toString() {
        return String.join(" ", fields);
    }

    private static CronDefinition definition(CronDefinitionBuilder fields) {
        return fields.withMinutes()
                .withValidRange(0, 59)
                .and()
                .withHours()
                .withValidRange(0, 23)
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .supportsW()
                .supportsLW()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .supportsHash()
                .supportsL()
                .and()
                .instance();
    }
}
