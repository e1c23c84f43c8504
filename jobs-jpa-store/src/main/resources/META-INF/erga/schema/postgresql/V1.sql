-- Erga's tables, version 1, for PostgreSQL. Run by Erga itself (erga.schema=create), or by you (erga.schema=validate).
-- All times are the database's clock_timestamp(). The checks repeat what the engine keeps, so that no other hand can
-- break it unseen.

-- What is true of every job: its numbers are far from the types' ends, where one that cannot rise would keep its whole
-- queue from being claimed, and its state is one of the known ones and has what belongs to it. A function, since PostgreSQL
-- reads the text of each check again for each statement: written out in the table, the checks took more than half of the
-- time that it takes to insert one row.
CREATE OR REPLACE FUNCTION erga_job_is_sound(
    state varchar, priority smallint, token bigint, node uuid, attempts integer, crashes integer, run_at timestamptz,
    started_at timestamptz, finished_at timestamptz, expires_at timestamptz, awaits_place boolean)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS '
BEGIN RETURN
    priority BETWEEN 1 AND 9
    AND token BETWEEN 0 AND 4000000000000000000
    AND attempts BETWEEN 0 AND 2000000000
    AND crashes BETWEEN 0 AND 2000000000
    AND (NOT awaits_place OR state = ''AWAITING'')
    AND CASE state
        WHEN ''ENQUEUED'' THEN finished_at IS NULL AND expires_at IS NULL
        WHEN ''PROCESSING'' THEN finished_at IS NULL AND expires_at IS NULL
            AND token >= 1 AND node IS NOT NULL AND attempts >= 1 AND started_at IS NOT NULL
        WHEN ''SUCCEEDED'' THEN finished_at IS NOT NULL
        WHEN ''FAILED'' THEN finished_at IS NOT NULL
        WHEN ''DELETED'' THEN finished_at IS NOT NULL
        WHEN ''SCHEDULED'' THEN finished_at IS NULL AND expires_at IS NULL AND run_at IS NOT NULL
        WHEN ''AWAITING'' THEN finished_at IS NULL AND expires_at IS NULL
        WHEN ''HELD'' THEN finished_at IS NULL AND expires_at IS NULL
        ELSE false
    END
; END';

-- One row for each job, with all of its state.
CREATE TABLE erga_job (
    id               uuid         NOT NULL,
    name             varchar(200) NOT NULL,
    queue            varchar(50)  NOT NULL,
    priority         smallint     NOT NULL,
    state            varchar(10)  NOT NULL,
    -- When it may start; empty for a job that could start at once and was never put off.
    run_at           timestamptz(6),
    -- Rises with every grant: a write under an older token is refused.
    token            bigint       NOT NULL DEFAULT 0,
    -- The node that runs it or ran it last; emptied when the job is taken from a dead node.
    node             uuid,
    -- Attempts that count: an attempt that was released or whose node died does not.
    attempts         integer      NOT NULL DEFAULT 0,
    crashes          integer      NOT NULL DEFAULT 0,
    -- The token under which a job that has crashes is known to have begun.
    begun_token      bigint,
    -- A JSON array, never read as anything but the declared parameter types.
    arguments        text         NOT NULL,
    max_attempts     integer,
    -- For display, one a line; found by erga_label.
    labels           text,
    tenant           varchar(200),
    recurring_id     varchar(100),
    fired_for        timestamptz(6),
    created_by       varchar(200),
    created_at       timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
    started_at       timestamptz(6),
    finished_at      timestamptz(6),
    expires_at       timestamptz(6),
    reason           text,
    cancel_requested boolean      NOT NULL DEFAULT false,
    -- With that request: for how long the job is kept once it is deleted; empty to keep it.
    cancel_kept_micros bigint,
    -- Whether others wait for its end: it has continuations, or is a member of a batch.
    linked           boolean      NOT NULL DEFAULT false,
    batch_id         uuid,
    -- The places it shares with all jobs of the same key, and how many there are, as its caller knew it.
    limit_key        varchar(200),
    limit_bounds     varchar(100),
    -- Whether it could run if there were a place.
    awaits_place     boolean      NOT NULL DEFAULT false,
    -- What its latest attempt to fail has in common with others, and when it failed. Written by those that fail, and by nobody else;
    -- it stays when a later attempt succeeds, where no index has it.
    error_key        varchar(32),
    error_at         timestamptz(6),
    CONSTRAINT erga_job_pk PRIMARY KEY (id),
    CONSTRAINT erga_job_is_sound CHECK (erga_job_is_sound(
        state, priority, token, node, attempts, crashes, run_at, started_at, finished_at, expires_at, awaits_place))
) WITH (
    -- Dead rows cost every claim, so vacuum by number, not by share.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000
);

-- Partial, so that millions of finished rows cost a claim nothing. A job that is ready is in one of these two.
CREATE INDEX erga_job_ready ON erga_job (queue, priority, id) WHERE state = 'ENQUEUED' AND tenant IS NULL;
-- From tenant to tenant without reading the jobs between.
CREATE INDEX erga_job_turns ON erga_job (queue, tenant, priority, id) WHERE state = 'ENQUEUED' AND tenant IS NOT NULL;
CREATE INDEX erga_job_running ON erga_job (node) WHERE state = 'PROCESSING';
CREATE INDEX erga_job_scheduled ON erga_job (run_at) WHERE state = 'SCHEDULED';
-- Held jobs are found again by the job methods that a new node declares.
CREATE INDEX erga_job_held ON erga_job (name) WHERE state = 'HELD';
-- For the dashboard's lists and counts.
CREATE INDEX erga_job_resting ON erga_job (state, id)
    WHERE state IN ('AWAITING', 'HELD', 'SUCCEEDED', 'FAILED', 'DELETED');
CREATE INDEX erga_job_expiry ON erga_job (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX erga_job_batch ON erga_job (batch_id, id) WHERE batch_id IS NOT NULL;
CREATE INDEX erga_job_left ON erga_job (batch_id, id)
    WHERE batch_id IS NOT NULL AND state IN ('AWAITING', 'SCHEDULED', 'ENQUEUED', 'PROCESSING', 'HELD');
CREATE INDEX erga_job_batch_failed ON erga_job (batch_id, id) WHERE batch_id IS NOT NULL AND state = 'FAILED';
-- For searches: a job of nobody, that no schedule made, is in neither.
CREATE INDEX erga_job_tenant ON erga_job (tenant, id) WHERE tenant IS NOT NULL;
CREATE INDEX erga_job_recurring ON erga_job (recurring_id, id) WHERE recurring_id IS NOT NULL;
-- Those that wait for a place of a limit, and those that hold one.
CREATE INDEX erga_job_limited ON erga_job (limit_key, awaits_place, priority, id)
    WHERE limit_key IS NOT NULL AND (awaits_place OR state IN ('ENQUEUED', 'PROCESSING'));

-- What has failed and not succeeded since, kind by kind, and what of it waits for another attempt: rows of jobs that do not fail are
-- in neither.
CREATE INDEX erga_job_failing ON erga_job (error_key, state, error_at, id)
    WHERE error_key IS NOT NULL AND error_at IS NOT NULL AND state IN ('FAILED', 'SCHEDULED');
CREATE INDEX erga_job_retrying ON erga_job (run_at, id) WHERE state = 'SCHEDULED' AND attempts > 0;

-- One row for each attempt that did not end well; a clean first attempt writes none.
CREATE TABLE erga_attempt (
    job_id     uuid         NOT NULL,
    token      bigint       NOT NULL,
    attempt    integer      NOT NULL,
    outcome    varchar(20)  NOT NULL,
    node       uuid         NOT NULL,
    started_at timestamptz(6),
    ended_at   timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
    error_type varchar(300),
    message    text,
    stack      text,
    -- Where it came out of the application's own code, or else the job method's name, and what it has in common with others.
    place      varchar(300),
    error_key  varchar(32),
    CONSTRAINT erga_attempt_pk PRIMARY KEY (job_id, token),
    CONSTRAINT erga_attempt_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE,
    CONSTRAINT erga_attempt_known_outcome CHECK (outcome IN
        ('FAILED', 'TIMED_OUT', 'CANCELLED', 'RESCUED', 'UNREADABLE')),
    CONSTRAINT erga_attempt_counts CHECK (token >= 1 AND attempt >= 1)
);

-- Which jobs carry a label.
CREATE TABLE erga_label (
    label  varchar(100) NOT NULL,
    job_id uuid         NOT NULL,
    CONSTRAINT erga_label_pk PRIMARY KEY (label, job_id),
    CONSTRAINT erga_label_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE
);
CREATE INDEX erga_label_job ON erga_label (job_id);

-- Recurring jobs.
CREATE TABLE erga_recurring (
    id           varchar(100) NOT NULL,
    job_name     varchar(200) NOT NULL,
    cron         varchar(200),
    -- An ISO-8601 duration such as PT5M.
    period       varchar(40),
    zone         varchar(64)  NOT NULL,
    misfire      varchar(10)  NOT NULL,
    grace_micros bigint       NOT NULL,
    -- The earliest nominal time that has no row in erga_fire yet; empty if it never fires again.
    next_fire    timestamptz(6),
    catch_up     integer      NOT NULL,
    overlap      varchar(10)  NOT NULL,
    -- Whether an annotation or code made it, and so who fires and changes it.
    origin       varchar(10)  NOT NULL,
    -- What its jobs are given; empty columns leave it to the declaration of the job method.
    arguments    text         NOT NULL,
    queue        varchar(50),
    priority     smallint,
    max_attempts integer,
    labels       text,
    tenant       varchar(200),
    -- The jobs of its latest fire and of its latest run out of turn, for the next fire to look whether they are over.
    fired_job     uuid,
    triggered_job uuid,
    paused_at    timestamptz(6),
    paused_by    varchar(200),
    pause_reason text,
    paused_until timestamptz(6),
    CONSTRAINT erga_recurring_pk PRIMARY KEY (id),
    CONSTRAINT erga_recurring_cron_or_period CHECK ((cron IS NULL) <> (period IS NULL)),
    CONSTRAINT erga_recurring_known_misfire CHECK (misfire IN ('COALESCE', 'SKIP', 'CATCH_UP')),
    CONSTRAINT erga_recurring_known_overlap CHECK (overlap IN ('ALLOW', 'SKIP', 'QUEUE')),
    CONSTRAINT erga_recurring_known_origin CHECK (origin IN ('DECLARED', 'DYNAMIC')),
    CONSTRAINT erga_recurring_counts CHECK (catch_up BETWEEN 1 AND 1000
        AND (priority IS NULL OR priority BETWEEN 1 AND 9) AND (max_attempts IS NULL OR max_attempts >= 1)),
    CONSTRAINT erga_recurring_pause_has_reason CHECK ((paused_at IS NULL) = (pause_reason IS NULL)
        AND (paused_at IS NOT NULL OR (paused_by IS NULL AND paused_until IS NULL)))
);
CREATE INDEX erga_recurring_due ON erga_recurring (next_fire);

-- The ledger: what became of each nominal fire time. Its key makes a double fire impossible.
CREATE TABLE erga_fire (
    recurring_id varchar(100)   NOT NULL,
    fire_time    timestamptz(6) NOT NULL,
    outcome      varchar(10)    NOT NULL,
    reason       text,
    job_id       uuid,
    -- How that job ended and how long its last attempt took, once the job itself is pruned.
    ended_as     varchar(10),
    took_micros  bigint,
    CONSTRAINT erga_fire_pk PRIMARY KEY (recurring_id, fire_time),
    CONSTRAINT erga_fire_known_outcome CHECK (outcome IN ('FIRED', 'COALESCED', 'SKIPPED')),
    CONSTRAINT erga_fire_fired_has_job CHECK (outcome <> 'FIRED' OR job_id IS NOT NULL)
);
CREATE INDEX erga_fire_time ON erga_fire (fire_time);

-- One row for each node incarnation; a node that lost its lease joins again under a new id.
CREATE TABLE erga_node (
    id          uuid         NOT NULL,
    name        varchar(100) NOT NULL,
    version     varchar(50)  NOT NULL,
    workers     integer      NOT NULL,
    -- How many of them a queue may use, where that is bounded: mail=2, one a line.
    queue_workers text      NOT NULL DEFAULT '',
    state       varchar(10)  NOT NULL,
    queues      text         NOT NULL,
    job_names   text         NOT NULL,
    started_at  timestamptz(6) NOT NULL,
    lease_until timestamptz(6) NOT NULL,
    schedules   text         NOT NULL,
    -- The latest heartbeat, and what the node told with it: for people to read, nothing is decided by it.
    heartbeat_at timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
    node_clock  timestamptz(6),
    heap_used   bigint,
    heap_max    bigint,
    CONSTRAINT erga_node_pk PRIMARY KEY (id),
    CONSTRAINT erga_node_known_state CHECK (state IN ('ACTIVE', 'QUIET', 'DRAINING', 'DEAD'))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The nodes that are to take no more jobs; each reads its own row with its heartbeat, and nobody locks the node's row for it.
CREATE TABLE erga_quiet (
    node_id   uuid         NOT NULL,
    quiet_by  varchar(200) NOT NULL,
    quiet_why text         NOT NULL,
    quiet_at  timestamptz(6) NOT NULL,
    CONSTRAINT erga_quiet_pk PRIMARY KEY (node_id)
);

-- The nodes that were asked what their running jobs are doing; each reads its own row with its heartbeat, and answers in it.
CREATE TABLE erga_stack (
    node_id   uuid         NOT NULL,
    asked_at  timestamptz(6) NOT NULL,
    taken_at  timestamptz(6),
    stacks    text,
    CONSTRAINT erga_stack_pk PRIMARY KEY (node_id)
);

-- The queues that are paused; the others have no row. Read by every claim.
CREATE TABLE erga_queue (
    name       varchar(50)  NOT NULL,
    paused_by  varchar(200),
    paused_why text         NOT NULL,
    paused_at  timestamptz(6) NOT NULL,
    CONSTRAINT erga_queue_pk PRIMARY KEY (name)
);

-- Job methods that have failed since they last succeeded, and whether their jobs are started; the others have no row. Written
-- by those that fail, and by the first success after a failure.
CREATE TABLE erga_breaker (
    name        varchar(200) NOT NULL,
    -- Attempts that have failed in a row.
    failures    integer      NOT NULL,
    -- How often it has opened without closing since.
    openings    integer      NOT NULL,
    opened_at   timestamptz(6),
    -- Until when no job is started; from then on one is tried.
    open_until  timestamptz(6),
    -- The attempt that was begun to try it: over as soon as its job does not run under that token.
    trial_job   uuid,
    trial_token bigint,
    reason      text,
    CONSTRAINT erga_breaker_pk PRIMARY KEY (name),
    CONSTRAINT erga_breaker_counts CHECK (failures >= 0 AND openings >= 0),
    CONSTRAINT erga_breaker_open_or_not CHECK ((opened_at IS NULL) = (open_until IS NULL)
        AND (trial_job IS NULL) = (trial_token IS NULL) AND (trial_job IS NULL OR open_until IS NOT NULL))
);

-- How far the latest attempt of a job has come, by its own word. Without a foreign key, as the table of lines: to check it
-- would lock the job's row for a moment, in the way of the attempt's end. Both are pruned with their jobs by statements.
CREATE TABLE erga_progress (
    job_id       uuid   NOT NULL,
    token        bigint NOT NULL,
    done         bigint NOT NULL,
    total        bigint,
    -- What was done before the attempt began to count, and for how long it has counted.
    start_done   bigint NOT NULL,
    spent_micros bigint NOT NULL,
    told_at      timestamptz(6) NOT NULL,
    CONSTRAINT erga_progress_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_progress_counts CHECK (token >= 1 AND done >= 0 AND total >= 0 AND start_done >= 0 AND spent_micros >= 0)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- What jobs logged.
CREATE TABLE erga_log (
    job_id   uuid           NOT NULL,
    token    bigint         NOT NULL,
    line_no  integer        NOT NULL,
    attempt  integer        NOT NULL,
    told_at  timestamptz(6) NOT NULL,
    severity varchar(5)     NOT NULL,
    message  varchar(1000)  NOT NULL,
    CONSTRAINT erga_log_pk PRIMARY KEY (job_id, token, line_no),
    CONSTRAINT erga_log_counts CHECK (token >= 1 AND line_no >= 1 AND attempt >= 1),
    CONSTRAINT erga_log_known_severity CHECK (severity IN ('INFO', 'WARN', 'ERROR'))
);

-- What jobs left when they succeeded, under the token of that success, as JSON.
CREATE TABLE erga_result (
    job_id  uuid   NOT NULL,
    token   bigint NOT NULL,
    content text   NOT NULL,
    CONSTRAINT erga_result_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_result_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE,
    CONSTRAINT erga_result_bounds CHECK (token >= 1 AND octet_length(content) <= 65536)
);

-- From where the next attempt of a job can resume, as JSON.
CREATE TABLE erga_checkpoint (
    job_id  uuid   NOT NULL,
    token   bigint NOT NULL,
    content text   NOT NULL,
    CONSTRAINT erga_checkpoint_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_checkpoint_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE,
    CONSTRAINT erga_checkpoint_bounds CHECK (token >= 1 AND octet_length(content) <= 65536)
);

-- Which job follows which job or batch. Removed with its child by the statement that prunes: a foreign key would look for one
-- for each job that goes.
CREATE TABLE erga_continuation (
    child_id  uuid        NOT NULL,
    parent_id uuid        NOT NULL,
    -- Whether the parent is a batch; it may be gone before the child is.
    of_batch  boolean     NOT NULL,
    after_end varchar(7)  NOT NULL,
    -- Whether the parent's end has decided about the child.
    decided   boolean     NOT NULL DEFAULT false,
    -- The end that could not decide yet, since another transaction held the child's row.
    owed      varchar(10),
    CONSTRAINT erga_continuation_pk PRIMARY KEY (child_id),
    CONSTRAINT erga_continuation_known_end CHECK (after_end IN ('SUCCESS', 'FAILURE', 'ANY_END')),
    CONSTRAINT erga_continuation_owed CHECK (owed IS NULL OR (NOT decided AND owed IN ('SUCCEEDED', 'FAILED', 'DELETED')))
);
CREATE INDEX erga_continuation_parent ON erga_continuation (parent_id, child_id);
CREATE INDEX erga_continuation_owed ON erga_continuation (owed) WHERE owed IS NOT NULL;

-- Jobs that are counted together. An attempt never writes here, or all of a batch would wait for each other.
CREATE TABLE erga_batch (
    id            uuid         NOT NULL,
    name          varchar(200) NOT NULL,
    -- PROCESSING until each member has ended.
    state         varchar(10)  NOT NULL,
    total         bigint       NOT NULL,
    succeeded     bigint       NOT NULL DEFAULT 0,
    failed        bigint       NOT NULL DEFAULT 0,
    deleted       bigint       NOT NULL DEFAULT 0,
    -- The batch it is a member of.
    parent_id     uuid,
    linked        boolean      NOT NULL DEFAULT false,
    -- Why its members are being deleted.
    cancel_reason text,
    created_by    varchar(200),
    created_at    timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
    finished_at   timestamptz(6),
    expires_at    timestamptz(6),
    CONSTRAINT erga_batch_pk PRIMARY KEY (id),
    CONSTRAINT erga_batch_known_state CHECK (state IN ('PROCESSING', 'SUCCEEDED', 'FAILED', 'DELETED')),
    CONSTRAINT erga_batch_counts CHECK (total >= 0 AND succeeded >= 0 AND failed >= 0 AND deleted >= 0
        AND succeeded + failed + deleted <= total),
    CONSTRAINT erga_batch_over_has_end CHECK ((finished_at IS NULL) = (state = 'PROCESSING'))
);
CREATE INDEX erga_batch_parent ON erga_batch (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX erga_batch_cancelled ON erga_batch (id) WHERE state = 'PROCESSING' AND cancel_reason IS NOT NULL;
CREATE INDEX erga_batch_expiry ON erga_batch (expires_at) WHERE expires_at IS NOT NULL;

-- What has happened to batches and is not in their rows yet: written by those who end members, folded by maintenance.
CREATE TABLE erga_tick (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    batch_id  uuid   NOT NULL,
    added     bigint NOT NULL DEFAULT 0,
    succeeded bigint NOT NULL DEFAULT 0,
    failed    bigint NOT NULL DEFAULT 0,
    deleted   bigint NOT NULL DEFAULT 0,
    CONSTRAINT erga_tick_pk PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX erga_tick_batch ON erga_tick (batch_id);

-- Locked by who lets jobs through whose keys share a number, so that no place is given twice. Rows are made when missing.
CREATE TABLE erga_limit (
    stripe smallint NOT NULL,
    CONSTRAINT erga_limit_pk PRIMARY KEY (stripe)
);

-- Starts that count against a rate: each grant of a place, until its job has started and the time is over.
CREATE TABLE erga_start (
    limit_key   varchar(200)   NOT NULL,
    job_id      uuid           NOT NULL,
    -- The job's token when it got the place: a higher one says that it has started.
    token       bigint         NOT NULL,
    rate        varchar(100)   NOT NULL,
    admitted_at timestamptz(6) NOT NULL,
    -- Until when it counts; empty as long as the start is not known.
    counts_until timestamptz(6),
    CONSTRAINT erga_start_pk PRIMARY KEY (limit_key, job_id, token)
);
CREATE INDEX erga_start_over ON erga_start (counts_until, admitted_at);

-- Which job is the latest of a key: it stands for further calls as long as it is in a state that they cover. Each call locks
-- its key's row until its transaction ends; nothing is written here when a job moves on or ends. Without a foreign key, which
-- would lock the job's row. Removed with its job by the statement that prunes.
CREATE TABLE erga_unique (
    job_name   varchar(200) NOT NULL,
    -- Empty for calls of nobody.
    tenant     varchar(200) NOT NULL,
    unique_key varchar(200) NOT NULL,
    job_id     uuid         NOT NULL,
    taken_at   timestamptz(6) NOT NULL,
    -- Until when the job must not be pruned, though it may have ended.
    kept_until timestamptz(6),
    CONSTRAINT erga_unique_pk PRIMARY KEY (job_name, tenant, unique_key)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX erga_unique_job ON erga_unique (job_id);
-- For searches by a key alone.
CREATE INDEX erga_unique_text ON erga_unique (unique_key, job_id);

-- What operators have done, each action one row, written in its transaction.
CREATE TABLE erga_audit (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    acted_at     timestamptz(6) NOT NULL,
    who          varchar(200) NOT NULL,
    came_from    varchar(200) NOT NULL,
    action       varchar(40)  NOT NULL,
    subject_kind varchar(20)  NOT NULL,
    subject_id   varchar(200) NOT NULL,
    before_state varchar(200),
    after_state  varchar(200),
    why          text NOT NULL,
    -- One yes of a person changes something once, on whatever node it arrives again.
    confirmation varchar(64),
    CONSTRAINT erga_audit_pk PRIMARY KEY (id),
    CONSTRAINT erga_audit_confirmation UNIQUE (confirmation)
);
CREATE INDEX erga_audit_subject ON erga_audit (subject_id, subject_kind, id);
CREATE INDEX erga_audit_who ON erga_audit (who, id);
CREATE INDEX erga_audit_time ON erga_audit (acted_at);

-- How much has ended, by the minute and by the hour; of all job methods, and by the hour of each. For charts: nodes write here
-- every ten seconds what they have counted, never with an attempt. Small: a day of minutes, a week of hours.
CREATE TABLE erga_stat (
    -- 1 or 60.
    minutes        smallint     NOT NULL,
    began_at       timestamptz(6) NOT NULL,
    -- Empty for all job methods together.
    job_name       varchar(200) NOT NULL,
    succeeded      bigint       NOT NULL,
    failed         bigint       NOT NULL,
    retried        bigint       NOT NULL,
    -- What the jobs that succeeded took, together and at most.
    took_micros    bigint       NOT NULL,
    longest_micros bigint       NOT NULL,
    CONSTRAINT erga_stat_pk PRIMARY KEY (minutes, began_at, job_name),
    CONSTRAINT erga_stat_counts CHECK (minutes IN (1, 60) AND succeeded >= 0 AND failed >= 0 AND retried >= 0)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- How long the jobs took that succeeded, of those same minutes and hours, counted by size: bucket 0 for what took less than a
-- millisecond, then four for each doubling. Of single job methods only a day of hours.
CREATE TABLE erga_stat_took (
    minutes  smallint     NOT NULL,
    began_at timestamptz(6) NOT NULL,
    job_name varchar(200) NOT NULL,
    bucket   smallint     NOT NULL,
    jobs     bigint       NOT NULL,
    CONSTRAINT erga_stat_took_pk PRIMARY KEY (minutes, began_at, job_name, bucket),
    CONSTRAINT erga_stat_took_counts CHECK (minutes IN (1, 60) AND bucket BETWEEN 0 AND 117 AND jobs >= 1)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- How many jobs out of each queue were over, by the minute; for an hour, or a little longer.
CREATE TABLE erga_stat_queue (
    began_at timestamptz(6) NOT NULL,
    queue    varchar(50)  NOT NULL,
    ended    bigint       NOT NULL,
    CONSTRAINT erga_stat_queue_pk PRIMARY KEY (began_at, queue),
    CONSTRAINT erga_stat_queue_counts CHECK (ended >= 0)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Which versions of this schema are installed. The checksum is empty where a person ran the script.
CREATE TABLE erga_schema (
    version  integer NOT NULL,
    checksum varchar(64),
    CONSTRAINT erga_schema_pk PRIMARY KEY (version)
);
INSERT INTO erga_schema (version) VALUES (1);
