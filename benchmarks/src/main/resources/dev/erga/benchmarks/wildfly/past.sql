-- A past of a week, for the pages: :jobs jobs that have ended, a tenth as many of the last hour that have not, and what belongs to
-- them. Ids are as old as their jobs, for lists are in the order of ids. Nothing falls due while pages are measured.

TRUNCATE erga_job, erga_batch, erga_tick, erga_continuation, erga_unique, erga_fire, erga_audit, erga_log, erga_progress CASCADE;

DELETE FROM erga_recurring;

DELETE FROM erga_node WHERE name LIKE 'gone-%';

-- A batch for each five thousand jobs, and one that is not over.
INSERT INTO erga_batch (id, name, state, total, created_by, created_at)
SELECT uuidv7(made - clock_timestamp()), 'import ' || i, 'PROCESSING', 0, 'Imports.run', made
FROM generate_series(0, :jobs / 5000) i, LATERAL (SELECT now() - (:jobs / 5000 - i + 1) * INTERVAL '7 days' / (:jobs / 5000 + 1)) AS times(made);

-- What has ended: one of 67 failed in one of forty ways, one of 199 was deleted. A tenth has labels, a quarter tenants, a fifth is in
-- a batch, a hundredth was made by a schedule; one of 50,000 is in a queue that is hardly ever used.
INSERT INTO erga_job (id, name, queue, priority, state, token, node, attempts, arguments, labels, tenant, recurring_id, fired_for,
    created_by, created_at, started_at, finished_at, expires_at, batch_id, linked, error_key, error_at)
SELECT uuidv7(made - clock_timestamp()), (ARRAY['Jobs.gathered', 'Jobs.each', 'Jobs.chunk'])[1 + i % 3],
    CASE WHEN i % 50000 = 11 THEN 'rare' ELSE 'worked' END, 5, state, 1, '00000000-0000-7000-8000-000000000001', 1,
    '["' || repeat('x', 200) || '"]',
    CASE WHEN i % 10 = 1 THEN 'customer-' || i / 10 % 5000 || E'\nimport' END,
    CASE WHEN i % 4 = 1 THEN 'tenant-' || i / 4 % 50 END,
    CASE WHEN i % 100 = 3 THEN 'sync-' || i / 100 % 200 END, CASE WHEN i % 100 = 3 THEN made END,
    'Orders.place', made, made + INTERVAL '1' SECOND, made + INTERVAL '2' SECOND,
    CASE WHEN state <> 'FAILED' THEN now() + INTERVAL '1' DAY END,
    batch.id, batch.id IS NOT NULL,
    CASE WHEN state = 'FAILED' THEN substr(md5('kind ' || i % 40), 1, 16) END,
    CASE WHEN state = 'FAILED' THEN made + INTERVAL '2' SECOND END
FROM (
    SELECT i, now() - INTERVAL '1' HOUR - (:jobs - i) * (INTERVAL '7 days' / :jobs) AS made,
        CASE WHEN i % 67 = 0 THEN 'FAILED' WHEN i % 199 = 0 THEN 'DELETED' ELSE 'SUCCEEDED' END AS state
    FROM generate_series(1, :jobs) i) AS job
LEFT JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM erga_batch) AS batch
    ON batch.place = CASE WHEN i % 5 = 0 THEN i / 5000 END;

-- What has not: of each twenty one waits for another attempt and one for its time; some follow others, some nobody can run.
INSERT INTO erga_job (id, name, queue, priority, state, token, node, attempts, arguments, labels, tenant, run_at, created_by,
    created_at, started_at, reason, batch_id, linked, error_key, error_at)
SELECT uuidv7(made - clock_timestamp()), CASE WHEN state = 'HELD' THEN 'Jobs.gone' ELSE 'Jobs.waiting' END, 'waiting', 5, state,
    retries, CASE WHEN retries > 0 THEN '00000000-0000-7000-8000-000000000001'::uuid END, retries,
    '["' || repeat('x', 200) || '"]',
    CASE WHEN i % 10 = 5 THEN 'customer-' || i / 10 % 5000 || E'\nimport' END,
    CASE WHEN i % 4 = 0 THEN 'tenant-' || i / 4 % 50 END,
    CASE WHEN state = 'SCHEDULED' THEN now() + INTERVAL '1' DAY + i * INTERVAL '1' SECOND END,
    'Orders.place', made, CASE WHEN retries > 0 THEN made + INTERVAL '1' SECOND END,
    CASE WHEN state = 'HELD' THEN 'no living node declares this job method' END,
    CASE WHEN i % 50 = 10 THEN (SELECT max(id::text)::uuid FROM erga_batch) END, i % 50 = 10,
    CASE WHEN retries > 0 THEN substr(md5('kind ' || i / 20 % 40), 1, 16) END,
    CASE WHEN retries > 0 THEN made + INTERVAL '2' SECOND END
FROM (
    SELECT i, now() - (:jobs / 10 - i) * (INTERVAL '1' HOUR / (:jobs / 10)) AS made, CASE WHEN i % 20 = 0 THEN 1 ELSE 0 END AS retries,
        CASE WHEN i % 20 < 2 THEN 'SCHEDULED' WHEN i % 40 = 2 THEN 'AWAITING' WHEN i % 200 = 3 THEN 'HELD' ELSE 'ENQUEUED' END AS state
    FROM generate_series(1, :jobs / 10) i) AS job;

INSERT INTO erga_label (label, job_id)
SELECT label, id FROM erga_job, LATERAL string_to_table(labels, E'\n') AS label WHERE labels IS NOT NULL;

-- How each attempt failed, with a stack of usual length, and what it had logged.
INSERT INTO erga_attempt (job_id, token, attempt, outcome, node, started_at, ended_at, error_type, message, stack, place, error_key)
SELECT id, 1, 1, 'FAILED', node, started_at, error_at, 'com.example.shop.Refused' || kind, 'The shop did not answer ' || id,
    'com.example.shop.Refused' || kind || ': The shop did not answer ' || id || E'\n'
        || repeat(E'\tat com.example.shop.Orders.send(Orders.java:117)\n', 40),
    'com.example.shop.Orders.send' || kind || '(Orders.java:117)', error_key
FROM erga_job JOIN generate_series(0, 39) AS kind ON error_key = substr(md5('kind ' || kind), 1, 16);

INSERT INTO erga_log (job_id, token, line_no, attempt, told_at, severity, message)
SELECT id, 1, line, 1, started_at, 'INFO', 'asked the shop, try ' || line
FROM erga_job, generate_series(1, 3) AS line WHERE error_key IS NOT NULL;

INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at)
SELECT name, coalesce(tenant, ''), 'order-' || row_number() OVER (), id, created_at
FROM (SELECT * FROM erga_job WHERE state = 'SUCCEEDED' LIMIT :jobs / 50) AS latest;

INSERT INTO erga_continuation (child_id, parent_id, of_batch, after_end)
SELECT child.id, parent.id, FALSE, 'SUCCESS'
FROM (SELECT id, row_number() OVER () AS place FROM erga_job WHERE state = 'AWAITING') AS child
JOIN (SELECT id, row_number() OVER () AS place FROM erga_job WHERE state = 'ENQUEUED') AS parent USING (place);

UPDATE erga_job SET linked = TRUE WHERE id IN (SELECT parent_id FROM erga_continuation);

-- Batches as their members have left them; the latest one is not over, and the one before it holds thirty whose members are gone.
UPDATE erga_batch SET total = member.total, succeeded = member.succeeded, failed = member.failed, deleted = member.deleted,
    state = CASE WHEN member.pending > 0 THEN 'PROCESSING' WHEN member.failed > 0 THEN 'FAILED' ELSE 'SUCCEEDED' END,
    finished_at = CASE WHEN member.pending = 0 THEN created_at + INTERVAL '1' HOUR END
FROM (
    SELECT batch_id, count(*) AS total, count(*) FILTER (WHERE state = 'SUCCEEDED') AS succeeded,
        count(*) FILTER (WHERE state = 'FAILED') AS failed, count(*) FILTER (WHERE state = 'DELETED') AS deleted,
        count(*) FILTER (WHERE finished_at IS NULL) AS pending
    FROM erga_job WHERE batch_id IS NOT NULL GROUP BY batch_id) AS member
WHERE member.batch_id = erga_batch.id;

INSERT INTO erga_batch (id, name, state, total, succeeded, parent_id, created_by, created_at, finished_at)
SELECT uuidv7(INTERVAL '-8 days'), 'part ' || i, 'SUCCEEDED', 10, 10,
    (SELECT id FROM erga_batch WHERE state <> 'PROCESSING' ORDER BY id DESC LIMIT 1), 'Imports.run', now() - INTERVAL '8 days',
    now() - INTERVAL '7 days'
FROM generate_series(1, 30) i;

UPDATE erga_batch SET total = total + 30, succeeded = succeeded + 30 WHERE id IN (SELECT parent_id FROM erga_batch);

-- Schedules: by cron, or each day; the next fires are far enough away.
INSERT INTO erga_recurring (id, job_name, cron, period, zone, misfire, grace_micros, next_fire, catch_up, overlap, origin, arguments)
SELECT 'sync-' || i, 'Jobs.gathered', CASE WHEN i % 2 = 0 THEN i % 60 || ' ' || i % 24 || ' 1 * *' END,
    CASE WHEN i % 2 = 1 THEN 'PT24H' END, 'UTC', 'COALESCE', 60000000,
    CASE WHEN i % 2 = 0 THEN date_trunc('month', now() + INTERVAL '2 months') + i % 24 * INTERVAL '1' HOUR + i % 60 * INTERVAL '1' MINUTE
        ELSE now() + INTERVAL '6' HOUR + i * INTERVAL '1' MINUTE END,
    10, 'ALLOW', 'DYNAMIC', '["x"]'
FROM generate_series(0, 199) i;

INSERT INTO erga_fire (recurring_id, fire_time, outcome, job_id)
SELECT recurring_id, fired_for, 'FIRED', id FROM erga_job WHERE fired_for IS NOT NULL
ON CONFLICT DO NOTHING;

-- What has been counted of a day by the minute, and of a week by the hour.
INSERT INTO erga_stat (minutes, began_at, job_name, succeeded, failed, retried, took_micros, longest_micros)
SELECT 1, date_trunc('minute', now()) - i * INTERVAL '1' MINUTE, '', 100 + i % 60, i % 3, i % 2, 150000, 90000
FROM generate_series(1, 1439) i
UNION ALL
SELECT 60, date_trunc('hour', now()) - i * INTERVAL '1' HOUR, name, 6000 + i % 60, i % 3, i % 2, 9000000, 90000
FROM generate_series(1, 167) i, unnest(ARRAY['', 'Jobs.gathered', 'Jobs.each', 'Jobs.chunk']) AS name
ON CONFLICT DO NOTHING;

-- What those jobs took, in buckets about as many as real ones fill.
INSERT INTO erga_stat_took (minutes, began_at, job_name, bucket, jobs)
SELECT 1, date_trunc('minute', now()) - i * INTERVAL '1' MINUTE, '', bucket, 8 + bucket
FROM generate_series(1, 1439) i, generate_series(0, 14) bucket
UNION ALL
SELECT 60, date_trunc('hour', now()) - i * INTERVAL '1' HOUR, name, bucket, 400 + bucket
FROM generate_series(1, 167) i, generate_series(0, 14) bucket, unnest(ARRAY['', 'Jobs.gathered', 'Jobs.each', 'Jobs.chunk']) AS name
WHERE name = '' OR i < 25
ON CONFLICT DO NOTHING;

INSERT INTO erga_audit (acted_at, who, came_from, action, subject_kind, subject_id, before_state, after_state, why)
SELECT finished_at + INTERVAL '1' MINUTE, 'person-' || row_number() OVER () % 20, '127.0.0.1', 'REQUEUE', 'JOB', id::text, 'FAILED',
    'ENQUEUED', 'the shop answers again'
FROM (SELECT id, finished_at FROM erga_job WHERE state = 'FAILED' ORDER BY id LIMIT 5000) AS failed;

INSERT INTO erga_node (id, name, version, workers, state, queues, job_names, started_at, lease_until, schedules)
SELECT gen_random_uuid(), 'gone-' || i, '1', 16, 'DEAD', 'worked', 'Jobs.each', now() - INTERVAL '3' HOUR, now() - INTERVAL '1' HOUR, ''
FROM generate_series(1, 20) i;

VACUUM ANALYZE;

CHECKPOINT;
