package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs are found by, and how many of those there are in each state. */
abstract class SearchContract extends StoreScenario {

    SearchContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static NewJob of(String queue, String tenant, String schedule, String... labels) {
        return new NewJob(
                nextId(),
                METHOD,
                queue,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(labels),
                Optional.of(tenant).filter(name -> !name.isEmpty()),
                Optional.of(schedule).filter(id -> !id.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }

    private JobId withKey(UniqueKey key) throws Exception {
        NewJob job = newJob();
        commit(() -> {
            store.uniqueKeys().take(new KeyClaim(key, job.id(), Optional.empty()));
            store.uniqueKeys().pass(new KeyClaim(key, job.id(), Optional.empty()));
            store.enqueue(List.of(job));
        });
        return job.id();
    }

    private static UniqueKey key(String method, String text) {
        return new UniqueKey(method, Optional.empty(), text);
    }

    private List<JobId> listed(JobFilter filter) throws Exception {
        return inTransaction(() -> queries.jobs(filter, BOUND).jobs()).stream()
                .map(JobSummary::id)
                .toList();
    }

    private Map<JobState, BoundedCount> counted(JobFilter filter) throws Exception {
        return inTransaction(() -> queries.counts(filter, 100));
    }

    private long waiting(JobFilter filter) throws Exception {
        BoundedCount count = Objects.requireNonNull(counted(filter).get(JobState.ENQUEUED));
        assertThat(count.more()).isFalse();
        return count.value();
    }

    @Test
    void jobs_are_found_by_their_tenant() throws Exception {
        JobId first = stored(of(QUEUE, "acme", ""));
        JobId second = stored(of("mail", "acme", ""));
        stored(of(QUEUE, "Acme", ""));
        stored();
        JobFilter ofAcme = JobFilter.all().ofTenant("acme");

        assertThat(listed(ofAcme)).containsExactly(second, first);
        assertThat(listed(ofAcme.inQueue("mail"))).containsExactly(second);
        assertThat(listed(ofAcme.inState(JobState.ENQUEUED))).containsExactly(second, first);
        assertThat(listed(ofAcme.inState(JobState.FAILED))).isEmpty();
        assertThat(listed(ofAcme.olderThan(second))).containsExactly(first);
        assertThat(listed(ofAcme.newerThan(first))).containsExactly(second);
        assertThat(waiting(ofAcme)).isEqualTo(2);
        assertThat(waiting(ofAcme.inQueue("mail"))).isEqualTo(1);
        assertThat(waiting(JobFilter.all().inQueue(QUEUE))).isEqualTo(3);
    }

    @Test
    void jobs_are_found_by_the_schedule_that_made_them() throws Exception {
        JobId nightly = stored(of(QUEUE, "", "nightly"));
        JobId other = stored(of(QUEUE, "acme", "nightly"));
        stored(of(QUEUE, "", "hourly"));
        stored();

        assertThat(listed(JobFilter.all().madeBy("nightly"))).containsExactly(other, nightly);
        assertThat(listed(JobFilter.all().madeBy("nightly").ofTenant("acme"))).containsExactly(other);
        assertThat(listed(JobFilter.all().madeBy("nightly").limit(1))).containsExactly(other);
        assertThat(waiting(JobFilter.all().madeBy("nightly"))).isEqualTo(2);
        assertThat(waiting(JobFilter.all().madeBy("nightly").ofTenant("acme"))).isEqualTo(1);
    }

    @Test
    void the_latest_jobs_of_a_key_are_found_and_say_so() throws Exception {
        JobId before = withKey(key(METHOD, "bill 7"));
        JobId latest = withKey(key(METHOD, "bill 7"));
        JobId ofAnother = withKey(key("Bills.send", "bill 7"));
        withKey(key(METHOD, "bill 8"));

        assertThat(listed(JobFilter.all().withKey("bill 7"))).containsExactly(ofAnother, latest);
        assertThat(listed(JobFilter.all().withKey("bill 7").olderThan(ofAnother)))
                .containsExactly(latest);
        assertThat(listed(JobFilter.all().withKey("bill 7").newerThan(latest))).containsExactly(ofAnother);
        assertThat(listed(JobFilter.all().withKey("bill 7").inState(JobState.HELD)))
                .isEmpty();
        assertThat(waiting(JobFilter.all().withKey("bill 7"))).isEqualTo(2);
        assertThat(details(latest).key()).contains("bill 7");
        assertThat(details(before).key()).isEmpty();
    }

    @Test
    void one_job_is_found_by_its_id_and_what_else_is_asked_counts_too() throws Exception {
        JobId job = stored(of("mail", "acme", "", "crm"));
        stored();

        assertThat(listed(JobFilter.all().only(job))).containsExactly(job);
        assertThat(listed(JobFilter.all().only(job).inQueue("mail").labelled("crm")))
                .containsExactly(job);
        assertThat(listed(JobFilter.all().only(job).inState(JobState.ENQUEUED))).containsExactly(job);
        assertThat(listed(JobFilter.all().only(job).ofTenant("other"))).isEmpty();
        assertThat(listed(JobFilter.all().only(nextId()))).isEmpty();
        assertThat(waiting(JobFilter.all().only(job).labelled("crm"))).isEqualTo(1);
        assertThat(waiting(JobFilter.all().only(job).labelled("x"))).isZero();
        assertThat(waiting(JobFilter.all().only(job).withKey("x"))).isZero();
    }

    private static Instant madeAt(JobId id) {
        return Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> 16);
    }

    @Test
    void jobs_are_found_by_the_time_until_which_they_were_made_on_each_page_of_each_state() throws Exception {
        NodeId node = joined();
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(stored());
        }
        claimed(claimOf(node, 1));
        JobFilter early = JobFilter.all().madeBefore(madeAt(jobs.get(3)));

        assertThat(listed(early)).containsExactly(jobs.get(2), jobs.get(1), jobs.get(0));
        assertThat(listed(early.inState(JobState.ENQUEUED))).containsExactly(jobs.get(2), jobs.get(1));
        assertThat(listed(early.inState(JobState.PROCESSING))).containsExactly(jobs.get(0));
        for (JobFilter filter : List.of(early, early.inState(JobState.ENQUEUED))) {
            assertThat(listed(filter.newerThan(jobs.get(1)))).containsExactly(jobs.get(2));
            assertThat(listed(filter.newerThan(jobs.get(1)).limit(1))).containsExactly(jobs.get(2));
            assertThat(listed(filter.olderThan(jobs.get(4)).limit(1))).containsExactly(jobs.get(2));
        }
        assertThat(waiting(early)).isEqualTo(2);
        assertThat(waiting(early.inQueue("other"))).isZero();
        assertThat(waiting(JobFilter.all().madeBefore(Instant.EPOCH))).isZero();
        assertThat(waiting(JobFilter.all().madeSince(Instant.EPOCH))).isEqualTo(4);
        assertThat(waiting(JobFilter.all().madeSince(Instant.MAX))).isZero();
        assertThat(waiting(JobFilter.all().madeBefore(Instant.MAX))).isEqualTo(4);
    }

    @Test
    void jobs_are_found_by_the_time_since_which_they_were_made_that_millisecond_included() throws Exception {
        JobId old = stored();
        JobId first = stored();
        JobId last = stored();
        completed(runningAgain(old, joined()), succeeded());
        JobFilter late = JobFilter.all().madeSince(madeAt(first));

        assertThat(listed(late)).containsExactly(last, first);
        assertThat(listed(late.inState(JobState.ENQUEUED))).containsExactly(last, first);
        assertThat(listed(late.olderThan(last))).containsExactly(first);
        assertThat(listed(late.newerThan(old).limit(1))).containsExactly(first);
        assertThat(listed(late.newerThan(first))).containsExactly(last);
        assertThat(listed(late.madeBefore(madeAt(last)))).containsExactly(first);
        assertThat(waiting(late)).isEqualTo(2);
        assertThat(waiting(late.madeBefore(madeAt(last)))).isEqualTo(1);
        assertThat(counted(late)).containsEntry(JobState.SUCCEEDED, new BoundedCount(0, false));
        assertThat(counted(JobFilter.all().madeSince(madeAt(old)).inQueue(QUEUE)))
                .containsEntry(JobState.SUCCEEDED, new BoundedCount(1, false));
    }

    @Test
    void what_matches_is_counted_in_each_state_whatever_state_and_page_the_filter_asks_for() throws Exception {
        NodeId node = joined();
        BatchId batch = new BatchId(nextId().value());
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(newJob().in(batch), newJob().in(batch)));
            store.batches().seal(batch, 2);
        });
        completed(claimed(claimOf(node, 1)).get(0).lease(), succeeded());
        stored(of("mail", "acme", "", "crm"));

        for (JobFilter filter : List.of(
                JobFilter.all().inBatch(batch),
                JobFilter.all().inBatch(batch).inState(JobState.FAILED).limit(1),
                JobFilter.all().named(METHOD).inQueue(QUEUE).olderThan(new JobId(new UUID(0, 0))))) {
            Map<JobState, BoundedCount> counts = counted(filter);
            assertThat(counts).containsOnlyKeys(JobState.values());
            assertThat(counts)
                    .containsEntry(JobState.ENQUEUED, new BoundedCount(1, false))
                    .containsEntry(JobState.SUCCEEDED, new BoundedCount(1, false))
                    .containsEntry(JobState.FAILED, new BoundedCount(0, false));
        }
        assertThat(waiting(JobFilter.all().labelled("crm"))).isEqualTo(1);
        assertThat(waiting(JobFilter.all().labelled("crm").inQueue(QUEUE))).isZero();
        assertThat(waiting(JobFilter.all().labelled("crm").ofTenant("acme"))).isEqualTo(1);
        assertThat(waiting(JobFilter.all().inBatch(batch).labelled("crm"))).isZero();
        assertThat(waiting(JobFilter.all().named("Nobody.knows"))).isZero();
    }

    @Test
    void a_count_of_what_matches_stops_at_its_bound() throws Exception {
        for (int i = 0; i < 3; i++) {
            stored(of(QUEUE, "acme", "", "crm"));
        }

        for (JobFilter filter : List.of(
                JobFilter.all().inQueue(QUEUE),
                JobFilter.all().labelled("crm"),
                JobFilter.all().ofTenant("acme"))) {
            assertThat(inTransaction(() -> queries.counts(filter, 2)))
                    .containsEntry(JobState.ENQUEUED, new BoundedCount(2, true));
            assertThat(inTransaction(() -> queries.counts(filter, 3)))
                    .containsEntry(JobState.ENQUEUED, new BoundedCount(3, false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE erga_job; --", "%_\\%", "{now} {span} ? :name $1", "a\0b", "\uD83D\uDE00"})
    void whatever_is_searched_for_is_only_a_value(String word) throws Exception {
        stored();

        for (JobFilter filter : List.of(
                JobFilter.all().ofTenant(word),
                JobFilter.all().madeBy(word),
                JobFilter.all().withKey(word),
                JobFilter.all().inQueue(word),
                JobFilter.all().labelled(word))) {
            assertThat(listed(filter)).isEmpty();
            assertThat(listed(filter.inState(JobState.ENQUEUED))).isEmpty();
            assertThat(waiting(filter)).isZero();
        }
    }
}
