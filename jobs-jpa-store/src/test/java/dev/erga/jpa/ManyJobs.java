package dev.erga.jpa;

import dev.erga.jobs.JobId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A database in which weeks of work are done and much waits. Ids are made as jobs come, so that the planner sees what it sees in earnest:
 * rows stored in the order of the primary key. What is called rare is true of the five oldest of each state.
 */
record ManyJobs(DataSource source) {

    private static final String JOBS = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, token, node, attempts, created_at, run_at,
                started_at, finished_at, expires_at, tenant, recurring_id, batch_id, limit_key, limit_bounds,
                awaits_place, error_key, error_at)
            SELECT uuidv7(-age), CASE WHEN rare THEN 'rare' ELSE 'common' || i % 40 END,
                CASE WHEN rare THEN 'rare' ELSE 'common' || i % 8 END, 3 + i % 3, state, '[]', begun, node, begun,
                now() - age, CASE WHEN state = 'SCHEDULED' THEN now() + i * interval '1 min' END,
                CASE WHEN begun = 1 THEN now() - age END, CASE WHEN over THEN now() - age END,
                CASE WHEN over THEN now() + i * interval '1 min' END,
                CASE WHEN rare THEN 'rare' WHEN i % 5 = 0 THEN 'common' || i % 4 END,
                CASE WHEN rare THEN 'rare' WHEN i % 10 = 1 THEN 'common' || i % 4 END,
                CASE WHEN rare THEN CAST('00000000-0000-7000-8000-000000000001' AS uuid)
                    WHEN i % 10 = 2 THEN CAST('00000000-0000-7000-8000-000000000002' AS uuid) END,
                CASE WHEN limited THEN 'limit' || i % 10 END, CASE WHEN limited THEN '9 100 per PT1M' END,
                limited AND state = 'AWAITING',
                CASE WHEN NOT failed THEN NULL WHEN rare THEN 'rare' ELSE 'common' || i % 7 END,
                CASE WHEN failed THEN now() - age END
            FROM (
                SELECT state, i, i <= 5 AS rare, interval '1 min' * (jobs - i) AS age,
                    CAST('00000000-0000-7000-8000-00000000000' || i % 6 AS uuid) AS node,
                    state IN ('SUCCEEDED', 'FAILED', 'DELETED') AS over,
                    CASE WHEN state IN ('SUCCEEDED', 'FAILED', 'PROCESSING') OR state = 'SCHEDULED' AND i % 4 = 1
                        THEN 1 ELSE 0 END AS begun,
                    state = 'FAILED' OR state = 'SCHEDULED' AND i % 4 = 1 OR state = 'SUCCEEDED' AND i % 20 = 0 AS failed,
                    state = 'AWAITING' AND i % 4 = 0 OR state IN ('ENQUEUED', 'SUCCEEDED') AND i % 10 = 3 AS limited
                FROM (VALUES ('SUCCEEDED', 50000), ('DELETED', 2000), ('FAILED', 3000), ('AWAITING', 2000),
                    ('SCHEDULED', 4000), ('HELD', 500), ('ENQUEUED', 20000), ('PROCESSING', 40)) AS many(state, jobs)
                CROSS JOIN LATERAL generate_series(1, jobs) AS i) AS made
            """;

    private static final List<String> OF_JOBS = List.of(
            """
            INSERT INTO erga_attempt (job_id, token, attempt, outcome, node, error_type, place, error_key)
            SELECT id, 1, 1, 'FAILED', node, 'java.io.IOException', 'Mails.send:17', error_key FROM erga_job
            WHERE error_key IS NOT NULL
            """,
            """
            INSERT INTO erga_label (label, job_id)
            SELECT CASE WHEN name = 'rare' THEN name ELSE 'common' || right(name, 1) END, id FROM erga_job
            UNION ALL SELECT 'all', id FROM erga_job
            """,
            """
            INSERT INTO erga_progress (job_id, token, done, total, start_done, spent_micros, told_at)
            SELECT id, 1, 1, 2, 0, 1000, now() FROM erga_job WHERE token = 1
            """,
            """
            INSERT INTO erga_log (job_id, token, line_no, attempt, told_at, severity, message)
            SELECT id, 1, 1, 1, now(), 'INFO', 'line' FROM erga_job WHERE token = 1
            """,
            "INSERT INTO erga_result (job_id, token, content) SELECT id, 1, '1' FROM erga_job WHERE state = 'SUCCEEDED'",
            """
            INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at)
            SELECT name, id::text, name, id, now() FROM erga_job WHERE state = 'SUCCEEDED'
            """,
            """
            INSERT INTO erga_continuation (child_id, parent_id, of_batch, after_end)
            SELECT id, batch_id, TRUE, 'SUCCESS' FROM erga_job
            WHERE batch_id IS NOT NULL AND state IN ('AWAITING', 'SUCCEEDED')
            """,
            """
            INSERT INTO erga_start (limit_key, job_id, token, rate, admitted_at, counts_until)
            SELECT limit_key, id, 0, '100 per PT1M', now(), CASE WHEN state = 'SUCCEEDED' THEN now() + interval '1 min' END
            FROM erga_job WHERE limit_key IS NOT NULL AND NOT awaits_place
            """,
            """
            INSERT INTO erga_fire (recurring_id, fire_time, outcome, job_id)
            SELECT recurring_id, created_at, 'FIRED', id FROM erga_job WHERE recurring_id IS NOT NULL AND state = 'SUCCEEDED'
            """);

    private static final List<String> OTHERS = List.of(
            """
            INSERT INTO erga_batch (id, name, state, total, parent_id)
            SELECT CASE WHEN i <= 4 THEN CAST('00000000-0000-7000-8000-00000000000' || i AS uuid)
                    ELSE uuidv7(i * interval '-1 min') END, 'batch', 'PROCESSING', 1,
                CASE WHEN i % 2 = 1 THEN CAST('00000000-0000-7000-8000-00000000000' || i % 10 AS uuid) END
            FROM generate_series(1, 20000) AS i
            """,
            """
            INSERT INTO erga_recurring (id, job_name, cron, zone, misfire, grace_micros, next_fire, catch_up, overlap,
                origin, arguments)
            SELECT 'common' || i, 'common1', '0 0 * * *', 'UTC', 'SKIP', 0, now(), 1, 'ALLOW',
                CASE WHEN i % 2 = 0 THEN 'DYNAMIC' ELSE 'DECLARED' END, '[]' FROM generate_series(1, 300) AS i
            """,
            """
            INSERT INTO erga_node (id, name, version, workers, state, queues, job_names, started_at, lease_until, schedules)
            SELECT CAST('00000000-0000-7000-8000-00000000000' || i AS uuid), 'node' || i % 3, '1', 8,
                CASE WHEN i < 3 THEN 'ACTIVE' ELSE 'DEAD' END, 'common1', 'common1', now(), now() + interval '1 h', 'common1'
            FROM generate_series(0, 5) AS i
            """,
            """
            INSERT INTO erga_stat (minutes, began_at, job_name, succeeded, failed, retried, took_micros, longest_micros)
            SELECT 1, date_trunc('minute', now()) - i * interval '1 min', '', 1, 1, 1, 1000, 1000
            FROM generate_series(0, 1500) AS i
            UNION ALL
            SELECT 60, date_trunc('hour', now()) - i * interval '1 h', CASE WHEN k > 0 THEN 'common' || k ELSE '' END,
                1, 1, 1, 1000, 1000
            FROM generate_series(0, 170) AS i CROSS JOIN generate_series(0, 40) AS k
            """,
            "INSERT INTO erga_quiet VALUES ('00000000-0000-7000-8000-000000000001', 'me', 'why', now())",
            "INSERT INTO erga_stack SELECT id, now(), now(), 'further 0' FROM erga_node",
            "INSERT INTO erga_queue VALUES ('common7', 'me', 'why', now())",
            """
            INSERT INTO erga_breaker (name, failures, openings, opened_at, open_until, trial_job, trial_token)
            SELECT 'common' || i, 1, 1, now(), now(), gen_random_uuid(), 1 FROM generate_series(1, 30) AS i
            """,
            """
            INSERT INTO erga_audit (acted_at, who, came_from, action, subject_kind, subject_id, why)
            SELECT now() - i * interval '1 s', subject, 'here', 'REQUEUE', 'JOB', subject, 'why'
            FROM (SELECT i, CASE WHEN i <= 5 THEN 'rare' ELSE 'common' || i % 10 END AS subject
                FROM generate_series(1, 20000) AS i) AS acted
            """);

    void fill() {
        Tables.execute(source, JOBS);
        Tables.execute(source, OF_JOBS.toArray(String[]::new));
        Tables.execute(source, OTHERS.toArray(String[]::new));
        Tables.execute(source, "ANALYZE");
    }

    /** One of the newer jobs of which this is true. */
    JobId job(String condition) {
        String one = "SELECT id FROM erga_job WHERE " + condition + " ORDER BY id DESC OFFSET 3 LIMIT 1";
        return new JobId(UUID.fromString(Tables.read(source, one).get(0)));
    }
}
