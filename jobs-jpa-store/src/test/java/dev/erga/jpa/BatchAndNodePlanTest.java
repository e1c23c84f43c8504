package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages of batches and nodes ask is found by indexes, however many jobs and batches there are. */
class BatchAndNodePlanTest {

    private static final UUID BATCH = UUID.fromString("01980c5e-7b1c-7000-8000-000000000003");
    private static final UUID LAST = new UUID(-1L, -1L);

    private static final String JOBS = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, batch_id, finished_at)
            SELECT gen_random_uuid(), 'm', 'q', 5, CASE WHEN i %% 1000 < 10 THEN 'FAILED' ELSE 'SUCCEEDED' END, '[]',
                CAST('01980c5e-7b1c-7000-8000-00000000000' || i %% 10 AS uuid), now()
            FROM generate_series(1, %d) AS numbers(i)
            """;

    private static final String RUNNING = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, token, node, attempts, started_at)
            SELECT gen_random_uuid(), 'm', 'q', 5, 'PROCESSING', '[]', 1, gen_random_uuid(), 1, now()
            FROM generate_series(1, 400)
            """;

    private static final String BATCHES = """
            INSERT INTO erga_batch (id, name, state, total, parent_id)
            SELECT gen_random_uuid(), 'b', 'PROCESSING', 1,
                CASE WHEN i % 2 = 1 THEN CAST('01980c5e-7b1c-7000-8000-00000000000' || i % 10 AS uuid) END
            FROM generate_series(1, 20000) AS numbers(i)
            """;

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(source, JOBS.formatted(50_000), RUNNING, BATCHES, "ANALYZE erga_job", "ANALYZE erga_batch");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static String plan(String statement, @Nullable Object... arguments) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Jdbc jdbc = new Jdbc(connection, new PostgreSql());
            return String.join("\n", jdbc.select("EXPLAIN " + statement, row -> row.getString(1), arguments));
        }
    }

    private static String listed(JobFilter filter) throws SQLException {
        Way.Part list = OrderedJobs.statement(new PostgreSql(), filter, IdRange.of(filter));
        return plan(list.text(), list.values().toArray());
    }

    private static String few(JobFilter filter) throws SQLException {
        Way.Part list = FewJobs.statement(filter);
        return plan(list.text(), list.values().toArray());
    }

    @Test
    void what_runs_on_a_node_is_found_by_the_index_of_running_jobs() throws Exception {
        String one = few(JobFilter.all().runningOn(UUID.randomUUID().toString()).labelled("crm"));
        String all = few(JobFilter.all().runningOn("shop-a1").ofTenant("acme"));

        assertThat(one).containsPattern("erga_job_running[^\\n]*\\n *Index Cond: \\(node = ");
        assertThat(List.of(one, all))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("erga_job_running")
                        .doesNotContain("Seq Scan on erga_job", "using erga_job_pk on erga_job\n"));
    }

    @Test
    void the_members_of_a_batch_are_listed_by_its_index_in_the_order_of_their_ids() throws Exception {
        assertThat(listed(JobFilter.all().inBatch(new BatchId(BATCH))))
                .contains("using erga_job_batch on erga_job")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void the_failed_jobs_of_a_batch_are_found_among_all_the_others_by_an_index_of_their_own() throws Exception {
        String listed = listed(JobFilter.all().inBatch(new BatchId(BATCH)).inState(JobState.FAILED));
        String locked = plan(JpaOperations.FAILED_IN_BATCH, BATCH, 1_000);

        assertThat(listed).contains("using erga_job_batch_failed on erga_job").doesNotContain("Seq Scan", "Sort");
        // Where few have failed, sorting them may be the quicker way.
        assertThat(locked).contains("erga_job_batch_failed").doesNotContain("Seq Scan");
    }

    @Test
    void batches_are_listed_in_the_order_of_the_key_and_those_inside_one_in_that_of_their_index() throws Exception {
        assertThat(plan("SELECT id, name FROM erga_batch WHERE id < ? ORDER BY id DESC LIMIT 21", LAST))
                .contains("Backward using erga_batch_pk on erga_batch")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(plan(
                        "SELECT id, name FROM erga_batch WHERE parent_id = ? AND id < ? ORDER BY id DESC LIMIT 21",
                        BATCH,
                        LAST))
                .contains("Backward using erga_batch_parent on erga_batch")
                .doesNotContain("Seq Scan", "Sort");
    }
}
