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

/** What differs from one database to the other. Everything else is SQL that both understand. */
sealed interface Database permits PostgreSql, H2 {

    /** The folder of its schema scripts, also its name in messages. */
    String folder();

    /** The statement as this database reads it. */
    String spelt(String text);

    /** Stores jobs. */
    void insertJobs(Jdbc jdbc, NewRows rows) throws SQLException;

    /** Stores the labels of jobs that are stored already. */
    void insertLabels(Jdbc jdbc, NewRows rows) throws SQLException;

    /** Where jobs wait that are not over, each with the index that leads to them. */
    List<WaitingPlace> waitingPlaces();

    /**
     * A page of jobs where this database has a way of its own; empty to have it read as entities.
     *
     * @param range between which ids they are looked for
     */
    Optional<List<JobSummary>> jobs(Jdbc jdbc, JobFilter filter, IdRange range) throws SQLException;

    /**
     * Counts the jobs that have failed and not succeeded since, by kind and state, those with counts above 0.
     *
     * @param since from when on they are counted in each window
     * @param bound where counts may stop
     */
    List<FailureList.Part> failures(Jdbc jdbc, List<Instant> since, int bound) throws SQLException;

    /** Grants jobs, in the order in which they are to run. */
    List<ClaimedJob> claim(Jdbc jdbc, Claim claim) throws SQLException;

    /** Grants jobs of tenants, in the order of turns. */
    TenantPage claim(Jdbc jdbc, TenantClaim claim) throws SQLException;

    /** Selects for each of an array of queues whether jobs of nobody, and of tenants, are ready in it. */
    String readyQueues();

    /** Those at the front of each tenant's jobs in a queue that are of other than these methods. */
    List<UUID> undeclaredOfTenants(Jdbc jdbc, String queue, Set<String> declared, int limit) throws SQLException;

    /** How many tenants have jobs ready in a queue, as far as so many. */
    int readyTenants(Jdbc jdbc, String queue, int most) throws SQLException;

    /** Where places of limits are, and who waits for them. */
    PlaceQueries places();

    /** The indexes that have the jobs of a state, each job one of them. */
    List<StateIndex> indexesOf(JobState state);

    /**
     * A condition that is met by what has one value in a column, and an id between two: along the index of both, which is the only one
     * to be in the order of that column and the id. Its parameters are the value, the lower id, the value again, and the higher.
     */
    String stretch(String column, String id);

    /** A table {@code t} and the job {@code j} that each of its rows leads to, by its id. */
    String leading(String table);

    /**
     * Ends attempts, each fenced by itself, and waits for nobody: gives those that were written, changed as requests to stop
     * made them. The others' leases are gone, or somebody holds their rows.
     */
    List<Ending> complete(Jdbc jdbc, List<Ending> endings) throws SQLException;

    /** {@link Completing#FENCED_UPDATE}, so that it answers for the row it writes whether the end concerns others. */
    String endOne();

    /** {@link Nodes#RENEW}, so that it answers for the row it writes since when the node owes an answer, if it does. */
    String renewal();

    /** Ends attempts well, each fenced, if all leases are good and nobody else holds a row; none otherwise. */
    List<Ending> succeedTogether(Jdbc jdbc, List<Ending> endings) throws SQLException;

    /** What a lock is called that only keeps others from changing the row. */
    String shareLock();

    /** Takes away all ticks of a batch that are committed, and gives their sum. */
    Counting.Sum takeTicks(Jdbc jdbc, UUID batch) throws SQLException;

    /** Writes how far attempts have come, those whose leases are the latest. */
    void writeCounts(Jdbc jdbc, List<Note> notes) throws SQLException;

    /** Adds what attempts logged and is not there yet, if their leases were not taken from their nodes. */
    void writeLines(Jdbc jdbc, List<Note> notes) throws SQLException;

    /** The statement that puts a job's one row of such a table: {@code job_id}, {@code token} and {@code content}. */
    String replacing(String table);

    /** Locks due schedules and gives their ids, earliest first; passes over what others have locked. */
    List<String> lockDue(Jdbc jdbc, Fireable fireable, int limit) throws SQLException;

    /** Inserts a row unless one with its key exists; tells whether it did. Waits for another that does the same. */
    boolean insertIfAbsent(Jdbc jdbc, String insert, @Nullable Object... columns) throws SQLException;

    /** Whether the connection's own schema has the table; never fails the transaction. */
    boolean hasTable(Connection connection, String table) throws SQLException;

    /** Does the work while no other node does work guarded by this, in as many transactions as the database needs. */
    void whileAlone(Connection connection, SqlWork work) throws SQLException;

    /** How nodes tell each other of jobs; empty if this database carries no word. */
    Optional<WakeUps> wakeUps(DataSource source);

    /** Whether the same work in a new transaction may well succeed. */
    boolean isWorthRetrying(SQLException failure);

    /** Work on a connection. */
    @FunctionalInterface
    interface SqlWork {
        void run() throws SQLException;
    }
}
