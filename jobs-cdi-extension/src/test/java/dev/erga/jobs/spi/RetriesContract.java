package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which jobs wait for another attempt. */
abstract class RetriesContract extends StoreScenario {

    RetriesContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private JobId retrying(NodeId node, Duration delay) throws Exception {
        Lease lease = running(node);
        completed(lease, retry(delay));
        return lease.job();
    }

    private List<RetryDetails> retries(RetryFilter filter) throws Exception {
        return inTransaction(() -> queries.retries(filter));
    }

    private static List<JobId> ids(List<RetryDetails> retries) {
        return retries.stream().map(retry -> retry.job().id()).toList();
    }

    @Test
    void jobs_that_wait_for_another_attempt_are_listed_those_that_run_next_first() throws Exception {
        NodeId node = joined();
        JobId later = retrying(node, Duration.ofHours(2));
        JobId sooner = retrying(node, Duration.ofHours(1));
        completed(running(node), gaveUp());
        stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofMinutes(1))));
        stored();

        List<RetryDetails> found = retries(RetryFilter.soonest());

        assertThat(ids(found)).containsExactly(sooner, later);
        assertThat(found.get(0).job()).isEqualTo(details(sooner).summary());
        assertThat(found.get(0).failure()).contains(FAILURE.key());
        assertThat(found.get(0).mostAttempts()).isEmpty();
    }

    @Test
    void what_was_snoozed_before_its_first_attempt_waits_for_no_other() throws Exception {
        NodeId node = joined();
        completed(running(node), Completion.snoozed(Duration.ofHours(1), "not now"));

        assertThat(retries(RetryFilter.soonest())).isEmpty();
    }

    @Test
    void a_jobs_own_number_of_attempts_is_told() throws Exception {
        NodeId node = joined();
        JobId job = stored(new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.of(7),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        completed(runningAgain(job, node), retry(Duration.ofHours(1)));

        assertThat(retries(RetryFilter.soonest()).get(0).mostAttempts()).hasValue(7);
    }

    @Test
    void pages_follow_each_other_also_among_jobs_of_one_moment() throws Exception {
        NodeId node = joined();
        List<LeasedCompletion> ends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ends.add(new LeasedCompletion(running(node), retry(Duration.ofHours(1))));
        }
        inTransaction(() -> store.completeAll(ends));
        List<JobId> all = ids(retries(RetryFilter.soonest()));

        List<JobId> paged = new ArrayList<>();
        RetryFilter filter = RetryFilter.soonest().limit(2);
        for (List<RetryDetails> page = retries(filter); !page.isEmpty(); page = retries(filter)) {
            paged.addAll(ids(page));
            filter = filter.behind(page.get(page.size() - 1).place());
        }

        assertThat(all).hasSize(5);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void they_are_counted_no_further_than_to_a_bound() throws Exception {
        NodeId node = joined();
        for (int i = 0; i < 3; i++) {
            retrying(node, Duration.ofHours(1));
        }

        assertThat(inTransaction(() -> queries.retrying(2))).isEqualTo(new BoundedCount(2, true));
        assertThat(inTransaction(() -> queries.retrying(3))).isEqualTo(new BoundedCount(3, false));
    }
}
