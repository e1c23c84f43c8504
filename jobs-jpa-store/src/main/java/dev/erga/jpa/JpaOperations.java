package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.FailedJobs;
import dev.erga.jobs.spi.JobEdit;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Operations;
import dev.erga.jobs.spi.SignedAction;
import dev.erga.jobs.spi.Standing;
import dev.erga.jobs.spi.StoredCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What only operators do, and that they did it. */
record JpaOperations(Sessions sessions) implements Operations {

    private static final int WORDS = 200;
    private static final int WHY = 2_000;

    /** The database refuses a second entry with the same confirmation, whichever node writes it. */
    private static final String RECORD = """
            INSERT INTO erga_audit
                (acted_at, who, came_from, action, subject_kind, subject_id, before_state, after_state, why, confirmation)
            VALUES ({now}, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String USED = "SELECT 1 FROM erga_audit WHERE confirmation = ?";

    static final String FAILED_IN_BATCH = """
            SELECT id FROM erga_job WHERE batch_id = ? AND state = 'FAILED' ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String IF_PLANNED = " WHERE id = ? AND state || '.' = 'SCHEDULED.'";
    private static final String RUN_NOW = "UPDATE erga_job SET {ready}, run_at = {now}, reason = ?" + IF_PLANNED;
    private static final String RESCHEDULE = "UPDATE erga_job SET run_at = ?, reason = ?" + IF_PLANNED;

    @Override
    public List<JobId> lockFailed(BatchId batch, int limit) {
        return sessions.jdbc(
                "look for failed members of a batch",
                jdbc -> jdbc.select(FAILED_IN_BATCH, row -> Rows.job(row, "id"), batch.value(), limit));
    }

    @Override
    public Optional<Standing> lock(JobId job) {
        return sessions.jdbc(
                "look how a job stands",
                jdbc -> jdbc.selectOne(
                        "SELECT state, run_at, cancel_requested FROM erga_job WHERE id = ? FOR UPDATE",
                        row -> {
                            JobState state = StoredState.of(job, row.getString("state"));
                            return new Standing(
                                    state,
                                    Rows.optionalInstant(row, "run_at").filter(time -> state == JobState.SCHEDULED),
                                    row.getBoolean("cancel_requested") && state == JobState.PROCESSING);
                        },
                        job.value()));
    }

    /** Those that failed first. */
    static final String FAILED = """
            SELECT id FROM erga_job WHERE {failing} AND error_key = ? AND state = 'FAILED' ORDER BY error_at LIMIT ?
            """;

    @Override
    public FailedJobs lockFailed(String key, int limit) {
        return sessions.jdbc("look for jobs that have failed", jdbc -> {
            String shown = JobList.shown(key);
            Optional<String> words = FailureList.words(jdbc, shown);
            List<UUID> failed =
                    RowLocks.lock(jdbc, "FAILED", jdbc.select(FAILED, row -> Rows.uuid(row, "id"), shown, limit));
            return new FailedJobs(
                    words.orElse(""), failed.stream().map(JobId::new).toList());
        });
    }

    @Override
    public boolean quiet(NodeId node, String by, String why) {
        return sessions.jdbc("quiet a node", jdbc -> QuietNodes.quiet(jdbc, node, by, why));
    }

    @Override
    public boolean wake(NodeId node) {
        return sessions.jdbc("wake a node", jdbc -> QuietNodes.wake(jdbc, node));
    }

    @Override
    public boolean runNow(JobId job, String reason) {
        return sessions.jdbc("run a job now", jdbc -> {
            boolean ready = jdbc.update(RUN_NOW, Text.shown(reason, WHY), job.value()) == 1;
            if (ready) {
                new Places(jdbc, sessions.followers()).changed(List.of(job.value()));
            }
            return ready;
        });
    }

    @Override
    public boolean reschedule(JobId job, Instant to, String reason) {
        return sessions.jdbc(
                "reschedule a job", jdbc -> jdbc.update(RESCHEDULE, to, Text.shown(reason, WHY), job.value()) == 1);
    }

    @Override
    public Optional<StoredCall> call(JobId job) {
        return sessions.jdbc(
                "look what a job is called with",
                jdbc -> jdbc.selectOne(
                        "SELECT name, arguments, state, run_at, token, limit_key FROM erga_job WHERE id = ?",
                        row -> new StoredCall(
                                row.getString("name"),
                                row.getString("arguments"),
                                StoredState.of(job, row.getString("state")),
                                Rows.optionalInstant(row, "run_at"),
                                row.getLong("token"),
                                Optional.ofNullable(row.getString("limit_key"))),
                        job.value()));
    }

    @Override
    public boolean edit(JobId job, JobEdit edit, String reason) {
        return new Controlling(sessions).edit(job, edit, reason);
    }

    @Override
    public boolean isUsed(String confirmation) {
        return sessions.jdbc(
                "look for a confirmation",
                jdbc -> jdbc.selectOne(USED, row -> true, confirmation).isPresent());
    }

    @Override
    public boolean record(SignedAction action) {
        return sessions.jdbc(
                "write an entry of the audit", jdbc -> jdbc.database().insertIfAbsent(jdbc, RECORD, columns(action)));
    }

    private static Object[] columns(SignedAction action) {
        return new Object[] {
            Text.shown(action.by().who(), WORDS),
            Text.shown(action.by().from(), WORDS),
            action.action(),
            action.action().subject(),
            Text.shown(action.subject(), WORDS),
            action.before().map(words -> Text.shown(words, WORDS)),
            action.after().map(words -> Text.shown(words, WORDS)),
            Text.shown(action.by().why(), WHY),
            action.by().confirmation()
        };
    }
}
