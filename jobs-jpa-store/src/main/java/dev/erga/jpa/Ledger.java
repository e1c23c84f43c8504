package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FireRun.Ended;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LedgerFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads ledgers of fires from their ends, by their key, with the jobs that fires have made or what is kept of those. */
final class Ledger {

    private static final String JOB = "j.id, j.name, j.queue, j.priority, j.state, j.attempts, j.reason, j.labels,"
            + " j.created_at, j.run_at, j.started_at, j.finished_at, j.node";

    /**
     * A job that is pruned has no row, and one in a state that is not known here counts as pruned. Asked for one id plainly,
     * PostgreSQL may rather go back through the fires of all schedules by their time; so the id is given twice.
     */
    private static final String ENTRIES = """
            SELECT f.recurring_id, f.fire_time, f.outcome, f.reason AS fire_reason, f.job_id, f.ended_as, f.took_micros,
                {job}
            FROM (
                SELECT recurring_id, fire_time, outcome, reason, job_id, ended_as, took_micros FROM erga_fire
                WHERE recurring_id BETWEEN ? AND ?{before} ORDER BY recurring_id DESC, fire_time DESC LIMIT ?) AS f
            LEFT JOIN erga_job j ON j.id = f.job_id AND j.state IN ({known})
            """.replace("{job}", JOB).replace("{known}", StoredState.KNOWN);

    /** The end of one. */
    static final String LATEST = ENTRIES.replace("{before}", "");

    /** What comes before a time in one. */
    static final String BEFORE = ENTRIES.replace("{before}", " AND fire_time < ?");

    private static final Comparator<FireRun> NEWEST_FIRST =
            Comparator.comparing((FireRun run) -> run.fire().fireTime()).reversed();

    private Ledger() {}

    static List<FireRun> page(Jdbc jdbc, LedgerFilter filter) throws SQLException {
        List<FireRun> found = filter.before().isPresent()
                ? jdbc.select(
                        BEFORE,
                        Ledger::run,
                        filter.recurringId(),
                        filter.recurringId(),
                        filter.before().get(),
                        filter.limit())
                : jdbc.select(LATEST, Ledger::run, filter.recurringId(), filter.recurringId(), filter.limit());
        return found.stream().sorted(NEWEST_FIRST).toList();
    }

    /** The latest entries of each, newest first, by schedule; one without entries is left out. */
    static Map<String, List<FireRun>> latest(Jdbc jdbc, List<String> recurringIds, int each) throws SQLException {
        Map<String, List<FireRun>> runs = new HashMap<>();
        if (recurringIds.isEmpty()) {
            return runs;
        }
        List<Object> values = new ArrayList<>();
        recurringIds.forEach(id -> Collections.addAll(values, id, id, each));
        jdbc.select(
                        String.join("UNION ALL\n", Collections.nCopies(recurringIds.size(), LATEST)),
                        row -> Map.entry(row.getString("recurring_id"), run(row)),
                        values.toArray())
                .forEach(entry -> runs.computeIfAbsent(entry.getKey(), none -> new ArrayList<>())
                        .add(entry.getValue()));
        runs.values().forEach(list -> list.sort(NEWEST_FIRST));
        return runs;
    }

    private static FireRun run(ResultSet row) throws SQLException {
        FireDetails fire = new FireDetails(
                Rows.instant(row, "fire_time"),
                row.getString("outcome"),
                Rows.optionalText(row, "fire_reason"),
                Optional.ofNullable(row.getObject("job_id", UUID.class)).map(JobId::new));
        return new FireRun(fire, job(row), ended(row));
    }

    private static Optional<JobSummary> job(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class) == null
                ? Optional.empty()
                : Optional.of(JobLine.read(row).summary());
    }

    private static Optional<Ended> ended(ResultSet row) throws SQLException {
        long micros = row.getLong("took_micros");
        Optional<Duration> took =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.of(micros, ChronoUnit.MICROS));
        return Rows.optionalText(row, "ended_as").flatMap(StoredState::known).map(state -> new Ended(state, took));
    }

    /** Has ledgers tell how the jobs of fires have ended, before those go. */
    static void keep(Jdbc jdbc, Collection<UUID> jobs) throws SQLException {
        List<Object[]> ends = jdbc.select(
                "SELECT " + JOB + ", j.recurring_id, j.fired_for FROM erga_job j"
                        + " WHERE j.id = ANY(?) AND j.fired_for IS NOT NULL AND j.state IN (" + StoredState.KNOWN
                        + ") ORDER BY j.recurring_id, j.fired_for",
                Ledger::end,
                jdbc.uuids(jobs));
        jdbc.updateEach(
                "UPDATE erga_fire SET ended_as = ?, took_micros = ?"
                        + " WHERE recurring_id = ? AND fire_time = ? AND job_id = ?",
                ends);
    }

    private static Object[] end(ResultSet row) throws SQLException {
        JobSummary job = JobLine.read(row).summary();
        Ended ended = Ended.of(job);
        return new Object[] {
            ended.state(),
            ended.took(),
            row.getString("recurring_id"),
            Rows.instant(row, "fired_for"),
            job.id().value()
        };
    }
}
