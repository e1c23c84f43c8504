package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.FollowerDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Continuations know whom they follow. */
abstract class ParentContract extends StoreScenario {

    ParentContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private JobId following(Parent parent, After after) throws Exception {
        return stored(newJob(METHOD, QUEUE, 5, Due.following(parent, after)));
    }

    private Optional<Parent> parentOf(JobId job) throws Exception {
        return inTransaction(() -> store.notes().origin(job)).orElseThrow().parent();
    }

    @Test
    void a_continuation_knows_the_job_that_it_follows_before_and_after_its_end() throws Exception {
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.SUCCESS);

        assertThat(parentOf(child)).contains(lease.job());
        completed(lease, succeeded());
        assertThat(parentOf(child)).contains(lease.job());
    }

    @Test
    void those_who_follow_are_listed_oldest_first_before_and_after_the_end_of_what_they_follow() throws Exception {
        Lease lease = running(joined());
        JobId first = following(lease.job(), After.SUCCESS);
        JobId second = following(lease.job(), After.FAILURE);
        stored();
        assertThat(followers(lease.job(), 10)).containsExactly(first, second);

        completed(lease, succeeded());

        assertThat(followers(lease.job(), 10)).containsExactly(first, second);
        assertThat(followers(lease.job(), 1)).containsExactly(first);
        assertThat(followers(first, 10)).isEmpty();
        List<FollowerDetails> told = inTransaction(() -> queries.followers(lease.job(), 10));
        assertThat(told).extracting(FollowerDetails::after).containsExactly(After.SUCCESS, After.FAILURE);
        assertThat(told.get(0).job()).isEqualTo(details(first).summary());
    }

    private List<JobId> followers(JobId parent, int limit) throws Exception {
        return inTransaction(() -> queries.followers(parent, limit)).stream()
                .map(follower -> follower.job().id())
                .toList();
    }

    @Test
    void a_continuation_of_a_job_that_had_ended_knows_it_too() throws Exception {
        Lease lease = running(joined());
        completed(lease, succeeded());

        assertThat(parentOf(following(lease.job(), After.SUCCESS))).contains(lease.job());
    }

    @Test
    void a_continuation_of_a_batch_knows_that_it_is_one() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        commit(() -> store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty())));

        assertThat(parentOf(following(batch, After.ANY_END))).contains(batch);
    }

    @Test
    void a_job_that_follows_nobody_has_no_parent() throws Exception {
        assertThat(parentOf(stored())).isEmpty();
    }

    @Test
    void a_parent_that_has_been_pruned_is_still_known() throws Exception {
        Lease lease = running(joined());
        JobId child = following(lease.job(), After.SUCCESS);
        completed(lease, Completion.succeeded(Optional.of(Duration.ofHours(1))));
        subject.passTime(Duration.ofHours(2));
        inTransaction(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.job(lease.job()))).isEmpty();
        assertThat(parentOf(child)).contains(lease.job());
    }
}
