package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tenants that share a queue. */
class TenantsTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).workers(2).declares(Declarations.of(probe, "first"));

    @AfterEach
    void stop() {
        node.close();
    }

    private void many(String tenant, long from, int count) {
        JobOptions options = JobOptions.defaults();
        node.jobs()
                .with(tenant.isEmpty() ? options : options.tenant(tenant))
                .enqueueAll(Probe::first, LongStream.range(from, from + count).boxed());
    }

    /** How many jobs had begun before the last of these. */
    private int lastOf(long from, int count) {
        List<Long> begun = List.copyOf(probe.first);
        return LongStream.range(from, from + count)
                .mapToInt(argument -> begun.indexOf(argument))
                .max()
                .orElseThrow();
    }

    private void runAll(int jobs) {
        node.start();
        database.await("all", () -> database.count(JobState.SUCCEEDED) == jobs);
    }

    @Test
    void a_tenant_with_many_jobs_does_not_delay_another_ones_few() {
        many("acme", 0, 1_000);
        many("bobs", 10_000, 10);

        runAll(1_010);

        assertThat(lastOf(10_000, 10)).isLessThan(40);
    }

    @Test
    void two_nodes_let_a_tenants_few_jobs_wait_no_longer_than_each_would() {
        try (TestNode second = new TestNode(database, time).named("two").workers(2)) {
            second.declares(Declarations.of(probe, "first"));
            many("acme", 0, 1_000);
            many("bobs", 10_000, 10);

            second.start();
            runAll(1_010);

            assertThat(lastOf(10_000, 10)).isLessThan(80);
        }
    }

    @Test
    void jobs_without_a_tenant_count_as_one_more_and_neither_delays_the_other() {
        many("", 0, 500);
        many("acme", 1_000, 500);
        many("bobs", 10_000, 10);
        many("corp", 20_000, 10);

        runAll(1_020);

        assertThat(lastOf(10_000, 10)).isLessThan(80);
        assertThat(lastOf(20_000, 10)).isLessThan(80);
        List<Long> early = probe.first.subList(0, 400);
        assertThat(early.stream().filter(argument -> argument < 1_000).count()).isBetween(100L, 280L);
    }

    @Test
    void a_few_jobs_of_nobody_do_not_wait_behind_a_tenant_with_many() {
        many("acme", 0, 1_000);
        many("", 10_000, 10);

        runAll(1_010);

        assertThat(lastOf(10_000, 10)).isLessThan(40);
    }

    @Test
    void priority_counts_inside_a_tenant() {
        many("acme", 0, 20);
        node.jobs().with(JobOptions.defaults().tenant("acme").priority(1)).enqueue(Probe::first, 99L);

        runAll(21);

        assertThat(probe.first.indexOf(99L)).isLessThan(2);
    }

    @Test
    void a_tenants_job_wakes_a_node_that_rests() {
        node.start();

        JobId job = node.jobs().with(JobOptions.defaults().tenant("acme")).enqueue(Probe::first, 1L);

        database.awaitState(job, JobState.SUCCEEDED);
    }

    @Test
    void a_tenants_job_of_which_nobody_was_told_is_found_at_the_next_look() {
        node.start();
        try (TestNode silent =
                new TestNode(database, new ManualTime()).named("silent").workers(0)) {
            silent.declares(Declarations.of(probe, "first")).start();
            JobId job = silent.jobs().with(JobOptions.defaults().tenant("acme")).enqueue(Probe::first, 1L);

            node.pass(Duration.ofSeconds(1));

            database.awaitState(job, JobState.SUCCEEDED);
        }
    }

    @Test
    void a_tenants_job_that_is_put_off_runs_when_its_time_has_come() {
        node.start();

        JobId job = node.jobs()
                .with(JobOptions.defaults().tenant("acme"))
                .schedule(Duration.ofSeconds(3), Probe::first, 1L);
        node.pass(Duration.ofSeconds(4));

        database.awaitState(job, JobState.SUCCEEDED);
    }
}
