package dev.erga.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A row of each kind with one text in all of its fields, as somebody may have written them past all of Erga's own checks. */
record HostileRows(JobTables tables, HostileText text) {

    private static final String DECLARED = "Counting.exactlyOnce";

    /** Puts them all in. */
    void write() throws SQLException {
        writeBatch();
        writeJob("failed", "FAILED", of(HostileField.JOB_NAME));
        writeJob("retrying", "SCHEDULED", of(HostileField.JOB_NAME));
        writeJob("succeeded", "SUCCEEDED", of(HostileField.JOB_NAME));
        writeJob("held", "HELD", of(HostileField.JOB_NAME));
        writeJob("waiting", "ENQUEUED", DECLARED);
        writeWhatTheFailedOneLeft();
        change(
                "INSERT INTO erga_result (job_id, token, content) VALUES (CAST(? AS uuid), 1, ?)",
                id("succeeded"),
                of(HostileField.RESULT));
        writeNode();
        writeSchedule();
        writeAudit();
        change(
                "INSERT INTO erga_queue (name, paused_by, paused_why, paused_at) VALUES (?, ?, ?, clock_timestamp())",
                of(HostileField.QUEUE),
                of(HostileField.PAUSED_BY),
                of(HostileField.PAUSED_WHY));
    }

    /** Makes its job method the slowest: only few of them are shown. */
    void slowDown() throws SQLException {
        change("DELETE FROM erga_stat WHERE job_name <> ''");
        change("DELETE FROM erga_stat_took WHERE job_name <> ''");
        change("""
                INSERT INTO erga_stat (minutes, began_at, job_name, succeeded, failed, retried, took_micros, longest_micros)
                VALUES (60, date_trunc('hour', clock_timestamp()), ?, 1, 0, 0, 9000000, 9000000)
                """, of(HostileField.SLOW_METHOD));
        change("""
                INSERT INTO erga_stat_took (minutes, began_at, job_name, bucket, jobs)
                VALUES (60, date_trunc('hour', clock_timestamp()), ?, 53, 1)
                """, of(HostileField.SLOW_METHOD));
    }

    /** Makes its node the one that was asked last: only few of them are shown. */
    void askLast() throws SQLException {
        change("UPDATE erga_stack SET asked_at = clock_timestamp() WHERE node_id = CAST(? AS uuid)", id("node"));
    }

    /** An address with what it is open for filled in. */
    String fill(String address) {
        String filled = address;
        for (String kind : List.of("failed", "retrying", "succeeded", "held", "waiting", "batch", "node")) {
            filled = filled.replace("{" + kind + "}", id(kind));
        }
        return filled.replace("{key}", key())
                .replace("{queue}", encoded(HostileField.QUEUE))
                .replace("{schedule}", encoded(HostileField.SCHEDULE))
                .replace("{label}", encoded(HostileField.LABEL))
                .replace("{method}", encoded(HostileField.JOB_NAME))
                .replace("{who}", encoded(HostileField.AUDIT_WHO));
    }

    private String encoded(HostileField field) {
        return URLEncoder.encode(of(field), StandardCharsets.UTF_8);
    }

    private String of(HostileField field) {
        return text.in(field);
    }

    private String key() {
        return String.format(Locale.ROOT, "%016x", number());
    }

    private String id(String kind) {
        return String.format(Locale.ROOT, "0192b1f0-%04x-7000-8000-%012x", kind.hashCode() & 0xffff, number());
    }

    private int number() {
        return 1 + List.of(HostileText.values()).indexOf(text);
    }

    private void change(String sql, Object... parameters) throws SQLException {
        tables.change(sql, parameters);
    }

    private void writeBatch() throws SQLException {
        change("""
                INSERT INTO erga_batch (id, name, state, total, deleted, cancel_reason, created_by, finished_at)
                VALUES (CAST(? AS uuid), ?, 'DELETED', 1, 1, ?, ?, clock_timestamp())
                """, id("batch"), of(HostileField.BATCH), of(HostileField.CANCELLED_WHY), of(HostileField.BATCH_BY));
    }

    private void writeJob(String kind, String state, String name) throws SQLException {
        change(
                """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, labels, tenant, created_by, reason,
                    recurring_id, batch_id, token, node, attempts, run_at, started_at, finished_at)
                SELECT CAST(? AS uuid), ?, ?, 5, state, ?, ?, ?, ?, ?, ?, CAST(? AS uuid), 1, CAST(? AS uuid), 1,
                    CASE state WHEN 'SCHEDULED' THEN timestamptz '2099-01-01 00:00Z' END, clock_timestamp(),
                    CASE WHEN state IN ('FAILED', 'SUCCEEDED') THEN clock_timestamp() END
                FROM (VALUES (CAST(? AS varchar))) AS given (state)
                """,
                id(kind),
                name,
                of(HostileField.QUEUE),
                "[" + of(HostileField.ARGUMENT) + "]",
                of(HostileField.LABEL),
                of(HostileField.TENANT),
                of(HostileField.CREATED_BY),
                of(HostileField.REASON),
                of(HostileField.SCHEDULE_OF_JOB),
                id("batch"),
                id("node"),
                state);
        change("INSERT INTO erga_label (label, job_id) VALUES (?, CAST(? AS uuid))", of(HostileField.LABEL), id(kind));
    }

    private void writeWhatTheFailedOneLeft() throws SQLException {
        change(
                """
                INSERT INTO erga_attempt (job_id, token, attempt, outcome, node, started_at, error_type, message, stack,
                    place, error_key)
                VALUES (CAST(? AS uuid), 1, 1, 'FAILED', CAST(? AS uuid), clock_timestamp(), ?, ?, ?, ?, ?)
                """,
                id("failed"),
                id("node"),
                of(HostileField.ERROR_TYPE),
                of(HostileField.MESSAGE),
                of(HostileField.STACK),
                of(HostileField.PLACE),
                key());
        change(
                "UPDATE erga_job SET error_key = ?, error_at = clock_timestamp(), limit_key = ? WHERE id = CAST(? AS uuid)",
                key(),
                of(HostileField.LIMIT),
                id("failed"));
        change("""
                INSERT INTO erga_log (job_id, token, line_no, attempt, told_at, severity, message)
                VALUES (CAST(? AS uuid), 1, 1, 1, clock_timestamp(), 'WARN', ?)
                """, id("failed"), of(HostileField.LOG));
        change("""
                INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at)
                VALUES (?, ?, ?, CAST(? AS uuid), clock_timestamp())
                """, of(HostileField.JOB_NAME), of(HostileField.TENANT), of(HostileField.KEY), id("failed"));
    }

    private void writeNode() throws SQLException {
        change("""
                INSERT INTO erga_node (id, name, version, workers, state, queues, job_names, schedules, started_at,
                    lease_until)
                VALUES (CAST(? AS uuid), ?, ?, 1, 'ACTIVE', ?, '', '', clock_timestamp(),
                    timestamptz '2099-01-01 00:00Z')
                """, id("node"), of(HostileField.NODE), of(HostileField.VERSION), of(HostileField.NODE_QUEUE));
        change("""
                INSERT INTO erga_quiet (node_id, quiet_by, quiet_why, quiet_at)
                VALUES (CAST(? AS uuid), ?, ?, clock_timestamp())
                """, id("node"), of(HostileField.QUIET_BY), of(HostileField.QUIET_WHY));
        String stacks = "further 0\njob %s attempt 1 token 1 RUNNABLE 5 ms deeper 0\nmethod %s\nthread %s\n\tat %s\n";
        change(
                """
                INSERT INTO erga_stack (node_id, asked_at, taken_at, stacks)
                VALUES (CAST(? AS uuid), clock_timestamp(), clock_timestamp(), ?)
                """,
                id("node"),
                stacks.formatted(
                        id("failed"),
                        of(HostileField.STACKS_METHOD),
                        of(HostileField.STACKS_THREAD),
                        of(HostileField.STACKS_FRAME)));
    }

    private void writeSchedule() throws SQLException {
        change(
                """
                INSERT INTO erga_recurring (id, job_name, queue, paused_by, pause_reason, paused_at, cron, zone, misfire,
                    grace_micros, next_fire, catch_up, overlap, origin, arguments)
                VALUES (?, ?, ?, ?, ?, clock_timestamp(), '0 8 1 1 *', 'UTC', 'SKIP', 0,
                    timestamptz '2099-01-01 08:00Z', 1, 'ALLOW', 'DYNAMIC', '[]')
                """,
                of(HostileField.SCHEDULE),
                of(HostileField.SCHEDULE_METHOD),
                of(HostileField.SCHEDULE_QUEUE),
                of(HostileField.SCHEDULE_PAUSED_BY),
                of(HostileField.SCHEDULE_PAUSED_WHY));
        change("""
                INSERT INTO erga_fire (recurring_id, fire_time, outcome, reason)
                VALUES (?, date_trunc('hour', clock_timestamp()), 'SKIPPED', ?)
                """, of(HostileField.SCHEDULE), of(HostileField.FIRE_REASON));
    }

    /** As a newer version may, of an action and a kind that are not known; and once more of a kind that has pages. */
    private void writeAudit() throws SQLException {
        for (String kind : List.of(of(HostileField.AUDIT_KIND), "RECURRING")) {
            change(
                    """
                    INSERT INTO erga_audit (acted_at, who, came_from, action, subject_kind, subject_id, before_state,
                        after_state, why)
                    VALUES (clock_timestamp(), ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    of(HostileField.AUDIT_WHO),
                    of(HostileField.AUDIT_FROM),
                    of(HostileField.AUDIT_ACTION),
                    kind,
                    of(HostileField.AUDIT_SUBJECT),
                    of(HostileField.AUDIT_BEFORE),
                    of(HostileField.AUDIT_AFTER),
                    of(HostileField.AUDIT_WHY));
        }
    }
}
