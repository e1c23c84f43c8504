package dev.erga.dashboard.batches;

import static dev.erga.dashboard.batches.Made.ID;
import static dev.erga.dashboard.batches.Made.OUTER;
import static dev.erga.dashboard.batches.Made.batch;
import static dev.erga.dashboard.batches.Made.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchPage;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which jobs of a batch its page shows. */
class BatchDataTest {

    private final List<JobSummary> jobs = new ArrayList<>();
    private final List<JobFilter> asked = new ArrayList<>();

    /** A monitor that knows one batch and its jobs, the newest first. */
    private JobMonitor monitor(BatchDetails batch) {
        return (JobMonitor) Proxy.newProxyInstance(
                JobMonitor.class.getClassLoader(),
                new Class<?>[] {JobMonitor.class},
                (self, method, values) -> switch (method.getName()) {
                    case "batch" ->
                        Optional.of(batch).filter(known -> known.id().equals(values[0]));
                    case "batches" -> new BatchPage(List.of(), Optional.empty());
                    case "jobs" -> page((JobFilter) values[0]);
                    default -> throw new AssertionError(method);
                });
    }

    private JobPage page(JobFilter filter) {
        asked.add(filter);
        List<JobSummary> found = jobs.stream()
                .filter(job -> filter.state().map(job.state()::equals).orElse(true))
                .limit(filter.limit())
                .toList();
        return new JobPage(found, Optional.empty(), Optional.empty(), false);
    }

    private void add(JobState state, int first, int count) {
        IntStream.range(first, first + count)
                .mapToObj(number -> job(number, state))
                .forEach(jobs::add);
    }

    private List<JobSummary> shown(BatchDetails batch) {
        return BatchData.read(monitor(batch), ID).orElseThrow().jobs();
    }

    @Test
    void those_that_have_failed_come_first_then_those_that_run_then_the_newest_of_the_others() {
        add(JobState.SUCCEEDED, 1, 2);
        add(JobState.FAILED, 11, 2);
        add(JobState.PROCESSING, 21, 1);
        add(JobState.ENQUEUED, 31, 1);

        assertThat(shown(batch(JobState.PROCESSING, 6, 2, 2, 0)))
                .extracting(JobSummary::state)
                .containsExactly(
                        JobState.FAILED,
                        JobState.FAILED,
                        JobState.PROCESSING,
                        JobState.SUCCEEDED,
                        JobState.SUCCEEDED,
                        JobState.ENQUEUED);
        assertThat(asked).allSatisfy(filter -> assertThat(filter.batch()).contains(ID));
    }

    @Test
    void there_are_no_more_than_a_page_holds_and_none_twice() {
        add(JobState.SUCCEEDED, 1, 100);
        add(JobState.FAILED, 201, 15);

        List<JobSummary> shown = shown(batch(JobState.FAILED, 115, 100, 15, 0));

        assertThat(shown).hasSize(20).doesNotHaveDuplicates();
        assertThat(shown).filteredOn(job -> job.state() == JobState.FAILED).hasSize(15);
    }

    @Test
    void no_more_is_asked_than_there_is_to_show() {
        add(JobState.FAILED, 1, 50);
        shown(batch(JobState.PROCESSING, 60, 0, 50, 0));
        assertThat(states()).containsExactly(JobState.FAILED);

        asked.clear();
        jobs.clear();
        shown(batch(JobState.SUCCEEDED, 3, 3, 0, 0));
        assertThat(asked)
                .hasSize(1)
                .allSatisfy(filter -> assertThat(filter.state()).isEmpty());
    }

    private Stream<JobState> states() {
        return asked.stream().flatMap(filter -> filter.state().stream());
    }

    @Test
    void a_batch_that_is_gone_is_not_found() {
        BatchDetails known = batch(JobState.SUCCEEDED, 1, 1, 0, 0);

        assertThat(BatchData.read(monitor(known), new BatchId(OUTER.value()))).isEmpty();
        assertThat(BatchData.read(monitor(known), ID).orElseThrow().parent())
                .as("its parent is gone")
                .isEmpty();
    }
}
