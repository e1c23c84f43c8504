package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jpa.DashboardReads.Read;
import dev.erga.jpa.Explained.Plan;
import io.agroal.api.AgroalDataSource;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With many finished and waiting jobs, no page of the dashboard has PostgreSQL read through a table that grows with them. */
class DashboardPlanTest {

    /** These have a row for each node, queue, method or schedule, and the statistics one for each hour of a week and method. */
    private static final Set<String> SMALL = Set.of(
            "erga_node",
            "erga_quiet",
            "erga_stack",
            "erga_queue",
            "erga_breaker",
            "erga_recurring",
            "erga_stat",
            "erga_stat_took",
            "erga_stat_queue");

    private static final Explained EXPLAINED = new Explained();

    private static AgroalDataSource source;
    private static LocalJpaStore local;
    private static DashboardReads reads;

    @BeforeAll
    static void fill() {
        source = Pools.plain(PostgresServer.newDatabase(), "postgres");
        local = LocalJpaStore.open(EXPLAINED.source(source), new Surroundings(), System::nanoTime);
        ManyJobs many = new ManyJobs(source);
        many.fill();
        reads = DashboardReads.of(many);
    }

    @AfterAll
    static void close() {
        local.close();
        source.close();
    }

    static Stream<Read> all() {
        return reads.all();
    }

    static Stream<Read> amongReady() {
        return reads.amongReady();
    }

    private static List<Plan> plans(Read read) throws Exception {
        EXPLAINED.taken();
        local.transactions().inNew(Duration.ofMinutes(1), () -> {
            read.ask().accept(local.opened().queries());
            return read;
        });
        return EXPLAINED.taken();
    }

    /** The bound tells walks along an index that hardly leads to anything from those that lead to what is asked for. */
    @ParameterizedTest
    @MethodSource("all")
    void what_a_page_reads_is_found_by_an_index_that_is_followed_no_further_than_counts_go(Read read) throws Exception {
        assertThat(plans(read)).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.scanned()).as(plan.toString()).isSubsetOf(SMALL);
            assertThat(plan.mostRead()).as(plan.toString()).isLessThanOrEqualTo(DashboardReads.BOUND + 1);
        });
    }

    /** The indexes of ready jobs have their queue, but no method: jobs are tried in their order, until the page is full. */
    @ParameterizedTest
    @MethodSource("amongReady")
    void a_method_is_looked_for_among_ready_jobs_by_their_indexes(Read read) throws Exception {
        assertThat(plans(read))
                .isNotEmpty()
                .allSatisfy(
                        plan -> assertThat(plan.scanned()).as(plan.toString()).isSubsetOf(SMALL));
    }

    @Test
    void a_list_of_a_common_method_ends_where_its_page_is_full() throws Exception {
        Read common = new Read("common", store -> store.jobs(JobFilter.all().named("common1"), DashboardReads.BOUND));

        assertThat(plans(common))
                .hasSize(2)
                .last()
                .satisfies(
                        plan -> assertThat(plan.mostRead()).as(plan.toString()).isLessThan(2_000));
    }

    /** The index alone: jobs of others are not read for it. */
    @Test
    void how_far_a_method_is_looked_for_is_told_by_an_index_alone() throws Exception {
        JobFilter rare = JobFilter.all().named("rare");
        for (JobFilter filter : List.of(rare, rare.inState(JobState.SUCCEEDED))) {
            assertThat(plans(new Read("rare", store -> store.jobs(filter, DashboardReads.BOUND))))
                    .first()
                    .satisfies(plan -> assertThat(plan.toString()).contains("Index Only Scan"));
        }
    }

    /** So that none is added that is not looked at here. */
    @Test
    void no_query_is_left_out() {
        Set<Method> asked = new HashSet<>();
        JobStoreQueries store = JobStoreQueries.class.cast(Proxy.newProxyInstance(
                JobStoreQueries.class.getClassLoader(),
                new Class<?>[] {JobStoreQueries.class},
                (proxy, method, arguments) -> {
                    asked.add(method);
                    return null;
                }));
        JobId any = new JobId(new UUID(0L, 1L));

        new DashboardReads(any, List.of(any)).all().forEach(read -> read.ask().accept(store));

        assertThat(asked).containsExactlyInAnyOrder(JobStoreQueries.class.getMethods());
    }
}
