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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** H2 2.2 and later, in memory, in a file or as a server. */
record H2() implements Database {

    /**
     * CURRENT_TIMESTAMP stands still from its first use in a transaction to the transaction's end, in H2's regular mode. The
     * start of the running statement does not, and comes from the same clock: that of the process that holds the database.
     */
    private static final Spelling SPELLING = new Spelling(
            "(SELECT executing_statement_start FROM information_schema.sessions WHERE session_id = session_id())",
            "tenant, ",
            "?");

    private static final int DUPLICATE_KEY = 23505;
    private static final Set<Integer> WORTH_RETRYING = Set.of(40001, 50200, 90131);

    /** More than a script has statements: another node can be in the way of each of them once. */
    private static final int SCHEMA_TRIES = 50;

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public String spelt(String text) {
        return SPELLING.of(text);
    }

    @Override
    public void insertJobs(Jdbc jdbc, NewRows rows) throws SQLException {
        if (rows.isSingle()) {
            RowInserts.jobs(jdbc, rows);
        } else {
            RowInserts.jobs(jdbc, rows, DatabaseTime.read(jdbc));
        }
    }

    @Override
    public void insertLabels(Jdbc jdbc, NewRows rows) throws SQLException {
        RowInserts.labels(jdbc, rows);
    }

    @Override
    public List<ClaimedJob> claim(Jdbc jdbc, Claim claim) throws SQLException {
        return H2Claims.claim(jdbc, claim);
    }

    @Override
    public TenantPage claim(Jdbc jdbc, TenantClaim claim) throws SQLException {
        return H2Tenants.claim(jdbc, claim);
    }

    @Override
    public String readyQueues() {
        return H2Tenants.READY_QUEUES;
    }

    @Override
    public List<UUID> undeclaredOfTenants(Jdbc jdbc, String queue, Set<String> declared, int limit)
            throws SQLException {
        return H2Tenants.undeclared(jdbc, queue, declared, limit);
    }

    @Override
    public int readyTenants(Jdbc jdbc, String queue, int most) throws SQLException {
        return H2Tenants.count(jdbc, queue, most);
    }

    @Override
    public PlaceQueries places() {
        return new H2Limits();
    }

    /** In no order: H2 takes any index that begins with the state, and would sort for the order of another. */
    @Override
    public List<StateIndex> indexesOf(JobState state) {
        return List.of(StateIndex.unordered("state = '" + state + "'"));
    }

    @Override
    public String stretch(String column, String id) {
        return "%1$s = ? AND %2$s > ? AND %1$s = ? AND %2$s < ?".formatted(column, id);
    }

    @Override
    public String leading(String table) {
        return table + " t JOIN erga_job j ON j.id = t.job_id";
    }

    @Override
    public List<WaitingPlace> waitingPlaces() {
        return H2Places.ALL;
    }

    @Override
    public Optional<List<JobSummary>> jobs(Jdbc jdbc, JobFilter filter, IdRange range) {
        return Optional.empty();
    }

    @Override
    public List<FailureList.Part> failures(Jdbc jdbc, List<Instant> since, int bound) throws SQLException {
        return FailureCounts.byState(jdbc, since);
    }

    @Override
    public List<Ending> complete(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return write(jdbc, RunningRow.free(jdbc, endings));
    }

    /** As {@link Completing#FENCED_UPDATE}, but the clock was read once for all. */
    private static final String END = """
            UPDATE erga_job
            SET state = ?, attempts = attempts - ?, reason = ?, run_at = coalesce(?, run_at), finished_at = ?, expires_at = ?,
                cancel_requested = FALSE, cancel_kept_micros = NULL
            WHERE id = ? AND {running} AND token = ? AND node = ?
            """;

    private static @Nullable Object[] columns(Ending ending, Instant now) {
        return new @Nullable Object[] {
            ending.state(),
            ending.uncounted(),
            ending.reason(),
            after(now, ending.delayMicros()),
            ending.state().isFinal() ? now : null,
            after(now, ending.keptMicros()),
            ending.lease().job().value(),
            ending.lease().token(),
            ending.lease().node().value()
        };
    }

    private static @Nullable Instant after(Instant now, @Nullable Long micros) {
        return micros == null ? null : now.plus(micros, ChronoUnit.MICROS);
    }

    private static List<Ending> write(Jdbc jdbc, List<Ending> held) throws SQLException {
        Instant now = held.isEmpty() ? Instant.EPOCH : DatabaseTime.read(jdbc);
        int[] touched = jdbc.updateEach(
                END, held.stream().map(ending -> columns(ending, now)).toList());
        List<Ending> written = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            if (touched[i] == 1) {
                written.add(held.get(i));
            }
        }
        return written;
    }

    @Override
    public List<Ending> succeedTogether(Jdbc jdbc, List<Ending> endings) throws SQLException {
        List<Ending> held = RunningRow.free(jdbc, endings);
        List<Ending> written = held.size() == endings.size() ? write(jdbc, held) : List.of();
        return written.size() == endings.size() ? written : List.of();
    }

    private static final String END_ONE = "SELECT linked FROM FINAL TABLE (" + Completing.FENCED_UPDATE + ")";

    @Override
    public String endOne() {
        return END_ONE;
    }

    private static final String RENEWAL = """
            SELECT (SELECT asked_at FROM erga_stack WHERE node_id = renewed.id AND taken_at IS NULL)
            FROM FINAL TABLE (%s) AS renewed
            """.formatted(Nodes.RENEW);

    @Override
    public String renewal() {
        return RENEWAL;
    }

    /** H2 has no other: those who add to one batch wait for each other. */
    @Override
    public String shareLock() {
        return "FOR UPDATE";
    }

    @Override
    public Counting.Sum takeTicks(Jdbc jdbc, UUID batch) throws SQLException {
        return jdbc.selectOne("""
                        SELECT coalesce(sum(added), 0), coalesce(sum(succeeded), 0), coalesce(sum(failed), 0),
                            coalesce(sum(deleted), 0)
                        FROM OLD TABLE (DELETE FROM erga_tick WHERE batch_id = ?)
                        """, Counting.Sum::read, batch).orElseThrow();
    }

    @Override
    public void writeCounts(Jdbc jdbc, List<Note> notes) throws SQLException {
        RowNotes.counts(jdbc, notes);
    }

    @Override
    public void writeLines(Jdbc jdbc, List<Note> notes) throws SQLException {
        RowNotes.lines(jdbc, notes);
    }

    @Override
    public String replacing(String table) {
        return "MERGE INTO " + table + " (job_id, token, content) KEY (job_id) VALUES (?, ?, ?)";
    }

    @Override
    public List<String> lockDue(Jdbc jdbc, Fireable fireable, int limit) throws SQLException {
        List<String> due = jdbc.select(
                "SELECT id FROM erga_recurring WHERE next_fire <= {now} AND " + JpaSchedules.FIREABLE
                        + " ORDER BY next_fire, id",
                row -> row.getString("id"),
                JpaSchedules.fireable(jdbc, fireable));
        List<String> locked = new ArrayList<>();
        for (String id : due) {
            if (locked.size() == limit) {
                break;
            }
            locked.addAll(jdbc.select(
                    "SELECT id FROM erga_recurring WHERE id = ? AND next_fire <= {now} FOR UPDATE SKIP LOCKED",
                    row -> row.getString("id"),
                    id));
        }
        return locked;
    }

    @Override
    public boolean insertIfAbsent(Jdbc jdbc, String insert, @Nullable Object... columns) throws SQLException {
        try {
            return jdbc.update(insert, columns) == 1;
        } catch (SQLException refused) {
            // H2 takes back only the statement, so the transaction goes on.
            if (refused.getErrorCode() == DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public boolean hasTable(Connection connection, String table) throws SQLException {
        return new Jdbc(connection, this).selectOne("""
                        SELECT 1 FROM information_schema.tables
                        WHERE table_schema = CURRENT_SCHEMA AND lower(table_name) = ?
                        """, row -> true, table).isPresent();
    }

    /**
     * H2 commits each DDL statement and so cannot hold a lock meanwhile; the scripts may run twice, one beside the other. A
     * statement that fails because another node makes the same object finds it there the next time.
     */
    @Override
    public void whileAlone(Connection connection, SqlWork work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (SQLException disturbed) {
                if (attempt == SCHEMA_TRIES) {
                    throw disturbed;
                }
            }
        }
    }

    @Override
    public Optional<WakeUps> wakeUps(DataSource source) {
        return Optional.empty();
    }

    @Override
    public boolean isWorthRetrying(SQLException failure) {
        return WORTH_RETRYING.contains(failure.getErrorCode());
    }
}
