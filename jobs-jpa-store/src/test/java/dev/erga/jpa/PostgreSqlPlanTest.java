package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import io.agroal.api.AgroalDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements that run all the time go by the indexes made for them, in a table of many finished jobs. */
class PostgreSqlPlanTest {

    private static final String FILL = """
            INSERT INTO erga_job (id, name, queue, priority, state, arguments, token, node, attempts,
                run_at, started_at, finished_at, expires_at)
            SELECT gen_random_uuid(), 'm', 'q', 5, s.state, '[]', 1, gen_random_uuid(), 1, now() + i * interval '1 min',
                now(), CASE WHEN s.state = 'SUCCEEDED' THEN now() END,
                CASE WHEN s.state = 'SUCCEEDED' THEN now() + i * interval '1 s' END
            FROM generate_series(1, %d) i, (VALUES ('%s')) AS s(state)
            """;

    /** Below and above all ids. */
    private static final UUID NONE = new UUID(0L, 0L);

    private static final UUID ALL = new UUID(-1L, -1L);

    private static AgroalDataSource source;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        LocalJpaStore.open(source, new Surroundings(), System::nanoTime).close();
        Tables.execute(
                source,
                FILL.formatted(30_000, "SUCCEEDED"),
                FILL.formatted(5_000, "ENQUEUED"),
                FILL.formatted(2_000, "SCHEDULED"),
                FILL.formatted(50, "PROCESSING"),
                """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, tenant)
                SELECT gen_random_uuid(), 'm', 'q', 5, 'ENQUEUED', '[]', 't' || i % 2000 FROM generate_series(1, 20000) i
                """,
                """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, limit_key, awaits_place, finished_at)
                SELECT gen_random_uuid(), 'm', 'q', 5, s.state, '[]', 'k' || i % 500, s.state = 'AWAITING',
                    CASE WHEN s.state = 'SUCCEEDED' THEN now() END
                FROM generate_series(1, 10000) i, (VALUES ('AWAITING'), ('SUCCEEDED')) AS s(state)
                """,
                """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, limit_key, awaits_place)
                SELECT gen_random_uuid(), 'm', 'q', 5, 'AWAITING', '[]', 'many', TRUE FROM generate_series(1, 20000)
                """,
                "ANALYZE erga_job",
                """
                INSERT INTO erga_fire (recurring_id, fire_time, outcome)
                SELECT CASE WHEN i % 2 = 0 THEN 'nightly' ELSE 'often' END, now() - i * interval '1 min', 'SKIPPED'
                FROM generate_series(1, 20000) i
                """,
                "ANALYZE erga_fire");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static String plan(Database database, String statement, Arguments arguments) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Jdbc jdbc = new Jdbc(connection, database);
            List<String> lines = jdbc.select("EXPLAIN " + statement, row -> row.getString(1), arguments.with(jdbc));
            return String.join("\n", lines);
        }
    }

    @FunctionalInterface
    private interface Arguments {
        Object[] with(Jdbc jdbc) throws SQLException;
    }

    private static String planOfAClaim() throws SQLException {
        UUID id = UUID.randomUUID();
        return plan(new PostgreSql(), PostgreSql.CLAIM, jdbc ->
                new Object[] {"q", jdbc.texts(List.of("m")), 5, id, id, "q", 500, id});
    }

    @Test
    void a_claim_goes_by_the_index_of_ready_jobs_and_begins_at_its_cursor() throws Exception {
        String plan = planOfAClaim();

        assertThat(plan).contains("Index Scan using erga_job_ready on erga_job");
        assertThat(plan).containsPattern("Index Cond: \\(.*queue.* AND \\(ROW\\(priority, id\\) > ROW\\(.*\\)\\)\\)");
        assertThat(plan).doesNotContain("Seq Scan on erga_job", "Sort");
    }

    @Test
    void a_claim_looks_once_whether_its_node_lives() throws Exception {
        String plan = planOfAClaim();

        assertThat(plan).contains("One-Time Filter");
    }

    @Test
    void a_claim_looks_once_whether_its_queue_is_paused() throws Exception {
        String plan = planOfAClaim();

        assertThat(plan).containsPattern("InitPlan[^\\n]*\\n *-> *Index Only Scan using erga_queue_pk on erga_queue");
    }

    @Test
    void a_chunk_ends_by_the_ids_of_its_jobs() throws Exception {
        UUID id = UUID.randomUUID();
        String plan = plan(new PostgreSql(), ArrayEnds.SUCCEED_TOGETHER, jdbc -> new Object[] {
            jdbc.uuids(List.of(id)),
            jdbc.connection().createArrayOf("bigint", new Long[] {1L}),
            jdbc.uuids(List.of(id)),
            jdbc.connection().createArrayOf("bigint", new Long[] {1L}),
            1
        });

        assertThat(plan).contains("Index Scan using erga_job_pk on erga_job").doesNotContain("Seq Scan on erga_job");
        assertThat(plan).doesNotContain("erga_job_running");
    }

    @Test
    void ends_go_by_their_jobs_ids_however_few_jobs_ran_when_the_database_last_looked() throws Exception {
        UUID id = UUID.randomUUID();
        String many = plan(new PostgreSql(), ArrayEnds.COMPLETE, PostgreSqlPlanTest::ends);
        String alike = plan(new PostgreSql(), ArrayEnds.SUCCEED, PostgreSqlPlanTest::endsAlike);
        String one = plan(new PostgreSql(), Completing.FENCED_UPDATE, jdbc ->
                new Object[] {"SUCCEEDED", 0, null, null, true, 1L, id, 1L, id});

        assertThat(many).contains("Index Scan using erga_job_pk on erga_job j").doesNotContain("erga_job_running");
        assertThat(many).doesNotContain("Seq Scan on erga_job");
        assertThat(alike).contains("Index Scan using erga_job_pk on erga_job j").doesNotContain("erga_job_running");
        assertThat(alike).doesNotContain("Seq Scan on erga_job");
        assertThat(one).contains("Index Scan using erga_job_pk on erga_job").doesNotContain("erga_job_running");
    }

    private static Object[] ends(Jdbc jdbc) throws SQLException {
        UUID[] ids = Stream.generate(UUID::randomUUID).limit(100).toArray(UUID[]::new);
        Array longs = jdbc.array("bigint", Collections.nCopies(100, 1L).toArray(Long[]::new));
        Array texts = jdbc.array("text", Collections.nCopies(100, "SUCCEEDED").toArray(String[]::new));
        Array uuids = jdbc.array("uuid", ids);
        Array ints = jdbc.array("integer", Collections.nCopies(100, 0).toArray(Integer[]::new));
        return new Object[] {uuids, longs, texts, longs, ints, texts, longs, ids[0], ids[0]};
    }

    private static Object[] endsAlike(Jdbc jdbc) throws SQLException {
        Object[] ends = ends(jdbc);
        return new Object[] {ends[0], ends[1], ends[7], Duration.ofDays(1), 100, 100};
    }

    @Test
    void lists_of_a_state_that_no_index_has_in_order_do_not_walk_the_table() throws Exception {
        UUID id = UUID.randomUUID();
        String enqueued = plan(new PostgreSql(), UnorderedStates.ENQUEUED, jdbc ->
                new Object[] {NONE, id, null, 21, null, NONE, id, null, 21, null, 21});
        String running = running(JobFilter.all());
        String scheduled =
                plan(new PostgreSql(), UnorderedStates.SCHEDULED, jdbc -> new Object[] {NONE, id, null, null, 21});

        assertThat(enqueued)
                .contains("erga_job_ready")
                .containsPattern("Index Cond: .*queue.* AND .*priority.* AND .*id <");
        assertThat(enqueued).doesNotContain("Seq Scan on erga_job", "Backward using erga_job_pk");
        assertThat(running)
                .contains("erga_job_running")
                .doesNotContain("Seq Scan on erga_job", "using erga_job_pk on erga_job\n");
        assertThat(scheduled).contains("erga_job_scheduled").doesNotContain("Seq Scan on erga_job");
    }

    private static String running(JobFilter filter) throws SQLException {
        Way.Part list = FewJobs.statement(filter.inState(JobState.PROCESSING));
        return plan(new PostgreSql(), list.text(), jdbc -> list.values().toArray());
    }

    @Test
    void the_pages_of_newer_jobs_go_the_same_indexes_the_other_way() throws Exception {
        UUID id = UUID.randomUUID();
        String enqueued = plan(new PostgreSql(), UnorderedStates.upwards(UnorderedStates.ENQUEUED), jdbc ->
                new Object[] {id, ALL, null, 21, null, id, ALL, null, 21, null, 21});
        String running = running(JobFilter.all().newerThan(new JobId(id)));

        assertThat(enqueued).containsPattern("Index Cond: .*queue.* AND .*priority.* AND .*id >");
        assertThat(enqueued).doesNotContain("Seq Scan on erga_job", "Backward");
        assertThat(running).contains("erga_job_running").doesNotContain("Seq Scan on erga_job");
    }

    /** However many fires a schedule has had, and however many jobs there are. */
    @Test
    void the_end_of_a_ledger_goes_by_its_key_and_to_its_jobs_by_theirs() throws Exception {
        Database database = new PostgreSql();
        String latest = plan(database, Ledger.LATEST, jdbc -> new Object[] {"nightly", "nightly", 30});
        Instant amid = Instant.now().minus(Duration.ofDays(7));
        String before = plan(database, Ledger.BEFORE, jdbc -> new Object[] {"nightly", "nightly", amid, 30});

        for (String plan : List.of(latest, before)) {
            assertThat(plan)
                    .contains("Index Scan Backward using erga_fire_pk on erga_fire", "using erga_job_pk on erga_job")
                    .doesNotContain("Seq Scan", "Sort");
        }
        assertThat(before).containsPattern("Index Cond: .*recurring_id.* AND .*fire_time < ");
    }

    @Test
    void the_states_of_jobs_on_the_screen_are_looked_up_by_their_ids() throws Exception {
        String plan = plan(new PostgreSql(), JpaQueries.STATES, jdbc ->
                new Object[] {jdbc.uuids(List.of(UUID.randomUUID(), UUID.randomUUID()))});

        assertThat(plan).contains("Index Scan using erga_job_pk on erga_job").doesNotContain("Seq Scan on erga_job");
    }

    @Test
    void pruning_goes_by_the_index_of_expiring_jobs() throws Exception {
        String plan = plan(new PostgreSql(), Pruning.EXPIRED, jdbc -> new Object[] {500});

        assertThat(plan)
                .contains("Index Scan using erga_job_expiry on erga_job")
                .doesNotContain("Sort")
                .containsPattern("Index Cond: \\(expires_at <= ");
    }

    @Test
    void promoting_goes_by_the_index_of_scheduled_jobs() throws Exception {
        String plan = plan(new PostgreSql(), Promoting.DUE, jdbc -> new Object[] {500});

        assertThat(plan).contains("erga_job_scheduled").doesNotContain("Seq Scan on erga_job");
        assertThat(plan).containsPattern("Index Cond: \\(run_at <= ");
    }

    @Test
    void a_rescue_reads_only_running_jobs() throws Exception {
        String plan = plan(new PostgreSql(), Rescuing.ORPHANS, jdbc -> new Object[] {500});

        assertThat(plan).contains("erga_job_running").doesNotContain("Seq Scan on erga_job");
    }

    @Test
    void holding_goes_from_queue_to_queue_by_the_index_of_ready_jobs() throws Exception {
        Database database = new PostgreSql();
        String next = plan(database, Holding.nextQueue(database), jdbc -> new Object[] {"a", "a"});
        String front = plan(
                database, Holding.FRONT_OF_QUEUE, jdbc -> new Object[] {"q", 2_000, jdbc.texts(List.of("m")), 100});
        String fronts = plan(database, PostgreSqlTenants.UNDECLARED, jdbc ->
                new Object[] {"q", "q", "q", jdbc.texts(List.of("m")), 100});

        assertThat(next).contains("using erga_job_ready on erga_job", "using erga_job_turns on erga_job");
        for (String plan : List.of(next, front, fronts)) {
            assertThat(plan).doesNotContain("Sort  (", "Seq Scan on");
        }
        assertThat(front).contains("using erga_job_ready on erga_job");
        assertThat(fronts).contains("using erga_job_turns on erga_job");
    }

    /** Thousands of them make it no slower: it goes to each by the index, and reads no more jobs than it grants. */
    @Test
    void a_claim_for_tenants_goes_from_tenant_to_tenant_by_the_index_of_turns() throws Exception {
        UUID id = UUID.randomUUID();
        String plan = plan(new PostgreSql(), PostgreSqlTenants.CLAIM, jdbc ->
                new Object[] {"q", "t5", id, "q", "q", 500, "q", jdbc.texts(List.of("m")), 500, 500, id});

        assertThat(plan)
                .containsPattern("Index Cond: .*queue.* AND .*tenant.* > ")
                .containsPattern("Index Cond: .*queue.* AND .*tenant.* = .*turn")
                .contains(
                        "Index Only Scan using erga_job_turns on erga_job",
                        "Index Scan using erga_job_turns on erga_job")
                .as("only what is granted is sorted")
                .doesNotContain("Seq Scan on erga_job", "Sort Key: erga_job", "erga_job_ready");
    }

    @Test
    void a_look_where_jobs_wait_reads_one_entry_of_each_index_for_each_queue() throws Exception {
        String plan = plan(
                new PostgreSql(), PostgreSqlTenants.READY_QUEUES, jdbc -> new Object[] {jdbc.texts(List.of("q", "r"))});

        assertThat(plan)
                .contains("Limit", "using erga_job_turns on erga_job", "using erga_job_ready on erga_job")
                .doesNotContain("Seq Scan on", "Hash", "Sort");
    }

    /** Those that run are as few as there are workers, so it does not matter that the planner would rather sort them. */
    @Test
    void looking_through_what_waits_goes_by_the_index_of_each_place_from_either_end() throws Exception {
        Database database = new PostgreSql();
        List<WaitingPlace> large = database.waitingPlaces().stream()
                .filter(place -> !place.condition().contains("PROCESSING"))
                .toList();
        for (WaitingPlace place : large) {
            for (String look : Stream.concat(Stream.of(place.first()), place.last().stream())
                    .toList()) {
                assertThat(plan(database, look, jdbc -> place.parameters("q", 500)))
                        .containsPattern("using erga_job_(ready|turns|scheduled|resting|held) on erga_job")
                        .doesNotContain("Seq Scan on", "Sort  (", "erga_job_pk");
            }
        }
        assertThat(plan(database, Stock.NEXT_HELD, jdbc -> new Object[] {"a"}))
                .contains("using erga_job_held on erga_job")
                .doesNotContain("Sort  (");
    }

    @Test
    void taking_up_held_jobs_reads_only_those_that_can_go_on() throws Exception {
        String plan =
                plan(new PostgreSql(), Holding.DECLARED_AGAIN, jdbc -> new Object[] {jdbc.texts(List.of("m")), 100});

        assertThat(plan).contains("erga_job_held").doesNotContain("Seq Scan on erga_job");
    }

    @Test
    void places_and_those_who_wait_for_them_are_found_key_by_key() throws Exception {
        String inUse = plan(new PostgreSql(), PostgreSqlLimits.IN_USE, jdbc ->
                new Object[] {jdbc.texts(List.of("k1", "k2")), jdbc.texts(List.of())});
        String waiters = plan(new PostgreSql(), PostgreSqlLimits.WAITERS, jdbc -> new Object[] {
            jdbc.texts(List.of("k1")), jdbc.array("integer", new Integer[] {5}), jdbc.texts(List.of("paused"))
        });
        String awaited = plan(new PostgreSql(), PostgreSqlLimits.AWAITED, jdbc -> new Object[] {"", 500});

        assertThat(List.of(inUse, waiters, awaited))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("using erga_job_limited on erga_job")
                        .doesNotContain("Seq Scan on erga_job"));
        assertThat(waiters).as("in the order of the index").doesNotContain("Sort  (cost=0.00");
    }

    /** Whoever asks why a job does not run reads no more, however many jobs there are. */
    @Test
    void why_a_job_does_not_run_is_found_by_indexes_and_counted_no_further_than_to_a_bound() throws Exception {
        UUID id = new UUID(-1L, -1L);
        Database database = new PostgreSql();
        PlaceQueries places = database.places();
        String job = plan(database, Situations.JOB, jdbc -> new Object[] {id});
        String running = plan(database, SituatedNodes.RUNNING, jdbc -> new Object[] {10_000});
        String holding = plan(database, PlacesBefore.holding(places), jdbc -> new Object[] {"many", 10_001});
        String holders = plan(database, PlacesBefore.holders(places), jdbc -> new Object[] {"many", 10});
        String waiting = plan(
                database, PlacesBefore.before(places), jdbc -> new Object[] {"many", 5, 1_001, "many", 5, id, 1_001});
        String ready =
                plan(database, TurnBefore.BEFORE_OF_NOBODY, jdbc -> new Object[] {"q", 5, 1_001, "q", 5, id, 1_001});
        String ofTenant = plan(database, TurnBefore.BEFORE_OF_TENANT, jdbc ->
                new Object[] {"q", "t5", 5, 1_001, "q", "t5", 5, id, 1_001});
        String tenants = plan(database, PostgreSqlTenants.COUNT, jdbc -> new Object[] {"q", "q", 1_001});

        assertThat(job).contains("Index Scan using erga_job_pk on erga_job");
        assertThat(running).contains("erga_job_running");
        assertThat(List.of(holding, holders, waiting))
                .allSatisfy(plan -> assertThat(plan).contains("erga_job_limited"));
        assertThat(ready).contains("using erga_job_ready on erga_job");
        assertThat(ofTenant).contains("erga_job_turns");
        assertThat(tenants).contains("using erga_job_turns on erga_job");
        assertThat(List.of(job, running, holding, holders, waiting, ready, ofTenant, tenants))
                .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on erga_job"));
        assertThat(List.of(holding, holders, waiting, ready, tenants))
                .as("however many there are, they are read in the order of the index, up to the bound")
                .allSatisfy(plan -> assertThat(plan).doesNotContain("Sort  ("));
    }
}
