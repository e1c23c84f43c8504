package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.spi.QueueFlow;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What charts ask reads the minutes or hours of their span, and no others. */
class StatisticsPlanTest {

    private static final String TOOK = """
            INSERT INTO erga_stat_took (minutes, began_at, job_name, bucket, jobs)
            SELECT 1, now() - i * interval '1 min', '', bucket, 1
            FROM generate_series(1, 1500) i, generate_series(0, 9) bucket
            UNION ALL
            SELECT 60, now() - i * interval '1 hour', name, bucket, 1
            FROM generate_series(1, 192) i, generate_series(0, 9) bucket, (VALUES (''), ('A.a'), ('B.b')) AS named(name)
            WHERE name = '' OR i <= 25
            """;

    /** Two a second, of the last three hours. */
    private static final String JOBS = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, finished_at)
            SELECT CAST(lpad(to_hex(CAST(extract(epoch FROM now()) * 1000 AS bigint) - i * 500), 12, '0') || '70008000000000000000'
                AS uuid), 'm', 'q' || i % 3, 5, 'SUCCEEDED', '[]', now()
            FROM generate_series(1, 20000) i
            """;

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(source, TOOK, JOBS, "ANALYZE erga_stat_took", "ANALYZE erga_job");
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

    @Test
    void how_long_jobs_took_is_read_by_the_key() throws Exception {
        Instant since = Instant.now().minus(Duration.ofHours(1));

        assertThat(plan(TookRows.STEPS, 60, JpaStatistics.MINUTE, since, JpaStatistics.ALL))
                .contains("erga_stat_took_pk")
                .containsPattern("Index Cond: \\(\\(minutes = [^\\n]*began_at > [^\\n]*job_name")
                .doesNotContain("Seq Scan");
    }

    @Test
    void the_slowest_job_methods_are_found_by_the_key_among_the_hours_of_a_day() throws Exception {
        Instant since = Instant.now().minus(Duration.ofDays(1));

        assertThat(plan(StatisticsList.SLOWEST, since, since, 6))
                .contains("erga_stat_took_pk")
                .containsPattern("Index Cond: \\(\\(minutes = [^\\n]*began_at > ")
                .doesNotContain("Seq Scan on erga_stat_took");
    }

    @Test
    void the_newest_jobs_are_read_from_the_end_of_their_key_and_no_others() throws Exception {
        Instant since = QueueFlow.since(Instant.now());

        assertThat(plan(QueueFlows.IN, QueueFlow.firstAt(since).value(), QueueFlow.MOST))
                .containsPattern("Index Scan Backward using erga_job_pk on erga_job[^\\n]*\\n *Index Cond: \\(id >= ")
                .doesNotContain("Seq Scan");
    }

    @Test
    void what_is_too_old_is_found_by_the_key() throws Exception {
        Instant before = Instant.now().minus(Duration.ofDays(2));

        assertThat(plan(TookRows.PRUNE, JpaStatistics.MINUTE, before))
                .contains("erga_stat_took_pk")
                .doesNotContain("Seq Scan");
        assertThat(plan(TookRows.PRUNE_METHODS, JpaStatistics.HOUR, before))
                .contains("erga_stat_took_pk")
                .doesNotContain("Seq Scan");
    }
}
