package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditSubject;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However much operators have done, a page of the audit is found by an index. */
class AuditPlanTest {

    private static final String FILL = """
            INSERT INTO erga_audit (acted_at, who, came_from, action, subject_kind, subject_id, why, confirmation)
            SELECT CURRENT_TIMESTAMP - i * INTERVAL '1' SECOND, 'person' || MOD(i, 500), 'test', 'REQUEUE', 'JOB',
                'job' || MOD(i, 1000), 'why', 'c' || i
            FROM %s
            """;

    private static final AuditFilter ALL = AuditFilter.all().limit(21);

    private Database database = new PostgreSql();
    private AgroalDataSource source = Pools.plain(PostgresServer.newDatabase(), "postgres");

    private void filled(int rows) {
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        boolean h2 = database instanceof H2;
        String numbers = h2 ? "(SELECT x AS i FROM system_range(1, %d))" : "generate_series(1, %d) AS numbers(i)";
        Tables.execute(source, FILL.formatted(numbers.formatted(rows)), h2 ? "ANALYZE" : "ANALYZE erga_audit");
    }

    @AfterEach
    void close() {
        source.close();
    }

    private String plan(String statement, Object... arguments) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return String.join(
                    "\n",
                    new Jdbc(connection, database).select("EXPLAIN " + statement, row -> row.getString(1), arguments));
        }
    }

    private String plan(AuditFilter filter) throws SQLException {
        return plan(AuditList.statement(filter), AuditList.values(filter));
    }

    /** What is rare is sorted when it has been found: there is little of it. */
    @Test
    void lists_go_by_the_index_of_what_they_ask_for() throws Exception {
        filled(30_000);

        assertThat(plan(ALL))
                .contains("Index Scan Backward using erga_audit_pk")
                .doesNotContain("Sort");
        assertThat(plan(ALL.by("person7"))).contains("erga_audit_who");
        assertThat(plan(ALL.about(new AuditSubject(AuditSubject.Kind.JOB, "job7"))
                        .olderThan(20_000)))
                .contains("erga_audit_subject")
                .containsPattern("Index Cond: .*subject_id.* AND .*subject_kind.* AND .*id <");
        for (AuditFilter filter : List.of(
                ALL,
                ALL.by("person7"),
                ALL.about(AuditSubject.queue("job7")),
                ALL.by("person7").about(AuditSubject.queue("job7")))) {
            assertThat(plan(filter)).doesNotContain("Seq Scan");
        }
    }

    @Test
    void a_confirmation_is_looked_for_and_old_entries_are_found_by_an_index() throws Exception {
        filled(30_000);

        assertThat(plan(JpaOperations.USED, "c7")).contains("using erga_audit_confirmation");
        assertThat(plan(Pruning.OLD_ACTIONS, Duration.ofDays(90), 500))
                .contains("using erga_audit_time")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void the_small_database_goes_by_the_same_indexes() throws Exception {
        source.close();
        database = new H2();
        source = Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa");
        filled(5_000);

        assertThat(plan(ALL.by("person7"))).contains("ERGA_AUDIT_WHO");
        assertThat(plan(ALL.about(AuditSubject.queue("job7")))).contains("ERGA_AUDIT_SUBJECT");
        assertThat(plan(JpaOperations.USED, "c7")).contains("ERGA_AUDIT_CONFIRMATION");
        assertThat(plan(Pruning.OLD_ACTIONS, Duration.ofDays(90), 500)).contains("ERGA_AUDIT_TIME");
    }
}
