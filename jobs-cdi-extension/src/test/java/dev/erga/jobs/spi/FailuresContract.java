package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which ways jobs have failed. */
abstract class FailuresContract extends StoreScenario {

    private static final Failure SMTP =
            new Failure("jakarta.mail.MailException", "no route", "", "com.acme.Mailer.send(Mailer.java:64)");
    private static final Failure SMTP_AFTER_AN_EDIT =
            new Failure("jakarta.mail.MailException", "timed out", "", "com.acme.Mailer.send(Mailer.java:71)");
    private static final Failure ELSEWHERE =
            new Failure("jakarta.mail.MailException", "no route", "", "com.acme.Mailer.open(Mailer.java:12)");

    private NodeId node;

    FailuresContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @BeforeEach
    void joinForLong() throws Exception {
        node = joined("node", Duration.ofDays(365), METHOD);
    }

    /** A moment after all before it. */
    private JobId failed(Failure failure) throws Exception {
        subject.passTime(Duration.ofSeconds(1));
        Lease lease = running(node);
        completed(lease, Completion.gaveUp("It was the last one.", failure, Optional.empty()));
        return lease.job();
    }

    private JobId retrying(Failure failure) throws Exception {
        subject.passTime(Duration.ofSeconds(1));
        Lease lease = running(node);
        completed(lease, Completion.retry(Duration.ofDays(100), "It is tried again.", failure));
        return lease.job();
    }

    private List<FailureGroup> failures() throws Exception {
        return failures(10, 100);
    }

    private List<FailureGroup> failures(int most, int bound) throws Exception {
        return inTransaction(() -> queries.failures(most, bound));
    }

    private List<JobId> listed(JobFilter filter) throws Exception {
        return inTransaction(() -> queries.jobs(filter, BOUND).jobs()).stream()
                .map(JobSummary::id)
                .toList();
    }

    private static BoundedCount count(long value) {
        return new BoundedCount(value, false);
    }

    @Test
    void jobs_that_failed_with_one_exception_in_one_place_are_counted_together_whatever_its_line_and_message()
            throws Exception {
        failed(SMTP);
        JobId latest = failed(SMTP_AFTER_AN_EDIT);

        FailureGroup only = failures().get(0);

        assertThat(failures()).hasSize(1);
        assertThat(only.key()).isEqualTo(SMTP.key());
        assertThat(only.type()).contains("jakarta.mail.MailException");
        assertThat(only.place()).isEqualTo("com.acme.Mailer.send(Mailer.java:71)");
        assertThat(only.failed()).isEqualTo(count(2));
        assertThat(only.retrying()).isEqualTo(count(0));
        assertThat(only.latest()).isEqualTo(latest);
        assertThat(only.latestName()).isEqualTo(METHOD);
        assertThat(only.last()).isEqualTo(details(latest).summary().finishedAt().orElseThrow());
        assertThat(only.first()).isBefore(only.last());
    }

    @Test
    void those_that_wait_for_another_attempt_are_counted_apart() throws Exception {
        failed(SMTP);
        retrying(SMTP);
        retrying(SMTP);
        retrying(ELSEWHERE);

        assertThat(failures())
                .extracting(FailureGroup::key, FailureGroup::failed, FailureGroup::retrying)
                .containsExactly(tuple(SMTP.key(), count(1), count(2)), tuple(ELSEWHERE.key(), count(0), count(1)));
    }

    @Test
    void ends_that_are_written_together_are_counted_as_well() throws Exception {
        Lease bad = running(node);
        Lease good = running(node);
        inTransaction(() -> store.completeAll(List.of(
                new LeasedCompletion(bad, Completion.gaveUp("That was it.", SMTP, Optional.empty())),
                new LeasedCompletion(good, succeeded()))));

        assertThat(failures()).extracting(FailureGroup::failed).containsExactly(count(1));
        assertThat(listed(JobFilter.all().failedWith(SMTP.key()))).containsExactly(bad.job());
    }

    @Test
    void a_job_that_runs_again_is_in_no_group_whatever_becomes_of_it() throws Exception {
        JobId requeued = failed(SMTP);
        commit(() -> store.requeue(requeued, "again"));
        assertThat(failures()).isEmpty();

        completed(runningAgain(requeued, node), Completion.snoozed(Duration.ofHours(1), "not now"));
        assertThat(failures()).as("what was requeued begins anew").isEmpty();

        JobId retried = retrying(SMTP);
        commit(() -> store.operations().runNow(retried, "now"));
        assertThat(failures()).isEmpty();
        completed(runningAgain(retried, node), succeeded());
        assertThat(failures()).isEmpty();
        assertThat(listed(JobFilter.all().failedWith(SMTP.key()))).isEmpty();
    }

    @Test
    void a_job_counts_with_its_latest_failure_only() throws Exception {
        JobId job = retrying(SMTP);
        commit(() -> store.operations().runNow(job, "now"));
        completed(runningAgain(job, node), Completion.gaveUp("That was it.", ELSEWHERE, Optional.empty()));

        assertThat(failures()).extracting(FailureGroup::key).containsExactly(ELSEWHERE.key());
    }

    @Test
    void a_deleted_job_is_in_no_group() throws Exception {
        JobId deleted = retrying(SMTP);
        commit(() -> store.delete(deleted, "not needed", Optional.empty()));
        completed(running(node), Completion.dropped("Nobody waits for it.", SMTP, Optional.empty()));
        Lease stopped = running(node);
        commit(() -> store.delete(stopped.job(), "stop", Optional.empty()));
        completed(stopped, Completion.retry(Duration.ofHours(1), "It is tried again.", SMTP));

        assertThat(state(stopped.job())).isEqualTo(JobState.DELETED);
        assertThat(failures()).isEmpty();
    }

    @Test
    void failures_are_counted_within_each_window() throws Exception {
        failed(SMTP);
        subject.passTime(Duration.ofDays(6));
        failed(SMTP);
        subject.passTime(Duration.ofHours(20));
        failed(SMTP);
        subject.passTime(Duration.ofHours(2));
        retrying(SMTP);

        FailureGroup group = failures().get(0);
        assertThat(group.lately()).containsExactly(count(1), count(2), count(3), count(4));
        subject.passTime(Duration.ofDays(2));
        assertThat(failures().get(0).lately()).containsExactly(count(0), count(0), count(0), count(3));
        assertThat(failures().get(0).failed()).as("of any age").isEqualTo(count(3));
    }

    @Test
    void counts_stop_at_their_bound() throws Exception {
        failed(SMTP);
        failed(SMTP);
        failed(SMTP);

        assertThat(failures(10, 2).get(0).failed()).isEqualTo(new BoundedCount(2, true));
        assertThat(failures(10, 2).get(0).lately()).containsOnly(new BoundedCount(2, true));
        assertThat(failures(10, 3).get(0).failed()).isEqualTo(count(3));
    }

    @Test
    void the_most_frequent_of_the_last_day_comes_first_and_the_rest_is_left_out() throws Exception {
        failed(ELSEWHERE);
        failed(ELSEWHERE);
        failed(ELSEWHERE);
        subject.passTime(Duration.ofDays(3));
        failed(SMTP);
        failed(FAILURE);
        failed(FAILURE);

        assertThat(failures())
                .extracting(FailureGroup::key)
                .containsExactly(FAILURE.key(), SMTP.key(), ELSEWHERE.key());
        assertThat(failures(2, 100)).extracting(FailureGroup::key).containsExactly(FAILURE.key(), SMTP.key());
    }

    @Test
    void jobs_in_quarantine_are_a_group_without_an_exception_for_each_method() throws Exception {
        JobId job = stored();
        for (int crash = 1; crash <= 4 && state(job) != JobState.FAILED; crash++) {
            NodeId victim = joined();
            begun(runningAgain(job, victim));
            dies(victim);
            rescued();
        }

        FailureGroup group = failures().get(0);

        assertThat(group.type()).isEmpty();
        assertThat(group.place()).isEqualTo(METHOD);
        assertThat(group.latest()).isEqualTo(job);
        assertThat(group.key()).isEqualTo(Failure.quarantine(METHOD).key());
        assertThat(details(job).attempts())
                .allSatisfy(attempt -> assertThat(attempt.message()).isEmpty());
    }

    @Test
    void the_jobs_of_a_group_are_listed_newest_first_page_by_page() throws Exception {
        JobId first = failed(SMTP);
        JobId second = retrying(SMTP);
        failed(ELSEWHERE);
        JobId third = failed(SMTP);
        JobFilter group = JobFilter.all().failedWith(SMTP.key());

        assertThat(listed(group)).containsExactly(third, second, first);
        assertThat(listed(group.inState(JobState.FAILED))).containsExactly(third, first);
        assertThat(listed(group.inState(JobState.SCHEDULED))).containsExactly(second);
        assertThat(listed(group.inState(JobState.SUCCEEDED))).isEmpty();
        assertThat(listed(group.limit(2).olderThan(third))).containsExactly(second, first);
        assertThat(listed(group.limit(1).newerThan(first))).containsExactly(second);
        assertThat(listed(group.named(METHOD).inQueue(QUEUE).olderThan(third))).containsExactly(second, first);
        assertThat(listed(group.named("Other.method"))).isEmpty();
        assertThat(listed(group.labelled("crm"))).isEmpty();
        assertThat(listed(JobFilter.all().failedWith("no such \0 kind"))).isEmpty();
    }

    @Test
    void every_count_is_the_length_of_a_list() throws Exception {
        JobId old = failed(SMTP);
        subject.passTime(Duration.ofHours(2));
        JobId young = retrying(SMTP);
        JobFilter group = JobFilter.all().failedWith(SMTP.key());

        assertThat(listed(group.failedWithin(Duration.ofHours(1)))).containsExactly(young);
        assertThat(listed(group.failedWithin(Duration.ofHours(3)))).containsExactly(young, old);
        assertThat(listed(group.failedWithin(Duration.ofHours(1)).inState(JobState.FAILED)))
                .isEmpty();
        assertThat(listed(group.failedWithin(Duration.ofHours(3)).labelled("crm")))
                .isEmpty();
        JobId other = failed(ELSEWHERE);
        stored();
        assertThat(listed(JobFilter.all().failedWithin(Duration.ofHours(1)))).containsExactly(other, young);
        assertThat(listed(JobFilter.all().failedWithin(Duration.ofHours(1)).labelled("crm")))
                .isEmpty();
    }

    @Test
    void labelled_jobs_of_a_group_are_listed_by_both() throws Exception {
        JobId tagged = stored(QueryContract.labelled("crm"));
        completed(runningAgain(tagged, node), Completion.gaveUp("That was it.", SMTP, Optional.empty()));
        failed(SMTP);

        assertThat(listed(JobFilter.all().labelled("crm").failedWith(SMTP.key()).failedWithin(Duration.ofHours(1))))
                .containsExactly(tagged);
    }

    @Test
    void failed_jobs_of_a_group_are_locked_those_that_failed_first_and_none_that_another_holds() throws Exception {
        JobId first = failed(SMTP);
        JobId second = failed(SMTP);
        JobId third = failed(SMTP);
        retrying(SMTP);
        failed(ELSEWHERE);

        assertThat(inTransaction(() -> store.operations().lockFailed(SMTP.key(), 2)))
                .isEqualTo(new FailedJobs(
                        "jakarta.mail.MailException in com.acme.Mailer.send(Mailer.java:64)", List.of(first, second)));
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            other.run(() -> store.operations().lock(second));
            assertThat(meanwhile(() -> store.operations().lockFailed(SMTP.key(), 10))
                            .jobs())
                    .containsExactly(first, third);
        }
        assertThat(inTransaction(() -> store.operations().lockFailed("none", 2)))
                .isEqualTo(new FailedJobs("", List.of()));
    }

    @Test
    void a_place_may_be_anything() throws Exception {
        String monster = "x\0\uD83D\uDE00'\"%".repeat(1_000);
        Failure hostile = new Failure(monster, monster, monster, monster);
        JobId job = failed(hostile);

        assertThat(failures()).extracting(FailureGroup::place).containsExactly(hostile.place());
        assertThat(listed(JobFilter.all().failedWith(hostile.key()))).containsExactly(job);
    }

    @Test
    void a_job_that_has_never_run_has_not_failed() throws Exception {
        stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));

        assertThat(failures()).isEmpty();
    }
}
