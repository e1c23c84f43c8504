-- Erga's tables, version 1, for H2. Run by Erga itself (erga.schema=create), or by you (erga.schema=validate).
-- All times are the database's clock at the start of the statement: CURRENT_TIMESTAMP stands still within a transaction.
-- The checks repeat what the engine keeps, so that no other hand can break it unseen. Every statement can be run twice,
-- since H2 commits each by itself and two nodes may start at once.

-- One row for each job, with all of its state.
CREATE TABLE IF NOT EXISTS erga_job (
    id               uuid         NOT NULL,
    name             varchar(200) NOT NULL,
    queue            varchar(50)  NOT NULL,
    priority         smallint     NOT NULL,
    state            varchar(10)  NOT NULL,
    -- When it may start; empty for a job that could start at once and was never put off.
    run_at           timestamp(6) with time zone,
    -- Rises with every grant: a write under an older token is refused.
    token            bigint       DEFAULT 0 NOT NULL,
    -- The node that runs it or ran it last; emptied when the job is taken from a dead node.
    node             uuid,
    -- Attempts that count: an attempt that was released or whose node died does not.
    attempts         integer      DEFAULT 0 NOT NULL,
    crashes          integer      DEFAULT 0 NOT NULL,
    -- The token under which a job that has crashes is known to have begun.
    begun_token      bigint,
    -- A JSON array, never read as anything but the declared parameter types.
    arguments        varchar      NOT NULL,
    max_attempts     integer,
    -- For display, one a line; found by erga_label.
    labels           varchar,
    tenant           varchar(200),
    recurring_id     varchar(100),
    fired_for        timestamp(6) with time zone,
    created_by       varchar(200),
    created_at       timestamp(6) with time zone DEFAULT
        (SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = session_id()) NOT NULL,
    started_at       timestamp(6) with time zone,
    finished_at      timestamp(6) with time zone,
    expires_at       timestamp(6) with time zone,
    reason           varchar,
    cancel_requested boolean      DEFAULT false NOT NULL,
    -- With that request: for how long the job is kept once it is deleted; empty to keep it.
    cancel_kept_micros bigint,
    -- Whether others wait for its end: it has continuations, or is a member of a batch.
    linked           boolean      DEFAULT false NOT NULL,
    batch_id         uuid,
    -- The places it shares with all jobs of the same key, and how many there are, as its caller knew it.
    limit_key        varchar(200),
    limit_bounds     varchar(100),
    -- Whether it could run if there were a place.
    awaits_place     boolean      DEFAULT false NOT NULL,
    -- What its latest attempt to fail has in common with others, and when it failed. Written by those that fail, and by nobody else.
    -- In no index: H2 has no partial ones, and each job would pay for it. Jobs that have failed are found by their state.
    error_key        varchar(32),
    error_at         timestamp(6) with time zone,
    -- The key, as long as it waits for a place or holds one; H2 has no partial indexes.
    limit_use        varchar(200) GENERATED ALWAYS AS
        (CASE WHEN awaits_place OR state IN ('ENQUEUED', 'PROCESSING') THEN limit_key END),
    CONSTRAINT erga_job_pk PRIMARY KEY (id),
    CONSTRAINT erga_job_known_state CHECK (state IN
        ('AWAITING', 'SCHEDULED', 'ENQUEUED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'DELETED', 'HELD')),
    CONSTRAINT erga_job_priority_1_to_9 CHECK (priority BETWEEN 1 AND 9),
    -- Far from the types' ends: a number that cannot rise would keep its whole queue from being claimed.
    CONSTRAINT erga_job_counts CHECK (token BETWEEN 0 AND 4000000000000000000
        AND attempts BETWEEN 0 AND 2000000000 AND crashes BETWEEN 0 AND 2000000000),
    CONSTRAINT erga_job_processing_has_lease CHECK (state <> 'PROCESSING'
        OR (token >= 1 AND node IS NOT NULL AND attempts >= 1 AND started_at IS NOT NULL)),
    CONSTRAINT erga_job_scheduled_has_time CHECK (state <> 'SCHEDULED' OR run_at IS NOT NULL),
    CONSTRAINT erga_job_over_has_end CHECK
        ((finished_at IS NOT NULL) = (state IN ('SUCCEEDED', 'FAILED', 'DELETED'))),
    CONSTRAINT erga_job_only_the_over_expire CHECK (expires_at IS NULL OR finished_at IS NOT NULL),
    CONSTRAINT erga_job_place_awaited CHECK (NOT awaits_place OR (state = 'AWAITING' AND limit_key IS NOT NULL))
);

-- H2 has no partial indexes.
CREATE INDEX IF NOT EXISTS erga_job_ready ON erga_job (state, queue, tenant, priority, id);
CREATE INDEX IF NOT EXISTS erga_job_scheduled ON erga_job (state, run_at);
CREATE INDEX IF NOT EXISTS erga_job_resting ON erga_job (state, id);
CREATE INDEX IF NOT EXISTS erga_job_expiry ON erga_job (expires_at);
CREATE INDEX IF NOT EXISTS erga_job_batch ON erga_job (batch_id, id);
CREATE INDEX IF NOT EXISTS erga_job_tenant ON erga_job (tenant, id);
CREATE INDEX IF NOT EXISTS erga_job_recurring ON erga_job (recurring_id, id);
CREATE INDEX IF NOT EXISTS erga_job_limited ON erga_job (limit_use, awaits_place, priority, id);

-- One row for each attempt that did not end well; a clean first attempt writes none.
CREATE TABLE IF NOT EXISTS erga_attempt (
    job_id     uuid         NOT NULL,
    token      bigint       NOT NULL,
    attempt    integer      NOT NULL,
    outcome    varchar(20)  NOT NULL,
    node       uuid         NOT NULL,
    started_at timestamp(6) with time zone,
    ended_at   timestamp(6) with time zone DEFAULT
        (SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = session_id()) NOT NULL,
    error_type varchar(300),
    message    varchar,
    stack      varchar,
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
CREATE TABLE IF NOT EXISTS erga_label (
    label  varchar(100) NOT NULL,
    job_id uuid         NOT NULL,
    CONSTRAINT erga_label_pk PRIMARY KEY (label, job_id),
    CONSTRAINT erga_label_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS erga_label_job ON erga_label (job_id);

-- Recurring jobs.
CREATE TABLE IF NOT EXISTS erga_recurring (
    id           varchar(100) NOT NULL,
    job_name     varchar(200) NOT NULL,
    cron         varchar(200),
    -- An ISO-8601 duration such as PT5M.
    period       varchar(40),
    zone         varchar(64)  NOT NULL,
    misfire      varchar(10)  NOT NULL,
    grace_micros bigint       NOT NULL,
    -- The earliest nominal time that has no row in erga_fire yet; empty if it never fires again.
    next_fire    timestamp(6) with time zone,
    catch_up     integer      NOT NULL,
    overlap      varchar(10)  NOT NULL,
    -- Whether an annotation or code made it, and so who fires and changes it.
    origin       varchar(10)  NOT NULL,
    -- What its jobs are given; empty columns leave it to the declaration of the job method.
    arguments    varchar      NOT NULL,
    queue        varchar(50),
    priority     smallint,
    max_attempts integer,
    labels       varchar,
    tenant       varchar(200),
    -- The jobs of its latest fire and of its latest run out of turn, for the next fire to look whether they are over.
    fired_job     uuid,
    triggered_job uuid,
    paused_at    timestamp(6) with time zone,
    paused_by    varchar(200),
    pause_reason varchar,
    paused_until timestamp(6) with time zone,
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
CREATE INDEX IF NOT EXISTS erga_recurring_due ON erga_recurring (next_fire);

-- The ledger: what became of each nominal fire time. Its key makes a double fire impossible.
CREATE TABLE IF NOT EXISTS erga_fire (
    recurring_id varchar(100)   NOT NULL,
    fire_time    timestamp(6) with time zone NOT NULL,
    outcome      varchar(10)    NOT NULL,
    reason       varchar,
    job_id       uuid,
    -- How that job ended and how long its last attempt took, once the job itself is pruned.
    ended_as     varchar(10),
    took_micros  bigint,
    CONSTRAINT erga_fire_pk PRIMARY KEY (recurring_id, fire_time),
    CONSTRAINT erga_fire_known_outcome CHECK (outcome IN ('FIRED', 'COALESCED', 'SKIPPED')),
    CONSTRAINT erga_fire_fired_has_job CHECK (outcome <> 'FIRED' OR job_id IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS erga_fire_time ON erga_fire (fire_time);

-- One row for each node incarnation; a node that lost its lease joins again under a new id.
CREATE TABLE IF NOT EXISTS erga_node (
    id          uuid         NOT NULL,
    name        varchar(100) NOT NULL,
    version     varchar(50)  NOT NULL,
    workers     integer      NOT NULL,
    -- How many of them a queue may use, where that is bounded: mail=2, one a line.
    queue_workers varchar   DEFAULT '' NOT NULL,
    state       varchar(10)  NOT NULL,
    queues      varchar      NOT NULL,
    job_names   varchar      NOT NULL,
    started_at  timestamp(6) with time zone NOT NULL,
    lease_until timestamp(6) with time zone NOT NULL,
    schedules   varchar      NOT NULL,
    -- The latest heartbeat, and what the node told with it: for people to read, nothing is decided by it.
    heartbeat_at timestamp(6) with time zone DEFAULT
        (SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = session_id()) NOT NULL,
    node_clock  timestamp(6) with time zone,
    heap_used   bigint,
    heap_max    bigint,
    CONSTRAINT erga_node_pk PRIMARY KEY (id),
    CONSTRAINT erga_node_known_state CHECK (state IN ('ACTIVE', 'QUIET', 'DRAINING', 'DEAD'))
);

-- The nodes that are to take no more jobs; each reads its own row with its heartbeat, and nobody locks the node's row for it.
CREATE TABLE IF NOT EXISTS erga_quiet (
    node_id   uuid         NOT NULL,
    quiet_by  varchar(200) NOT NULL,
    quiet_why varchar      NOT NULL,
    quiet_at  timestamp(6) with time zone NOT NULL,
    CONSTRAINT erga_quiet_pk PRIMARY KEY (node_id)
);

-- The nodes that were asked what their running jobs are doing; each reads its own row with its heartbeat, and answers in it.
CREATE TABLE IF NOT EXISTS erga_stack (
    node_id   uuid         NOT NULL,
    asked_at  timestamp(6) with time zone NOT NULL,
    taken_at  timestamp(6) with time zone,
    stacks    varchar,
    CONSTRAINT erga_stack_pk PRIMARY KEY (node_id)
);

-- The queues that are paused; the others have no row. Read by every claim.
CREATE TABLE IF NOT EXISTS erga_queue (
    name       varchar(50)  NOT NULL,
    paused_by  varchar(200),
    paused_why varchar      NOT NULL,
    paused_at  timestamp(6) with time zone NOT NULL,
    CONSTRAINT erga_queue_pk PRIMARY KEY (name)
);

-- Job methods that have failed since they last succeeded, and whether their jobs are started; the others have no row. Written
-- by those that fail, and by the first success after a failure.
CREATE TABLE IF NOT EXISTS erga_breaker (
    name        varchar(200) NOT NULL,
    -- Attempts that have failed in a row.
    failures    integer      NOT NULL,
    -- How often it has opened without closing since.
    openings    integer      NOT NULL,
    opened_at   timestamp(6) with time zone,
    -- Until when no job is started; from then on one is tried.
    open_until  timestamp(6) with time zone,
    -- The attempt that was begun to try it: over as soon as its job does not run under that token.
    trial_job   uuid,
    trial_token bigint,
    reason      varchar,
    CONSTRAINT erga_breaker_pk PRIMARY KEY (name),
    CONSTRAINT erga_breaker_counts CHECK (failures >= 0 AND openings >= 0),
    CONSTRAINT erga_breaker_open_or_not CHECK ((opened_at IS NULL) = (open_until IS NULL)
        AND (trial_job IS NULL) = (trial_token IS NULL) AND (trial_job IS NULL OR open_until IS NOT NULL))
);

-- How far the latest attempt of a job has come, by its own word. Without a foreign key, as the table of lines: to check it
-- would lock the job's row for a moment, in the way of the attempt's end. Both are pruned with their jobs by statements.
CREATE TABLE IF NOT EXISTS erga_progress (
    job_id       uuid   NOT NULL,
    token        bigint NOT NULL,
    done         bigint NOT NULL,
    total        bigint,
    -- What was done before the attempt began to count, and for how long it has counted.
    start_done   bigint NOT NULL,
    spent_micros bigint NOT NULL,
    told_at      timestamp(6) with time zone NOT NULL,
    CONSTRAINT erga_progress_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_progress_counts CHECK (token >= 1 AND done >= 0 AND total >= 0 AND start_done >= 0 AND spent_micros >= 0)
);

-- What jobs logged.
CREATE TABLE IF NOT EXISTS erga_log (
    job_id   uuid           NOT NULL,
    token    bigint         NOT NULL,
    line_no  integer        NOT NULL,
    attempt  integer        NOT NULL,
    told_at  timestamp(6) with time zone NOT NULL,
    severity varchar(5)     NOT NULL,
    message  varchar(1000)  NOT NULL,
    CONSTRAINT erga_log_pk PRIMARY KEY (job_id, token, line_no),
    CONSTRAINT erga_log_counts CHECK (token >= 1 AND line_no >= 1 AND attempt >= 1),
    CONSTRAINT erga_log_known_severity CHECK (severity IN ('INFO', 'WARN', 'ERROR'))
);

-- What jobs left when they succeeded, under the token of that success, as JSON.
CREATE TABLE IF NOT EXISTS erga_result (
    job_id  uuid    NOT NULL,
    token   bigint  NOT NULL,
    content varchar   NOT NULL,
    CONSTRAINT erga_result_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_result_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE,
    CONSTRAINT erga_result_bounds CHECK (token >= 1 AND char_length(content) <= 65536)
);

-- From where the next attempt of a job can resume, as JSON.
CREATE TABLE IF NOT EXISTS erga_checkpoint (
    job_id  uuid    NOT NULL,
    token   bigint  NOT NULL,
    content varchar   NOT NULL,
    CONSTRAINT erga_checkpoint_pk PRIMARY KEY (job_id),
    CONSTRAINT erga_checkpoint_of_job FOREIGN KEY (job_id) REFERENCES erga_job (id) ON DELETE CASCADE,
    CONSTRAINT erga_checkpoint_bounds CHECK (token >= 1 AND char_length(content) <= 65536)
);

-- Which job follows which job or batch. Removed with its child by the statement that prunes: a foreign key would look for one
-- for each job that goes.
CREATE TABLE IF NOT EXISTS erga_continuation (
    child_id  uuid        NOT NULL,
    parent_id uuid        NOT NULL,
    -- Whether the parent is a batch; it may be gone before the child is.
    of_batch  boolean     NOT NULL,
    after_end varchar(7)  NOT NULL,
    -- Whether the parent's end has decided about the child.
    decided   boolean     DEFAULT false NOT NULL,
    -- The end that could not decide yet, since another transaction held the child's row.
    owed      varchar(10),
    CONSTRAINT erga_continuation_pk PRIMARY KEY (child_id),
    CONSTRAINT erga_continuation_known_end CHECK (after_end IN ('SUCCESS', 'FAILURE', 'ANY_END')),
    CONSTRAINT erga_continuation_owed CHECK (owed IS NULL OR (NOT decided AND owed IN ('SUCCEEDED', 'FAILED', 'DELETED')))
);
CREATE INDEX IF NOT EXISTS erga_continuation_parent ON erga_continuation (parent_id, child_id);
CREATE INDEX IF NOT EXISTS erga_continuation_owed ON erga_continuation (owed);

-- Jobs that are counted together. An attempt never writes here, or all of a batch would wait for each other.
CREATE TABLE IF NOT EXISTS erga_batch (
    id            uuid         NOT NULL,
    name          varchar(200) NOT NULL,
    -- PROCESSING until each member has ended.
    state         varchar(10)  NOT NULL,
    total         bigint       NOT NULL,
    succeeded     bigint       DEFAULT 0 NOT NULL,
    failed        bigint       DEFAULT 0 NOT NULL,
    deleted       bigint       DEFAULT 0 NOT NULL,
    -- The batch it is a member of.
    parent_id     uuid,
    linked        boolean      DEFAULT false NOT NULL,
    -- Why its members are being deleted.
    cancel_reason varchar,
    created_by    varchar(200),
    created_at    timestamp(6) with time zone DEFAULT
        (SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = session_id()) NOT NULL,
    finished_at   timestamp(6) with time zone,
    expires_at    timestamp(6) with time zone,
    CONSTRAINT erga_batch_pk PRIMARY KEY (id),
    CONSTRAINT erga_batch_known_state CHECK (state IN ('PROCESSING', 'SUCCEEDED', 'FAILED', 'DELETED')),
    CONSTRAINT erga_batch_counts CHECK (total >= 0 AND succeeded >= 0 AND failed >= 0 AND deleted >= 0
        AND succeeded + failed + deleted <= total),
    CONSTRAINT erga_batch_over_has_end CHECK ((finished_at IS NULL) = (state = 'PROCESSING'))
);
CREATE INDEX IF NOT EXISTS erga_batch_parent ON erga_batch (parent_id, id);
CREATE INDEX IF NOT EXISTS erga_batch_expiry ON erga_batch (expires_at);

-- What has happened to batches and is not in their rows yet: written by those who end members, folded by maintenance.
CREATE TABLE IF NOT EXISTS erga_tick (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    batch_id  uuid   NOT NULL,
    added     bigint DEFAULT 0 NOT NULL,
    succeeded bigint DEFAULT 0 NOT NULL,
    failed    bigint DEFAULT 0 NOT NULL,
    deleted   bigint DEFAULT 0 NOT NULL,
    CONSTRAINT erga_tick_pk PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS erga_tick_batch ON erga_tick (batch_id);

-- Locked by who lets jobs through whose keys share a number, so that no place is given twice. Rows are made when missing.
CREATE TABLE IF NOT EXISTS erga_limit (
    stripe smallint NOT NULL,
    CONSTRAINT erga_limit_pk PRIMARY KEY (stripe)
);

-- Starts that count against a rate: each grant of a place, until its job has started and the time is over.
CREATE TABLE IF NOT EXISTS erga_start (
    limit_key   varchar(200) NOT NULL,
    job_id      uuid         NOT NULL,
    -- The job's token when it got the place: a higher one says that it has started.
    token       bigint       NOT NULL,
    rate        varchar(100) NOT NULL,
    admitted_at timestamp(6) with time zone NOT NULL,
    -- Until when it counts; empty as long as the start is not known.
    counts_until timestamp(6) with time zone,
    CONSTRAINT erga_start_pk PRIMARY KEY (limit_key, job_id, token)
);
CREATE INDEX IF NOT EXISTS erga_start_over ON erga_start (counts_until, admitted_at);

-- Which job is the latest of a key: it stands for further calls as long as it is in a state that they cover. Each call locks
-- its key's row until its transaction ends; nothing is written here when a job moves on or ends. Without a foreign key, which
-- would lock the job's row. Removed with its job by the statement that prunes.
CREATE TABLE IF NOT EXISTS erga_unique (
    job_name   varchar(200) NOT NULL,
    -- Empty for calls of nobody.
    tenant     varchar(200) NOT NULL,
    unique_key varchar(200) NOT NULL,
    job_id     uuid         NOT NULL,
    taken_at   timestamp(6) with time zone NOT NULL,
    -- Until when the job must not be pruned, though it may have ended.
    kept_until timestamp(6) with time zone,
    CONSTRAINT erga_unique_pk PRIMARY KEY (job_name, tenant, unique_key)
);
CREATE INDEX IF NOT EXISTS erga_unique_job ON erga_unique (job_id);
CREATE INDEX IF NOT EXISTS erga_unique_text ON erga_unique (unique_key, job_id);

-- What operators have done, each action one row, written in its transaction.
CREATE TABLE IF NOT EXISTS erga_audit (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    acted_at     timestamp(6) with time zone NOT NULL,
    who          varchar(200) NOT NULL,
    came_from    varchar(200) NOT NULL,
    action       varchar(40)  NOT NULL,
    subject_kind varchar(20)  NOT NULL,
    subject_id   varchar(200) NOT NULL,
    before_state varchar(200),
    after_state  varchar(200),
    why          varchar NOT NULL,
    -- One yes of a person changes something once, on whatever node it arrives again.
    confirmation varchar(64),
    CONSTRAINT erga_audit_pk PRIMARY KEY (id),
    CONSTRAINT erga_audit_confirmation UNIQUE (confirmation)
);
CREATE INDEX IF NOT EXISTS erga_audit_subject ON erga_audit (subject_id, subject_kind, id);
CREATE INDEX IF NOT EXISTS erga_audit_who ON erga_audit (who, id);
CREATE INDEX IF NOT EXISTS erga_audit_time ON erga_audit (acted_at);

-- How much has ended, by the minute and by the hour; of all job methods, and by the hour of each. For charts: nodes write here
-- every ten seconds what they have counted, never with an attempt. Small: a day of minutes, a week of hours.
CREATE TABLE IF NOT EXISTS erga_stat (
    -- 1 or 60.
    minutes        smallint     NOT NULL,
    began_at       timestamp(6) with time zone NOT NULL,
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
);

-- How long the jobs took that succeeded, of those same minutes and hours, counted by size: bucket 0 for what took less than a
-- millisecond, then four for each doubling. Of single job methods only a day of hours.
CREATE TABLE IF NOT EXISTS erga_stat_took (
    minutes  smallint     NOT NULL,
    began_at timestamp(6) with time zone NOT NULL,
    job_name varchar(200) NOT NULL,
    bucket   smallint     NOT NULL,
    jobs     bigint       NOT NULL,
    CONSTRAINT erga_stat_took_pk PRIMARY KEY (minutes, began_at, job_name, bucket),
    CONSTRAINT erga_stat_took_counts CHECK (minutes IN (1, 60) AND bucket BETWEEN 0 AND 117 AND jobs >= 1)
);

-- How many jobs out of each queue were over, by the minute; for an hour, or a little longer.
CREATE TABLE IF NOT EXISTS erga_stat_queue (
    began_at timestamp(6) with time zone NOT NULL,
    queue    varchar(50)  NOT NULL,
    ended    bigint       NOT NULL,
    CONSTRAINT erga_stat_queue_pk PRIMARY KEY (began_at, queue),
    CONSTRAINT erga_stat_queue_counts CHECK (ended >= 0)
);

-- Which versions of this schema are installed. The checksum is empty where a person ran the script.
CREATE TABLE IF NOT EXISTS erga_schema (
    version  integer NOT NULL,
    checksum varchar(64),
    CONSTRAINT erga_schema_pk PRIMARY KEY (version)
);
MERGE INTO erga_schema (version) KEY (version) VALUES (1);
