package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long jobs are kept once they are over, where those of different methods are kept differently. */
abstract class KeepingContract extends StoreScenario {

    private static final String OTHER = "Emails.sendReminder";
    private static final Duration HOUR = Duration.ofHours(1);

    /** The ordinary job method's for an hour, others' until somebody acts. */
    private static final Keeping BY_METHOD = (name, end) -> name.equals(METHOD) ? Optional.of(HOUR) : Optional.empty();

    KeepingContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Optional<Duration> kept(JobId job) throws Exception {
        JobDetails details = details(job);
        return details.expiresAt()
                .map(end -> Duration.between(details.summary().finishedAt().orElseThrow(), end));
    }

    private void assertKept(JobId job, Duration span) throws Exception {
        assertThat(kept(job).orElseThrow()).isBetween(span, span.plusSeconds(1));
    }

    private JobId other(Due due) throws Exception {
        return stored(newJob(OTHER, QUEUE, 5, due));
    }

    private void endWell(NodeId node, int spans) throws Exception {
        List<LeasedCompletion> ends = new ArrayList<>();
        for (int i = 0; i < 3 * spans; i++) {
            Optional<Duration> span = i % spans == 0 ? Optional.empty() : Optional.of(HOUR.multipliedBy(i % spans));
            ends.add(new LeasedCompletion(running(node), Completion.succeeded(span)));
        }

        WrittenEnds written = inTransaction(() -> store.completeAll(ends));

        assertThat(written).isEqualTo(WrittenEnds.NONE);
        for (LeasedCompletion end : ends) {
            JobId job = end.lease().job();
            assertThat(state(job)).isEqualTo(JobState.SUCCEEDED);
            if (end.completion().expireAfter().isEmpty()) {
                assertThat(kept(job)).isEmpty();
            } else {
                assertKept(job, end.completion().expireAfter().get());
            }
        }
    }

    @Test
    void each_of_many_that_end_well_at_once_is_kept_for_its_own_time() throws Exception {
        NodeId node = joined();

        endWell(node, 2);
        endWell(node, 3);
        endWell(node, 8);
    }

    @Test
    void of_many_that_end_well_at_once_a_stale_one_is_told_whatever_the_times_they_are_kept_for() throws Exception {
        NodeId node = joined();
        Lease good = running(node);
        Lease stale = running(node);
        Lease old = new Lease(stale.job(), stale.token() + 1, node);

        WrittenEnds written = inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(good, Completion.succeeded(Optional.of(HOUR))),
                new LeasedCompletion(old, Completion.succeeded(Optional.empty())))));

        assertThat(written.gone()).containsExactly(old);
        assertKept(good.job(), HOUR);
        assertThat(state(stale.job())).isEqualTo(JobState.PROCESSING);
    }

    @Test
    void ends_of_many_decide_about_continuations_whatever_the_times_they_are_kept_for() throws Exception {
        NodeId node = joined();
        Lease one = running(node);
        Lease two = running(node);
        JobId afterTwo = stored(newJob(METHOD, QUEUE, 5, Due.following(two.job(), After.SUCCESS)));

        inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(one, Completion.succeeded(Optional.of(HOUR))),
                new LeasedCompletion(two, Completion.succeeded(Optional.empty())))));

        assertThat(state(afterTwo)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_deleted_is_kept_as_its_method_says() throws Exception {
        JobId job = stored();
        JobId other = other(Due.in(HOUR));

        commit(() -> {
            store.delete(job, "not wanted", BY_METHOD);
            store.delete(other, "not wanted", BY_METHOD);
        });

        assertKept(job, HOUR);
        assertThat(state(other)).isEqualTo(JobState.DELETED);
        assertThat(kept(other)).isEmpty();
    }

    @Test
    void a_job_that_is_asked_to_stop_is_kept_as_its_method_says_once_it_is_deleted() throws Exception {
        Lease lease = running(joined());
        commit(() -> store.delete(lease.job(), "not wanted", BY_METHOD));

        completed(lease, retry(Duration.ZERO));

        assertThat(state(lease.job())).isEqualTo(JobState.DELETED);
        assertKept(lease.job(), HOUR);
    }

    @Test
    void members_of_a_cancelled_batch_are_kept_as_the_method_of_each_says() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        List<NewJob> members = IntStream.range(0, 6)
                .mapToObj(i ->
                        newJob(i % 2 == 0 ? METHOD : OTHER, QUEUE, 5, Due.now()).in(batch))
                .toList();
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(members);
            store.batches().seal(batch, members.size());
            store.batches().cancel(batch, "not wanted");
        });
        Lease running = runningAgain(members.get(0).id(), joined());

        int dealtWith = inTransaction(() -> store.batches().deleteCancelled(100, BY_METHOD));
        completed(running, Completion.released("it stops"));

        assertThat(dealtWith).isEqualTo(6);
        for (NewJob member : members) {
            assertThat(state(member.id())).isEqualTo(JobState.DELETED);
            assertThat(kept(member.id()).isPresent()).isEqualTo(member.name().equals(METHOD));
        }
        assertKept(members.get(0).id(), HOUR);
        assertKept(members.get(2).id(), HOUR);
    }

    @Test
    void a_continuation_that_is_deleted_is_kept_as_its_method_says() throws Exception {
        store.continuations().tell(new Silent());
        Lease parent = running(joined());
        JobId child = stored(newJob(METHOD, QUEUE, 5, Due.following(parent.job(), After.FAILURE)));
        JobId other = other(Due.following(parent.job(), After.FAILURE));

        completed(parent, succeeded());

        assertKept(child, HOUR);
        assertThat(state(other)).isEqualTo(JobState.DELETED);
        assertThat(kept(other)).isEmpty();
    }

    @Test
    void a_quarantined_job_is_kept_as_its_method_says() throws Exception {
        JobId job = stored();
        for (int crash = 1; crash <= 3; crash++) {
            NodeId node = joined();
            begun(runningAgain(job, node));
            dies(node);
            inTransaction(() -> store.rescue(10, 3, BY_METHOD));
            assertThat(details(job).expiresAt().isPresent()).isEqualTo(crash == 3);
        }

        assertThat(state(job)).isEqualTo(JobState.FAILED);
        assertKept(job, HOUR);
    }

    private static final class Silent implements Followers {

        @Override
        public Keeping keeping() {
            return BY_METHOD;
        }

        @Override
        public void ready(Set<String> queues) {}

        @Override
        public void counted(Set<BatchId> batches) {}

        @Override
        public void owed() {}

        @Override
        public void places(Set<String> keys) {}
    }
}
