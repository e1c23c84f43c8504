package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements that run all the time go by the index of ready jobs and in its order, so that they sort no queue. */
class H2PlanTest {

    private static final String FILL = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, tenant)
            SELECT random_uuid(), 'm', 'q', 5, 'ENQUEUED', '[]', %s FROM system_range(1, 2000)
            """;

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(source, FILL.formatted("NULL"), FILL.formatted("'t' || (x % 50)"), "ANALYZE");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static String plan(String statement, Object... arguments) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Jdbc jdbc = new Jdbc(connection, new H2());
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = arguments[i] instanceof List<?> list
                        ? jdbc.texts(list.stream().map(String::valueOf).toList())
                        : arguments[i];
            }
            return String.join("\n", jdbc.select("EXPLAIN " + statement, row -> row.getString(1), arguments));
        }
    }

    @Test
    void a_claim_reads_jobs_of_nobody_in_the_order_of_the_index() throws Exception {
        String plan = plan(H2Claims.CANDIDATES, "q", List.of("m"), 5, UUID.randomUUID(), 500);

        assertThat(plan).contains("ERGA_JOB_READY: TENANT IS NULL", "AND PRIORITY >= ?3", "/* index sorted */");
    }

    @Test
    void looking_through_what_waits_reads_each_place_in_the_order_of_an_index() throws Exception {
        for (WaitingPlace place : new H2().waitingPlaces()) {
            assertThat(plan(place.first(), place.parameters("q", 500))).contains("/* index sorted */");
        }
    }

    @Test
    void a_ledger_is_read_by_its_key() throws Exception {
        assertThat(plan(Ledger.LATEST, "nightly", "nightly", 30))
                .containsPattern("PRIMARY_KEY[^/]*RECURRING_ID >= \\?1[^/]*RECURRING_ID <= \\?2")
                .doesNotContain("tableScan");
        assertThat(plan(Ledger.BEFORE, "nightly", "nightly", Instant.EPOCH, 30))
                .containsPattern("PRIMARY_KEY[^/]*RECURRING_ID >= \\?1[^/]*RECURRING_ID <= \\?2")
                .doesNotContain("tableScan");
    }

    @Test
    void turns_go_from_tenant_to_tenant_and_to_each_ones_first_jobs_in_the_order_of_the_index() throws Exception {
        assertThat(plan(H2Tenants.NEXT, "q", "t5")).contains("ERGA_JOB_READY: TENANT > ?2", "/* index sorted */");
        assertThat(plan(H2Tenants.READY, "q", "t5", List.of("m"), 5)).contains("TENANT = ?2", "/* index sorted */");
    }

    @Test
    void those_who_wait_for_places_are_found_key_by_key_in_the_order_of_the_index() throws Exception {
        assertThat(plan(H2Limits.WAITERS, "k", List.of("paused"), 5))
                .contains("ERGA_JOB_LIMITED: AWAITS_PLACE = TRUE", "AND LIMIT_USE = ?1", "/* index sorted */");
        assertThat(plan(H2Limits.NEXT_AWAITED, "k"))
                .contains("ERGA_JOB_LIMITED: ", "LIMIT_USE > ?1", "/* index sorted */");
    }

    @Test
    void what_is_searched_for_is_found_by_an_index() throws Exception {
        assertThat(plan("SELECT id FROM erga_job WHERE tenant = ? ORDER BY id DESC LIMIT 21", "t5"))
                .contains("ERGA_JOB_TENANT: TENANT = ?1");
        assertThat(plan("SELECT id FROM erga_job WHERE recurring_id = ? ORDER BY id DESC LIMIT 21", "r"))
                .contains("ERGA_JOB_RECURRING: RECURRING_ID = ?1");
        assertThat(plan("SELECT job_id FROM erga_unique WHERE unique_key = ? ORDER BY job_id DESC LIMIT 21", "k"))
                .contains("ERGA_UNIQUE_TEXT: UNIQUE_KEY = ?1");
    }

    @Test
    void counts_go_along_an_index_and_stop_at_their_bound() throws Exception {
        List<String> plans = new ArrayList<>();
        for (String count : JpaQueries.countsByState(new H2())) {
            plans.add(plan(count, 1_000));
        }
        JobFilter made = JobFilter.all().madeBefore(Instant.now());
        for (JobFilter filter : List.of(made, made.ofTenant("t5"), made.madeBy("r"), made.labelled("x"))) {
            for (Way.Part query : new FilteredCounts(filter, 1_000).queries(new H2())) {
                plans.add(plan(query.text(), query.values().toArray()));
            }
        }

        assertThat(plans).allSatisfy(plan -> assertThat(plan).doesNotContain("tableScan"));
        assertThat(plans)
                .as("nothing is sorted")
                .allSatisfy(plan -> assertThat(plan).matches("(?s).*index sorted.*|(?!.*ORDER BY).*"));
    }

    @Test
    void what_comes_before_a_job_is_counted_in_the_order_of_the_index() throws Exception {
        UUID id = UUID.randomUUID();
        PlaceQueries places = new H2Limits();

        assertThat(plan(TurnBefore.BEFORE_OF_NOBODY, "q", 5, 101, "q", 5, id, 101))
                .containsPattern("ERGA_JOB_READY:[^/]*PRIORITY < \\?2")
                .containsPattern("ERGA_JOB_READY:[^/]*PRIORITY = \\?5")
                .contains("/* index sorted */")
                .doesNotContain("tableScan");
        assertThat(plan(TurnBefore.BEFORE_OF_TENANT, "q", "t5", 5, 101, "q", "t5", 5, id, 101))
                .containsPattern("ERGA_JOB_READY:[^/]*PRIORITY < \\?3")
                .containsPattern("ERGA_JOB_READY:[^/]*PRIORITY = \\?7")
                .contains("/* index sorted */")
                .doesNotContain("tableScan");
        assertThat(plan(PlacesBefore.before(places), "k", 5, 101, "k", 5, id, 101))
                .containsPattern("ERGA_JOB_LIMITED:[^/]*PRIORITY < \\?2")
                .containsPattern("ERGA_JOB_LIMITED:[^/]*PRIORITY = \\?5")
                .contains("/* index sorted */");
        assertThat(plan(PlacesBefore.holders(places), "k", 10)).contains("ERGA_JOB_LIMITED:");
        assertThat(plan(SituatedNodes.RUNNING, 10_000)).contains("ERGA_JOB_").doesNotContain("tableScan");
    }

    @Test
    void what_has_failed_is_found_by_its_state() throws Exception {
        Instant now = Instant.now();
        for (String plan : List.of(
                plan(FailureCounts.BY_STATE, now, now, now, now),
                plan(FailureList.LATEST, "k", JobState.FAILED),
                plan(JpaOperations.FAILED, "k", 100),
                plan(RetryList.SOONEST, 21),
                plan(RetryList.BEHIND, now, UUID.randomUUID(), 21),
                plan(RetryList.COUNT, 101))) {
            assertThat(plan).contains("ERGA_JOB_").doesNotContain("ERGA_JOB.tableScan");
        }
    }
}
