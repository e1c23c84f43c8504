package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The verbs that only read. */
abstract class QueryContract extends StoreScenario {

    QueryContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    static NewJob labelled(String... labels) {
        return new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(labels),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<JobId> listed(JobFilter filter) throws Exception {
        return inTransaction(() -> queries.jobs(filter, BOUND).jobs()).stream()
                .map(JobSummary::id)
                .toList();
    }

    @Test
    void every_state_is_counted_even_if_no_job_is_in_it() throws Exception {
        NodeId node = joined();
        completed(running(node), succeeded());
        running(node);
        stored();
        stored();

        Map<JobState, BoundedCount> counts = inTransaction(() -> queries.counts(100));

        assertThat(counts).containsOnlyKeys(JobState.values());
        assertThat(counts)
                .containsEntry(JobState.SUCCEEDED, new BoundedCount(1, false))
                .containsEntry(JobState.PROCESSING, new BoundedCount(1, false))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(2, false))
                .containsEntry(JobState.FAILED, new BoundedCount(0, false));
    }

    @Test
    void a_count_stops_at_its_bound() throws Exception {
        for (int i = 0; i < 3; i++) {
            stored();
        }

        assertThat(inTransaction(() -> queries.counts(2))).containsEntry(JobState.ENQUEUED, new BoundedCount(2, true));
        assertThat(inTransaction(() -> queries.counts(3))).containsEntry(JobState.ENQUEUED, new BoundedCount(3, false));
    }

    @Test
    void the_progress_of_a_group_is_counted_by_its_label() throws Exception {
        NodeId node = joined();
        stored(labelled("import-7", "crm"));
        stored(labelled("import-7"));
        stored(labelled("import-8"));
        completed(claimed(claimOf(node, 1)).get(0).lease(), succeeded());

        Map<JobState, Long> progress = inTransaction(() -> queries.progress("import-7"));

        assertThat(progress).containsOnlyKeys(JobState.values());
        assertThat(progress)
                .containsEntry(JobState.SUCCEEDED, 1L)
                .containsEntry(JobState.ENQUEUED, 1L)
                .containsEntry(JobState.FAILED, 0L);
    }

    @Test
    void jobs_are_listed_newest_first_page_by_page() throws Exception {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(stored());
        }
        Collections.reverse(jobs);

        List<JobId> first = listed(JobFilter.all().limit(2));
        List<JobId> second = listed(JobFilter.all().limit(2).olderThan(first.get(1)));
        List<JobId> third = listed(JobFilter.all().limit(2).olderThan(second.get(1)));

        assertThat(first).containsExactlyElementsOf(jobs.subList(0, 2));
        assertThat(second).containsExactlyElementsOf(jobs.subList(2, 4));
        assertThat(third).containsExactlyElementsOf(jobs.subList(4, 5));
    }

    @Test
    void a_page_is_come_back_to_from_the_page_after_it() throws Exception {
        NodeId node = joined();
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(stored());
        }
        claimed(claimOf(node, 1));
        Collections.reverse(jobs);

        for (JobFilter filter : List.of(JobFilter.all(), JobFilter.all().inState(JobState.ENQUEUED))) {
            assertThat(listed(filter.limit(2).newerThan(jobs.get(3)))).containsExactlyElementsOf(jobs.subList(1, 3));
            assertThat(listed(filter.limit(2).newerThan(jobs.get(1)))).containsExactlyElementsOf(jobs.subList(0, 1));
            assertThat(listed(filter.limit(2).newerThan(jobs.get(0)))).isEmpty();
        }
        JobFilter running = JobFilter.all().inState(JobState.PROCESSING);
        assertThat(listed(running.olderThan(jobs.get(3)))).containsExactly(jobs.get(4));
        assertThat(listed(running.newerThan(jobs.get(4)))).isEmpty();
    }

    @Test
    void members_of_a_batch_are_listed_by_it_and_say_so() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        NewJob first = newJob().in(batch);
        NewJob second = newJob().in(batch);
        stored();
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(first, second));
            store.batches().seal(batch, 2);
        });

        assertThat(listed(JobFilter.all().inBatch(batch))).containsExactly(second.id(), first.id());
        assertThat(listed(JobFilter.all().inBatch(batch).inState(JobState.ENQUEUED)))
                .containsExactly(second.id(), first.id());
        assertThat(listed(JobFilter.all().inBatch(batch).inState(JobState.FAILED)))
                .isEmpty();
        assertThat(listed(JobFilter.all().inBatch(batch).newerThan(first.id()))).containsExactly(second.id());
        assertThat(details(first.id()).batch()).contains(batch);
        assertThat(details(stored()).batch()).isEmpty();
    }

    @Test
    void a_continuation_says_whom_it_follows_also_once_that_has_ended() throws Exception {
        Lease parent = running(joined());
        JobId child = stored(newJob(METHOD, "later", 5, Due.following(parent.job(), After.SUCCESS)));
        assertThat(details(child).parent()).contains(parent.job());

        completed(parent, succeeded());

        assertThat(details(child).parent()).contains(parent.job());
        assertThat(details(parent.job()).parent()).isEmpty();
    }

    @Test
    void each_part_of_a_filter_narrows_the_list() throws Exception {
        NodeId node = joined();
        JobId done = running(node).job();
        JobId mail = stored(newJob(METHOD, "mail", 5, Due.now()));
        JobId report = stored(newJob("Reports.yearEnd", QUEUE, 5, Due.now()));
        JobId tagged = stored(labelled("crm", "user 42"));

        assertThat(listed(JobFilter.all().inState(JobState.PROCESSING))).containsExactly(done);
        assertThat(listed(JobFilter.all().inQueue("mail"))).containsExactly(mail);
        assertThat(listed(JobFilter.all().named("Reports.yearEnd"))).containsExactly(report);
        assertThat(listed(JobFilter.all().labelled("crm"))).containsExactly(tagged);
        assertThat(listed(JobFilter.all().labelled("CRM"))).isEmpty();
        assertThat(listed(JobFilter.all().inState(JobState.ENQUEUED).inQueue(QUEUE)))
                .containsExactly(tagged, report);
        assertThat(listed(
                        JobFilter.all().inState(JobState.ENQUEUED).named(METHOD).labelled("user 42")))
                .containsExactly(tagged);
        assertThat(listed(JobFilter.all().inState(JobState.FAILED))).isEmpty();
    }

    @Test
    void a_method_or_queue_is_looked_for_among_so_many_jobs_and_from_there_on() throws Exception {
        List<JobId> jobs = rareAmongOthers();
        for (JobFilter rare : List.of(
                JobFilter.all().named("rare"), JobFilter.all().inQueue("rare").named("rare"))) {
            FoundJobs first = found(rare, 3);
            FoundJobs second = found(rare.olderThan(jobs.get(2)), 3);
            FoundJobs last = found(rare.olderThan(jobs.get(5)), 3);

            assertThat(ids(first)).isEmpty();
            assertThat(first.reached()).contains(jobs.get(2));
            assertThat(ids(second)).containsExactly(jobs.get(5));
            assertThat(second.reached()).contains(jobs.get(5));
            assertThat(ids(last)).containsExactly(jobs.get(6));
            assertThat(last.reached()).isEmpty();
        }
    }

    /** From the newest to the oldest: the sixth and the seventh are rare. */
    private List<JobId> rareAmongOthers() throws Exception {
        List<JobId> jobs = new ArrayList<>();
        jobs.add(stored(newJob("rare", "rare", 5, Due.now())));
        jobs.add(stored(newJob("rare", "rare", 5, Due.now())));
        for (int i = 0; i < 5; i++) {
            jobs.add(stored());
        }
        Collections.reverse(jobs);
        return jobs;
    }

    private FoundJobs found(JobFilter filter, int bound) throws Exception {
        return inTransaction(() -> queries.jobs(filter, bound));
    }

    private static List<JobId> ids(FoundJobs found) {
        return found.jobs().stream().map(JobSummary::id).toList();
    }

    @Test
    void a_method_or_queue_is_looked_for_upwards_as_well() throws Exception {
        List<JobId> jobs = rareAmongOthers();
        JobFilter common = JobFilter.all().inQueue(QUEUE);

        FoundJobs first = found(common.newerThan(jobs.get(6)), 3);
        FoundJobs second = found(common.newerThan(jobs.get(3)), 3);

        assertThat(ids(first)).containsExactly(jobs.get(3), jobs.get(4));
        assertThat(first.reached()).contains(jobs.get(3));
        assertThat(ids(second)).containsExactly(jobs.get(0), jobs.get(1), jobs.get(2));
        assertThat(second.reached()).isEmpty();
    }

    @Test
    void a_page_that_is_full_has_been_looked_for_no_further() throws Exception {
        List<JobId> jobs = rareAmongOthers();

        assertThat(ids(found(JobFilter.all().inQueue(QUEUE).limit(2), 3))).isEqualTo(jobs.subList(0, 2));
    }

    @Test
    void a_method_or_queue_is_looked_for_among_so_many_jobs_of_its_state() throws Exception {
        NodeId node = joined();
        List<JobId> over = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Lease lease = running(node);
            completed(lease, gaveUp());
            over.add(0, lease.job());
            stored(newJob("rare", "rare", 5, Due.now()));
        }
        JobFilter failed = JobFilter.all().inState(JobState.FAILED).named("rare");

        assertThat(found(failed, 2).reached()).contains(over.get(1));
        assertThat(found(failed.olderThan(over.get(1)), 2).reached()).isEmpty();
        assertThat(ids(found(failed.named(METHOD), 2))).isEqualTo(over.subList(0, 2));
    }

    @Test
    void what_has_an_index_is_looked_for_to_the_end() throws Exception {
        List<JobId> jobs = rareAmongOthers();
        JobId tagged = stored(labelled("crm"));
        stored();
        stored();
        JobFilter ready = JobFilter.all().inState(JobState.ENQUEUED);

        for (JobFilter rare : List.of(ready.inQueue("rare"), ready.named("rare"))) {
            assertThat(ids(found(rare, 1))).containsExactly(jobs.get(5), jobs.get(6));
            assertThat(found(rare, 1).reached()).isEmpty();
        }
        JobFilter labelled = JobFilter.all().labelled("crm");
        assertThat(ids(found(labelled, 1))).containsExactly(tagged);
        assertThat(found(labelled, 1).reached()).isEmpty();
        assertThat(found(JobFilter.all(), 1).reached()).isEmpty();
    }

    @Test
    void what_two_words_ask_for_is_looked_for_among_so_many_that_the_first_leads_to() throws Exception {
        JobId rare = stored(labelled("crm", "rare"));
        List<JobId> tagged = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tagged.add(0, stored(labelled("crm")));
            stored();
        }
        JobFilter ready = JobFilter.all().labelled("crm").inState(JobState.ENQUEUED);
        JobFilter failed = JobFilter.all().labelled("crm").inState(JobState.FAILED);

        assertThat(ids(found(ready, 2))).isEqualTo(tagged.subList(0, 2));
        assertThat(found(ready, 4).reached()).isEmpty();
        assertThat(ids(found(ready, 4))).hasSize(4).endsWith(rare);
        assertThat(found(failed, 2)).isEqualTo(new FoundJobs(List.of(), Optional.of(tagged.get(1))));
        assertThat(found(failed.olderThan(tagged.get(1)), 2)).isEqualTo(new FoundJobs(List.of(), Optional.empty()));
        assertThat(found(failed.newerThan(rare), 2)).isEqualTo(new FoundJobs(List.of(), Optional.of(tagged.get(1))));
        assertThat(found(JobFilter.all().labelled("crm").inQueue("mail"), 2).reached())
                .contains(tagged.get(1));
    }

    @Test
    void what_runs_is_looked_for_to_the_end_whatever_else_is_asked() throws Exception {
        JobId running = stored(labelled("crm"));
        runningAgain(running, joined());
        stored(labelled("crm"));
        stored(labelled("crm"));
        JobFilter filter = JobFilter.all().labelled("crm").inState(JobState.PROCESSING);

        assertThat(ids(found(filter, 1))).containsExactly(running);
        assertThat(found(filter, 1).reached()).isEmpty();
        assertThat(ids(found(filter.inQueue("mail"), 1))).isEmpty();
    }

    @Test
    void what_runs_on_a_node_is_listed_by_its_name_and_by_its_incarnation() throws Exception {
        NodeId first = joined("shop-1", LEASE, METHOD);
        NodeId again = joined("shop-1", LEASE, METHOD);
        NodeId other = joined("shop-2", LEASE, METHOD);
        Lease over = running(first);
        completed(over, succeeded());
        JobId one = running(first).job();
        JobId two = running(again).job();
        JobId three = running(other).job();

        assertThat(listed(JobFilter.all().runningOn("shop-1"))).containsExactly(two, one);
        assertThat(listed(JobFilter.all().runningOn(first.toString()))).containsExactly(one);
        assertThat(listed(JobFilter.all().runningOn("shop-2").inQueue(QUEUE))).containsExactly(three);
        assertThat(listed(JobFilter.all().runningOn("shop-2").labelled("crm"))).isEmpty();
        assertThat(listed(JobFilter.all().runningOn("shop-1").olderThan(two))).containsExactly(one);
        assertThat(listed(JobFilter.all().runningOn("shop-1").newerThan(one))).containsExactly(two);
        assertThat(listed(JobFilter.all().runningOn("x' OR ''='"))).isEmpty();
    }

    @Test
    void a_line_of_the_list_says_what_the_details_say() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        completed(lease, gaveUp());

        JobSummary line =
                inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs()).get(0);

        assertThat(line).isEqualTo(details(lease.job()).summary());
    }

    @Test
    void a_job_that_is_not_there_has_no_details() throws Exception {
        assertThat(inTransaction(() -> queries.job(nextId()))).isEmpty();
    }
}
