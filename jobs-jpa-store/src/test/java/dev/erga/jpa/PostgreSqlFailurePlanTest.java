package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What has failed is found by indexes of its own, in which no other job is. */
class PostgreSqlFailurePlanTest {

    private static final String FILL = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, attempts, run_at, finished_at, error_key, error_at)
            SELECT gen_random_uuid(), 'm', 'q', 5, s.state, '[]', %s, now() + i * interval '1 min',
                CASE WHEN s.state IN ('SUCCEEDED', 'FAILED') THEN now() END, %s, now() - i * interval '1 s'
            FROM generate_series(1, %d) i, (VALUES ('%s')) AS s(state)
            """;

    private static final UUID ID = UUID.randomUUID();

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(
                source,
                FILL.formatted("1", "CASE WHEN i % 10 = 0 THEN 'k' || i % 7 END", 30_000, "SUCCEEDED"),
                FILL.formatted("0", "NULL", 20_000, "SCHEDULED"),
                FILL.formatted("1", "'k' || i % 7", 2_000, "SCHEDULED"),
                FILL.formatted("1", "'k' || i % 7", 7_000, "FAILED"),
                "ANALYZE erga_job");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static String plan(String statement, Object... arguments) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Jdbc jdbc = new Jdbc(connection, new PostgreSql());
            return String.join("\n", jdbc.select("EXPLAIN " + statement, row -> row.getString(1), arguments));
        }
    }

    /** Of a kind that it takes for small, the planner reads all and sorts them; it never looks at jobs that do not fail. */
    @Test
    void failures_are_counted_kind_by_kind() throws Exception {
        List<Object> values = new ArrayList<>();
        values.add(1_000);
        FailureGroup.WINDOWS.forEach(window -> values.add(Instant.now().minus(window)));
        values.add(101);

        assertThat(plan(FailureCounts.BY_INDEX, values.toArray()))
                .contains("erga_job_failing")
                .containsPattern("Index Cond: \\(.*error_key.* > .*kind.error_key")
                .doesNotContain("Seq Scan on erga_job", "erga_job_pk");
    }

    @Test
    void the_latest_of_a_kind_is_one_entry_of_the_index_and_its_attempts() throws Exception {
        assertThat(plan(FailureList.LATEST, "k1", JobState.FAILED))
                .contains("Backward using erga_job_failing on erga_job", "erga_attempt_pk")
                .doesNotContain("Seq Scan on");
    }

    private static String few(JobFilter filter) throws SQLException {
        Way.Part list = FewJobs.statement(filter);
        return plan(list.text(), list.values().toArray());
    }

    @Test
    void the_jobs_of_a_kind_are_listed_without_walking_the_table() throws Exception {
        JobFilter kind = JobFilter.all().failedWith("k1").olderThan(new JobId(ID));
        String all = few(kind);
        String recent = few(kind.inState(JobState.FAILED).failedWithin(Duration.ofHours(1)));
        String any = few(JobFilter.all().failedWithin(Duration.ofHours(1)));

        assertThat(List.of(all, recent, any))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("erga_job_failing", "erga_job_pk on erga_job j")
                        .doesNotContain("Seq Scan on erga_job", "Backward using erga_job_pk"));
        assertThat(recent).containsPattern("Index Cond: .*error_key.* AND .*state.* AND \\(error_at > ");
    }

    @Test
    void what_is_requeued_is_found_by_the_index() throws Exception {
        assertThat(plan(JpaOperations.FAILED, "k1", 100))
                .contains("erga_job_failing")
                .doesNotContain("Seq Scan on", "erga_job_pk");
    }

    @Test
    void retries_are_read_in_their_order_however_many_jobs_are_only_planned() throws Exception {
        String soonest = plan(RetryList.SOONEST, 21);
        String behind = plan(RetryList.BEHIND, Instant.now(), ID, 21);
        String count = plan(RetryList.COUNT, 101);

        assertThat(List.of(soonest, behind, count))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("using erga_job_retrying on erga_job")
                        .doesNotContain("Seq Scan on", "Sort"));
        assertThat(behind).containsPattern("Index Cond: \\(ROW\\(run_at, id\\) > ROW\\(");
    }

    /** What an empty index takes: one page. */
    @Test
    void jobs_that_do_not_fail_are_in_no_index_of_those_that_do() throws Exception {
        AgroalDataSource fresh = Pools.plain(PostgresServer.newDatabase(), "postgres");
        try (LocalJpaStore local = LocalJpaStore.open(fresh, new Surroundings(), System::nanoTime)) {
            succeed(local, 500);

            assertThat(Tables.read(fresh, "SELECT count(*) FROM erga_job WHERE state = 'SUCCEEDED'"))
                    .containsExactly("500");
            assertThat(Tables.read(fresh, """
                            SELECT relname || ' ' || pg_relation_size(oid) / current_setting('block_size')::int
                            FROM pg_class WHERE relname IN ('erga_job_failing', 'erga_job_retrying') ORDER BY relname
                            """)).containsExactly("erga_job_failing 1", "erga_job_retrying 1");
        } finally {
            fresh.close();
        }
    }

    private static void succeed(LocalJpaStore local, int jobs) throws Exception {
        JobStore store = local.opened().store();
        NodeId node = new NodeId(UUID.randomUUID());
        List<NewJob> planned = Stream.generate(() -> new JobId(UUID.randomUUID()))
                .limit(jobs)
                .map(id -> NewJob.of(id, "m", "q", 5, Due.now(), "[]"))
                .toList();
        local.transactions().inNew(Duration.ofMinutes(1), () -> {
            store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), Duration.ofHours(1));
            store.enqueue(planned);
            return true;
        });
        local.transactions().inNew(Duration.ofMinutes(1), () -> {
            List<ClaimedJob> granted = store.claim(new Claim(node, "q", Set.of("m"), jobs, Optional.empty()));
            return store.completeAll(granted.stream()
                    .map(job ->
                            new LeasedCompletion(job.lease(), Completion.succeeded(Optional.of(Duration.ofDays(1)))))
                    .toList());
        });
    }
}
