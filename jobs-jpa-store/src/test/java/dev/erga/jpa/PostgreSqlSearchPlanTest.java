package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.JobFilter;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people search for is found and counted by indexes, in a table of many jobs of nobody. */
class PostgreSqlSearchPlanTest {

    /** Below and above all ids. */
    private static final UUID NONE = new UUID(0L, 0L);

    private static final UUID ALL = new UUID(-1L, -1L);

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(source, """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, finished_at)
                SELECT gen_random_uuid(), 'm' || i % 50, 'q' || i % 20, 5, 'SUCCEEDED', '[]', now()
                FROM generate_series(1, 60000) i
                """, """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, tenant)
                SELECT gen_random_uuid(), 'm', 'q', 5, 'ENQUEUED', '[]', 't' || i % 500 FROM generate_series(1, 5000) i
                """, """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, tenant, recurring_id, finished_at)
                SELECT gen_random_uuid(), 'm', 'q', 5, 'SUCCEEDED', '[]', 'large', 'every', now()
                FROM generate_series(1, 10000)
                """, """
                INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at)
                SELECT 'm', id::text, 'k' || (row_number() OVER ()) % 20, id, now()
                FROM erga_job WHERE state = 'SUCCEEDED' LIMIT 10000
                """, """
                INSERT INTO erga_label (label, job_id) SELECT 'y' || (row_number() OVER ()) % 20, id FROM erga_job LIMIT 10000
                """, """
                INSERT INTO erga_continuation (child_id, parent_id, of_batch, after_end, decided)
                SELECT gen_random_uuid(), gen_random_uuid(), FALSE, 'SUCCESS', TRUE FROM generate_series(1, 5000)
                """, "ANALYZE");
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

    private static String listed(JobFilter filter) throws SQLException {
        Way.Part statement = OrderedJobs.statement(new PostgreSql(), filter, IdRange.of(filter));
        return plan(statement.text(), statement.values().toArray());
    }

    @Test
    void what_is_searched_for_is_listed_by_an_index_in_the_order_of_ids() throws Exception {
        JobFilter older = JobFilter.all().olderThan(new JobId(ALL));
        String tenant = listed(older.ofTenant("large"));
        String schedule = listed(older.madeBy("every"));
        String key = listed(older.withKey("k7"));

        assertThat(tenant).contains("using erga_job_tenant on erga_job");
        assertThat(schedule).contains("using erga_job_recurring on erga_job");
        assertThat(key).contains("using erga_unique_text on erga_unique");
        assertThat(List.of(tenant, schedule, key))
                .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan", "Sort"));
    }

    @Test
    void what_matches_is_counted_among_a_bounded_number_of_jobs_and_rare_ones_by_an_index() throws Exception {
        Database database = new PostgreSql();
        JobFilter plain = JobFilter.all().named("m").inQueue("q").madeBefore(Instant.now());
        for (Way.Part query : new FilteredCounts(plain, 10_000).queries(database)) {
            String plan = plan(query.text(), query.values().toArray());
            assertThat(plan).as(query.text()).contains("Limit").doesNotContain("Seq Scan", "erga_job_pk");
        }
        for (JobFilter filter : List.of(
                plain.ofTenant("t5"), plain.madeBy("never"), plain.inBatch(new BatchId(NONE)), plain.labelled("x"))) {
            Way.Part query =
                    new FilteredCounts(filter, 10_000).queries(database).get(0);
            String plan = plan(query.text(), query.values().toArray());
            assertThat(plan).as(query.text()).contains("Limit").doesNotContain("Seq Scan on erga_job");
        }
        Way.Part key = new FilteredCounts(plain.withKey("k7"), 10_000)
                .queries(database)
                .get(0);
        assertThat(plan(key.text(), key.values().toArray())).contains("Limit", "erga_unique_text");
    }

    @Test
    void those_who_follow_are_found_by_their_parent_also_once_it_has_ended() throws Exception {
        String plan = plan(JpaQueries.FOLLOWERS, NONE, 20);

        assertThat(plan)
                .contains("using erga_continuation_parent on erga_continuation")
                .doesNotContain("Seq Scan");
    }

    @Test
    void jobs_of_nobody_that_no_schedule_made_are_in_no_index_of_searches() {
        assertThat(Tables.read(
                        source,
                        "SELECT indexdef FROM pg_indexes WHERE indexname IN ('erga_job_tenant', 'erga_job_recurring')"))
                .hasSize(2)
                .allSatisfy(index -> assertThat(index).contains("IS NOT NULL"));
    }
}
