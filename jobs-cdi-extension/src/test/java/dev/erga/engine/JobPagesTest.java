package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.ParameterDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through a list of jobs, page by page. */
class JobPagesTest {

    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(new InMemoryDatabase(), new ManualTime())
            .workers(0)
            .declares(Declarations.of(probe, "first"), Declarations.of(probe, "second"));

    @BeforeEach
    void enqueue() {
        node.start();
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 5).boxed());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private JobPage page(JobFilter filter) {
        return node.engine().monitor().jobs(filter.limit(2));
    }

    private static List<JobId> ids(JobPage page) {
        return page.jobs().stream().map(JobSummary::id).toList();
    }

    @Test
    void pages_lead_to_the_oldest_and_back_to_the_newest() {
        JobPage first = page(JobFilter.all());
        JobPage second = page(JobFilter.all().olderThan(first.next().orElseThrow()));
        JobPage third = page(JobFilter.all().olderThan(second.next().orElseThrow()));

        assertThat(first.previous()).isEmpty();
        assertThat(third.jobs()).hasSize(1);
        assertThat(third.next()).isEmpty();

        JobPage back = page(JobFilter.all().newerThan(third.previous().orElseThrow()));
        assertThat(ids(back)).isEqualTo(ids(second));
        assertThat(back.next()).isEqualTo(second.next());
        JobPage begin = page(JobFilter.all().newerThan(back.previous().orElseThrow()));
        assertThat(ids(begin)).isEqualTo(ids(first));
        assertThat(begin.next()).isEqualTo(first.next());
        assertThat(begin.previous()).isEmpty();
    }

    @Test
    void a_job_tells_what_its_arguments_are_called() {
        JobId newest = ids(page(JobFilter.all())).get(0);

        assertThat(node.engine().monitor().job(newest).orElseThrow().parameters())
                .containsExactly(new ParameterDetails(Optional.of("argument"), "long"));
    }

    @Test
    void what_matches_is_counted_in_each_state() {
        JobFilter filter = JobFilter.all().named("Probe.first");

        assertThat(node.engine().monitor().counts(filter))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(5, false))
                .containsEntry(JobState.FAILED, new BoundedCount(0, false));
        assertThat(node.engine().monitor().counts(filter.inQueue("other")).values())
                .containsOnly(new BoundedCount(0, false));
    }

    @Test
    void a_page_for_which_enough_was_looked_at_says_so_and_leads_further_though_it_is_empty() {
        node.jobs().enqueue(Probe::second, 0L);
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 10_000).boxed());
        JobFilter rare = JobFilter.all().named("Probe.second");

        JobPage none = page(rare);
        assertThat(none.jobs()).isEmpty();
        assertThat(none.bounded()).isTrue();
        assertThat(none.previous()).isEmpty();

        JobPage one = page(rare.olderThan(none.next().orElseThrow()));
        assertThat(one.jobs()).hasSize(1);
        assertThat(one.bounded()).isFalse();
        assertThat(one.next()).isEmpty();
    }

    @Test
    void a_page_that_is_full_before_so_many_were_looked_at_does_not_say_so() {
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 10_000).boxed());

        JobPage full = page(JobFilter.all().named("Probe.first"));

        assertThat(full.bounded()).isFalse();
        assertThat(full.next()).contains(ids(full).get(1));
    }

    @Test
    void a_page_before_another_for_which_enough_was_looked_at_leads_further_up() {
        JobId newest = ids(page(JobFilter.all())).get(0);
        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 10_001).boxed());
        JobFilter rare = JobFilter.all().named("Probe.second");

        JobPage none = page(rare.newerThan(newest));
        assertThat(none.jobs()).isEmpty();
        assertThat(none.bounded()).isTrue();
        assertThat(none.next()).isEmpty();

        JobPage top = page(rare.newerThan(none.previous().orElseThrow()));
        assertThat(top.bounded()).isFalse();
        assertThat(top.previous()).isEmpty();
    }

    @Test
    void a_page_beyond_the_newest_is_empty_and_leads_nowhere() {
        JobId newest = ids(page(JobFilter.all())).get(0);

        JobPage beyond = page(JobFilter.all().newerThan(newest));

        assertThat(beyond.jobs()).isEmpty();
        assertThat(beyond.next()).isEmpty();
        assertThat(beyond.previous()).isEmpty();
    }

    private BoundedCount newer(JobFilter filter, JobId than) {
        return node.engine().monitor().newer(filter, than);
    }

    @Test
    void what_is_newer_than_a_job_is_counted_to_a_hundred() {
        List<JobId> two = ids(page(JobFilter.all()));
        assertThat(newer(JobFilter.all(), two.get(0))).isEqualTo(new BoundedCount(0, false));
        assertThat(newer(JobFilter.all(), two.get(1))).isEqualTo(new BoundedCount(1, false));
        assertThat(newer(JobFilter.all().named("Probe.second"), two.get(1))).isEqualTo(new BoundedCount(0, false));

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 100).boxed());

        assertThat(newer(JobFilter.all().limit(1), two.get(0))).isEqualTo(new BoundedCount(100, true));
    }

    @Test
    void what_is_newer_than_a_job_is_looked_for_among_the_thousand_that_follow_it() {
        JobId newest = ids(page(JobFilter.all())).get(0);
        JobFilter rare = JobFilter.all().named("Probe.second");

        node.jobs().enqueueAll(Probe::first, LongStream.range(0, 999).boxed());
        node.jobs().enqueue(Probe::second, 0L);
        assertThat(newer(rare, newest)).isEqualTo(new BoundedCount(1, false));

        node.jobs().enqueue(Probe::second, 1L);
        assertThat(newer(rare, newest)).isEqualTo(new BoundedCount(1, true));
    }
}
