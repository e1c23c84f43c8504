package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.Note;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import dev.erga.jobs.spi.WakeUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL 15 and later. */
record PostgreSql() implements Database {

    /**
     * A bound that the planner is not told: it takes it for a tenth of what there is, and goes along the index. Told, it would rather
     * read and sort all of what is not much more than that, in ten times the time.
     */
    private static final String BOUND = "(SELECT CAST(? AS bigint))";

    private static final Spelling SPELLING = new Spelling("clock_timestamp()", "", BOUND);
    private static final List<StateIndex> READY = List.of(
            StateIndex.inTurn("{is-ready} AND {is-nobodys}", "queue, priority, id"),
            StateIndex.inTurn("{is-ready} AND {is-of-tenant}", "queue, tenant, priority, id"));

    /** In the words of the index of those states whose jobs it has in the order of their ids. */
    static final String RESTING = "state IN ('AWAITING', 'HELD', 'SUCCEEDED', 'FAILED', 'DELETED')";

    private static final Set<String> WORTH_RETRYING = Set.of("40001", "40P01", "55P03");

    /** The clock is read in a select of its own, once, so that its value can be looked up in the index. */
    static final String LOCK_DUE = """
            SELECT id FROM erga_recurring WHERE next_fire <= (SELECT {now}) AND %s
            ORDER BY next_fire, id LIMIT ? FOR UPDATE SKIP LOCKED
            """.formatted(JpaSchedules.FIREABLE);

    /** A number that nobody else is likely to lock: "erga" in ASCII. */
    private static final long SCHEMA_LOCK = 0x65726761L;

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public String spelt(String text) {
        return SPELLING.of(text);
    }

    @Override
    public void insertJobs(Jdbc jdbc, NewRows rows) throws SQLException {
        if (rows.isSingle() || rows.areSpecial()) {
            RowInserts.jobs(jdbc, rows);
        } else {
            ArrayInserts.jobs(jdbc, rows);
        }
    }

    @Override
    public void insertLabels(Jdbc jdbc, NewRows rows) throws SQLException {
        ArrayInserts.labels(jdbc, rows);
    }

    static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT id FROM erga_job
                WHERE {is-ready} AND {is-nobodys} AND queue = ? AND name = ANY(?)
                    AND (priority, id) > (?, ?)
                    AND EXISTS (SELECT 1 FROM erga_node WHERE erga_node.id = ? AND {may-claim})
                    AND NOT EXISTS (SELECT 1 {pause-of})
                ORDER BY priority, id LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE erga_job j
            SET state = 'PROCESSING', token = j.token + 1, node = ?, attempts = j.attempts + 1, started_at = {now},
                reason = NULL
            FROM due WHERE j.id = due.id
            RETURNING j.id, j.token, j.name, j.priority, j.attempts, j.crashes, j.arguments, j.max_attempts,
                j.recurring_id, j.fired_for, j.started_at
            """;

    /**
     * The whole claim is one statement. The node's row is read by it without a lock, and that is enough:
     *
     * <ul>
     *   <li>A statement that starts after the lease ran out, or after the node was marked DEAD, grants nothing, however
     *       long the node was frozen before: the lease is compared with the clock of that moment.
     *   <li>A statement that started in time may still commit late, after the node was declared dead. Its jobs then say
     *       PROCESSING on a dead node, and each round of the rescue looks for exactly that, so the next one takes them;
     *       the late node's writes are fenced like all others.
     *   <li>A lock on the node's row would close that gap, but then a node that froze between claim and commit could not
     *       be declared dead before its session ended: its jobs would wait far longer than its lease.
     * </ul>
     *
     * The same holds for a queue that is paused while the statement runs: what began before the pause was committed may still
     * grant, what begins after it does not. MATERIALIZED keeps the planner from running the select twice; the cursor keeps it from walking over index entries
     * that have died since the last vacuum.
     */
    @Override
    public List<ClaimedJob> claim(Jdbc jdbc, Claim claim) throws SQLException {
        Claim.Cursor after = claim.after().orElse(ClaimedRow.START);
        List<ClaimedJob> granted = jdbc.select(
                CLAIM,
                row -> ClaimedRow.read(row, claim.node(), claim.queue()),
                claim.queue(),
                jdbc.texts(claim.names()),
                after.priority(),
                after.id().value(),
                claim.node().value(),
                claim.queue(),
                claim.limit(),
                claim.node().value());
        granted.sort(ClaimedRow.ORDER);
        return granted;
    }

    @Override
    public TenantPage claim(Jdbc jdbc, TenantClaim claim) throws SQLException {
        return PostgreSqlTenants.claim(jdbc, claim);
    }

    @Override
    public String readyQueues() {
        return PostgreSqlTenants.READY_QUEUES;
    }

    @Override
    public List<UUID> undeclaredOfTenants(Jdbc jdbc, String queue, Set<String> declared, int limit)
            throws SQLException {
        return jdbc.select(
                PostgreSqlTenants.UNDECLARED,
                row -> Rows.uuid(row, "id"),
                queue,
                queue,
                queue,
                jdbc.texts(declared),
                limit);
    }

    @Override
    public int readyTenants(Jdbc jdbc, String queue, int most) throws SQLException {
        return jdbc.selectOne(PostgreSqlTenants.COUNT, row -> row.getInt(1), queue, queue, most)
                .orElseThrow();
    }

    @Override
    public PlaceQueries places() {
        return new PostgreSqlLimits();
    }

    @Override
    public List<StateIndex> indexesOf(JobState state) {
        return switch (state) {
            case ENQUEUED -> READY;
            case PROCESSING -> List.of(StateIndex.inOrder("state = 'PROCESSING'", "node"));
            case SCHEDULED -> List.of(StateIndex.inTurn("state = 'SCHEDULED'", "run_at"));
            case AWAITING, HELD, SUCCEEDED, FAILED, DELETED -> List.of(resting(state));
        };
    }

    /** Asked for one state plainly, PostgreSQL may rather go by the primary key; so the state is given twice. */
    private static StateIndex resting(JobState state) {
        return StateIndex.inOrder(RESTING + " AND state BETWEEN '" + state + "' AND '" + state + "'", "state, id");
    }

    /** Both are compared together, or the planner would know that the value is always the same, and the primary key in the same order. */
    @Override
    public String stretch(String column, String id) {
        String both = "(" + column + ", " + id + ")";
        return (column.equals("j.state") ? "j." + RESTING : column + " IS NOT NULL") + " AND " + both + " > (?, ?) AND "
                + both + " < (?, ?)";
    }

    /** An offset is never taken apart, so jobs are looked up one by one: however many there are, the table is not read for them. */
    @Override
    public String leading(String table) {
        return table + " t CROSS JOIN LATERAL (SELECT * FROM erga_job WHERE erga_job.id = t.job_id OFFSET 0) AS j";
    }

    @Override
    public List<WaitingPlace> waitingPlaces() {
        return PostgreSqlPlaces.ALL;
    }

    @Override
    public Optional<List<JobSummary>> jobs(Jdbc jdbc, JobFilter filter, IdRange range) throws SQLException {
        if (FewJobs.areAskedFor(filter)) {
            return Optional.of(FewJobs.list(jdbc, filter));
        }
        return Optional.of(
                UnorderedStates.areAskedFor(filter)
                        ? UnorderedStates.list(jdbc, filter)
                        : OrderedJobs.list(jdbc, filter, range));
    }

    @Override
    public List<FailureList.Part> failures(Jdbc jdbc, List<Instant> since, int bound) throws SQLException {
        return FailureCounts.byIndex(jdbc, since, bound);
    }

    @Override
    public List<Ending> complete(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return ArrayEnds.complete(jdbc, endings);
    }

    @Override
    public List<Ending> succeedTogether(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return ArrayEnds.succeedTogether(jdbc, endings);
    }

    private static final String END_ONE = Completing.FENCED_UPDATE + " RETURNING linked";

    @Override
    public String endOne() {
        return END_ONE;
    }

    private static final String RENEWAL = Nodes.RENEW
            + " RETURNING (SELECT asked_at FROM erga_stack WHERE node_id = erga_node.id AND taken_at IS NULL)";

    @Override
    public String renewal() {
        return RENEWAL;
    }

    @Override
    public String shareLock() {
        return "FOR SHARE";
    }

    @Override
    public Counting.Sum takeTicks(Jdbc jdbc, UUID batch) throws SQLException {
        return jdbc.selectOne("""
                        WITH taken AS (
                            DELETE FROM erga_tick WHERE batch_id = ? RETURNING added, succeeded, failed, deleted)
                        SELECT coalesce(sum(added), 0), coalesce(sum(succeeded), 0), coalesce(sum(failed), 0),
                            coalesce(sum(deleted), 0)
                        FROM taken
                        """, Counting.Sum::read, batch).orElseThrow();
    }

    @Override
    public void writeCounts(Jdbc jdbc, List<Note> notes) throws SQLException {
        ArrayNotes.counts(jdbc, notes);
    }

    @Override
    public void writeLines(Jdbc jdbc, List<Note> notes) throws SQLException {
        ArrayNotes.lines(jdbc, notes);
    }

    @Override
    public String replacing(String table) {
        return "INSERT INTO " + table + " (job_id, token, content) VALUES (?, ?, ?)"
                + " ON CONFLICT (job_id) DO UPDATE SET token = EXCLUDED.token, content = EXCLUDED.content";
    }

    @Override
    public List<String> lockDue(Jdbc jdbc, Fireable fireable, int limit) throws SQLException {
        return jdbc.select(LOCK_DUE, row -> row.getString("id"), JpaSchedules.fireable(jdbc, fireable, limit));
    }

    @Override
    public boolean insertIfAbsent(Jdbc jdbc, String insert, @Nullable Object... columns) throws SQLException {
        return jdbc.update(insert + " ON CONFLICT DO NOTHING", columns) == 1;
    }

    /** Reads the catalogue as a table: {@code to_regclass} may answer from memory what it knew before a lock was waited for. */
    @Override
    public boolean hasTable(Connection connection, String table) throws SQLException {
        return new Jdbc(connection, this)
                .selectOne(
                        "SELECT 1 FROM pg_catalog.pg_class WHERE relname = ? AND pg_catalog.pg_table_is_visible(oid)",
                        row -> true,
                        table)
                .isPresent();
    }

    /** One transaction: PostgreSQL rolls DDL back like everything else. */
    @Override
    public void whileAlone(Connection connection, SqlWork work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Jdbc jdbc = new Jdbc(connection, this);
            jdbc.select("SELECT pg_advisory_xact_lock(?)", row -> true, SCHEMA_LOCK);
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    @Override
    public Optional<WakeUps> wakeUps(DataSource source) {
        return Optional.of(new Notifications(source, this));
    }

    @Override
    public boolean isWorthRetrying(SQLException failure) {
        return failure.getSQLState() != null && WORTH_RETRYING.contains(failure.getSQLState());
    }
}
