package dev.erga.jpa;

import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A schedule's definition as the columns have it.
 *
 * @param id the schedule's
 * @param times the columns that say when it fires: cron, period, zone
 * @param others the other columns that a definition has, in the order of the statements
 */
record RecurringColumns(String id, List<Object> times, List<Object> others) {

    /** Takes the next fire, the id, the times and the others. */
    static final String INSERT = """
            INSERT INTO erga_recurring (next_fire, id, cron, period, zone, job_name, misfire, grace_micros, catch_up,
                overlap, origin, arguments, queue, priority, max_attempts, labels, tenant)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE erga_recurring
            SET next_fire = CASE
                    WHEN cron IS NOT DISTINCT FROM CAST(? AS varchar)
                        AND period IS NOT DISTINCT FROM CAST(? AS varchar) AND zone = ? THEN next_fire
                    ELSE CAST(? AS timestamp with time zone) END,
                cron = ?, period = ?, zone = ?, job_name = ?, misfire = ?, grace_micros = ?, catch_up = ?, overlap = ?,
                origin = ?, arguments = ?, queue = ?, priority = ?, max_attempts = ?, labels = ?, tenant = ?
            WHERE id = ?
            """;

    static RecurringColumns of(RecurringDefinition definition) {
        RecurringRules rules = definition.rules();
        RecurringCall call = definition.call();
        return new RecurringColumns(
                definition.id(),
                List.of(
                        definition.cron(),
                        definition.every().map(Duration::toString),
                        definition.zone().getId()),
                List.of(
                        definition.jobName(),
                        rules.misfire(),
                        rules.grace(),
                        rules.catchUp(),
                        rules.overlap(),
                        definition.origin(),
                        Text.exact("arguments", call.arguments()),
                        call.queue(),
                        boxed(call.priority()),
                        boxed(call.attempts()),
                        call.labels().isEmpty() ? Optional.empty() : labels(call),
                        call.tenant().map(tenant -> Text.exact("tenant", tenant))));
    }

    private static String labels(RecurringCall call) {
        return Words.joined(call.labels().stream().map(JobKind::label).toList());
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /** The parameters of {@link #INSERT}. */
    @Nullable
    Object[] inserted(Optional<Instant> firstFire) {
        List<Object> all = new ArrayList<>(List.of(firstFire, id));
        all.addAll(times);
        all.addAll(others);
        return all.toArray();
    }

    /**
     * Changes the row of that id.
     *
     * @param firstFire becomes its next fire if it fires at other times from now on
     */
    int update(Jdbc jdbc, Optional<Instant> firstFire) throws SQLException {
        List<Object> all = new ArrayList<>(times);
        all.add(firstFire);
        all.addAll(times);
        all.addAll(others);
        all.add(id);
        return jdbc.update(UPDATE, all.toArray());
    }
}
