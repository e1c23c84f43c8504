package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.OperatorAction;
import dev.erga.jobs.monitor.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only operators do, and that they did it. */
abstract class OperationsContract extends StoreScenario {

    private static final Signature ADA = new Signature("ada", "dashboard, 10.0.0.7", "The mail server is back.");
    private static final SignedAction ONCE = action(OperatorAction.PAUSE_QUEUE, QUEUE, ADA.confirmed("yes-1"));

    OperationsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private Operations operations() {
        return store.operations();
    }

    private static SignedAction action(OperatorAction action, String subject, Signature by) {
        return new SignedAction(action, subject, Optional.of("RUNNING"), Optional.of("PAUSED"), by);
    }

    private boolean recorded(SignedAction action) throws Exception {
        return inTransaction(() -> operations().record(action));
    }

    private boolean used(String confirmation) throws Exception {
        return inTransaction(() -> operations().isUsed(confirmation));
    }

    private List<AuditEntry> audit(AuditFilter filter) throws Exception {
        return inTransaction(() -> queries.audit(filter));
    }

    private JobId planned() throws Exception {
        return stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1))));
    }

    @Test
    void an_entry_says_who_did_what_to_what_when_and_why() throws Exception {
        recorded(action(OperatorAction.PAUSE_QUEUE, QUEUE, ADA));

        AuditEntry entry = audit(AuditFilter.all()).get(0);
        assertThat(entry.who()).isEqualTo("ada");
        assertThat(entry.from()).isEqualTo("dashboard, 10.0.0.7");
        assertThat(entry.why()).isEqualTo("The mail server is back.");
        assertThat(entry.action()).isEqualTo("PAUSE_QUEUE");
        assertThat(entry.subjectKind()).isEqualTo("QUEUE");
        assertThat(entry.subject()).isEqualTo(QUEUE);
        assertThat(entry.before()).contains("RUNNING");
        assertThat(entry.after()).contains("PAUSED");
        Instant now = inTransaction(store::now);
        assertThat(entry.at()).isBetween(now.minus(Duration.ofMinutes(1)), now);
    }

    @Test
    void an_action_that_rolls_back_leaves_neither_change_nor_entry() throws Exception {
        JobId job = planned();

        rollBack(() -> {
            operations().runNow(job, "Run now by ada.");
            operations().record(action(OperatorAction.RUN_NOW, job.toString(), ADA));
        });

        assertThat(state(job)).isEqualTo(JobState.SCHEDULED);
        assertThat(audit(AuditFilter.all())).isEmpty();
    }

    @Test
    void entries_are_told_newest_first_page_by_page() throws Exception {
        for (String queue : List.of("a", "b", "c", "d", "e")) {
            recorded(action(OperatorAction.PAUSE_QUEUE, queue, ADA));
        }

        List<AuditEntry> first = audit(AuditFilter.all().limit(2));
        List<AuditEntry> second =
                audit(AuditFilter.all().limit(2).olderThan(first.get(1).id()));

        assertThat(first).extracting(AuditEntry::subject).containsExactly("e", "d");
        assertThat(second).extracting(AuditEntry::subject).containsExactly("c", "b");
    }

    @Test
    void entries_of_one_person_or_about_one_thing_are_told_alone() throws Exception {
        Signature bob = new Signature("bob", "script", "nightly");
        recorded(action(OperatorAction.PAUSE_QUEUE, "mail", ADA));
        recorded(action(OperatorAction.PAUSE_QUEUE, "pdf", bob));
        recorded(action(OperatorAction.RESUME_QUEUE, "mail", bob));
        recorded(action(OperatorAction.PAUSE_RECURRING, "mail", ADA));

        assertThat(audit(AuditFilter.all().by("bob")))
                .extracting(AuditEntry::subject)
                .containsExactly("mail", "pdf");
        assertThat(audit(AuditFilter.all().about(AuditSubject.queue("mail"))))
                .extracting(AuditEntry::who)
                .containsExactly("bob", "ada");
        assertThat(audit(AuditFilter.all().by("ada").about(AuditSubject.recurring("mail"))))
                .hasSize(1);
    }

    @Test
    void entries_go_when_they_have_been_kept_long_enough() throws Exception {
        recorded(action(OperatorAction.PAUSE_QUEUE, "old", ADA));
        subject.passTime(Duration.ofDays(89));
        recorded(action(OperatorAction.PAUSE_QUEUE, "new", ADA));
        assertThat(inTransaction(() -> store.prune(Retention.defaults(), 100))).isZero();

        subject.passTime(Duration.ofDays(2));
        assertThat(inTransaction(() -> store.prune(Retention.defaults(), 100))).isOne();

        assertThat(audit(AuditFilter.all())).extracting(AuditEntry::subject).containsExactly("new");
    }

    @Test
    void a_confirmation_is_good_for_one_entry_and_those_without_one_for_as_many_as_there_are() throws Exception {
        assertThat(used("yes-1")).isFalse();
        assertThat(recorded(ONCE)).isTrue();

        assertThat(used("yes-1")).isTrue();
        assertThat(recorded(ONCE)).isFalse();
        assertThat(recorded(action(OperatorAction.RESUME_QUEUE, "other", ADA.confirmed("yes-1"))))
                .isFalse();
        assertThat(audit(AuditFilter.all())).hasSize(1);
        assertThat(recorded(ONCE.by(ADA.confirmed("yes-2")))).isTrue();
        assertThat(recorded(ONCE.by(ADA))).isTrue();
        assertThat(recorded(ONCE.by(ADA))).isTrue();
        assertThat(audit(AuditFilter.all())).hasSize(4);
    }

    @Test
    void a_refused_confirmation_leaves_its_transaction_able_to_go_on() throws Exception {
        recorded(ONCE);

        commit(() -> {
            operations().record(ONCE);
            operations().record(ONCE.by(ADA));
        });

        assertThat(audit(AuditFilter.all())).hasSize(2);
    }

    @Test
    void a_confirmation_whose_transaction_rolls_back_is_not_used() throws Exception {
        rollBack(() -> operations().record(ONCE));

        assertThat(used("yes-1")).isFalse();
        assertThat(recorded(ONCE)).isTrue();
    }

    @Test
    void of_two_that_use_a_confirmation_at_once_the_second_waits_for_the_first_and_is_refused() throws Exception {
        try (OpenTransaction first = OpenTransaction.begin(transactions);
                OpenTransaction second = OpenTransaction.begin(transactions)) {
            first.run(() -> operations().record(ONCE));
            CompletableFuture<Boolean> late = second.start(() -> operations().record(ONCE));
            first.commit();

            assertThat(OpenTransaction.await(late)).isFalse();
            second.commit();
        }
        assertThat(audit(AuditFilter.all())).hasSize(1);
    }

    @Test
    void of_two_that_use_a_confirmation_at_once_the_second_may_if_the_first_rolls_back() throws Exception {
        try (OpenTransaction first = OpenTransaction.begin(transactions);
                OpenTransaction second = OpenTransaction.begin(transactions)) {
            first.run(() -> operations().record(ONCE));
            CompletableFuture<Boolean> late = second.start(() -> operations().record(ONCE));
            first.rollback();

            assertThat(OpenTransaction.await(late)).isTrue();
            second.commit();
        }
        assertThat(audit(AuditFilter.all())).hasSize(1);
    }

    @Test
    void a_confirmation_goes_with_its_entry() throws Exception {
        recorded(ONCE);
        subject.passTime(Duration.ofDays(91));
        commit(() -> store.prune(Retention.defaults(), 100));

        assertThat(used("yes-1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; DROP TABLE erga_audit; --", "{now} {span} ? :name $1", "<script>", "\u202E\uD83D\uDE00"})
    void hostile_words_are_kept_as_they_are_and_can_be_looked_for(String text) throws Exception {
        recorded(action(OperatorAction.PAUSE_QUEUE, text, new Signature(text, text, text)));
        recorded(action(OperatorAction.PAUSE_QUEUE, QUEUE, ADA));

        assertThat(audit(AuditFilter.all().by(text).about(AuditSubject.queue(text))))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo(text);
                    assertThat(entry.from()).isEqualTo(text);
                    assertThat(entry.why()).isEqualTo(text);
                });
    }

    @Test
    void a_nul_or_a_name_without_end_keeps_no_entry_from_being_stored_or_found() throws Exception {
        String odd = "a\0" + "b".repeat(500);
        recorded(action(OperatorAction.PAUSE_QUEUE, odd, new Signature(odd, odd, odd)));

        assertThat(audit(AuditFilter.all().by(odd).about(AuditSubject.queue(odd))))
                .hasSize(1);
    }

    @Test
    void what_is_too_long_or_odd_is_cut_and_kept() throws Exception {
        recorded(action(OperatorAction.PAUSE_QUEUE, QUEUE, new Signature("a".repeat(500), "x", "w".repeat(5_000))));

        AuditEntry entry = audit(AuditFilter.all()).get(0);
        assertThat(entry.who()).hasSize(200);
        assertThat(entry.why()).hasSize(2_000);
    }

    @Test
    void a_planned_job_that_is_run_now_is_ready_and_its_attempts_count_on() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        completed(lease, retry(Duration.ofHours(1)));

        assertThat(inTransaction(() -> operations().runNow(lease.job(), "Run now by ada.")))
                .isTrue();

        assertThat(details(lease.job()).summary().reason()).contains("Run now by ada.");
        assertThat(claimed(claimOf(node, 1)).get(0).attempt()).isEqualTo(2);
    }

    @Test
    void a_planned_job_that_shares_places_waits_for_one_when_it_is_run_now() throws Exception {
        JobId job = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1)))
                .limitedBy(new JobLimit("printer", LimitBounds.atOnce(1))));

        assertThat(inTransaction(() -> operations().runNow(job, "Run now by ada.")))
                .isTrue();

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
    }

    @Test
    void a_planned_job_can_be_given_another_time() throws Exception {
        JobId job = planned();
        Instant earlier =
                inTransaction(store::now).truncatedTo(ChronoUnit.MICROS).plusSeconds(60);

        assertThat(inTransaction(() -> operations().reschedule(job, earlier, "Rescheduled by ada.")))
                .isTrue();

        assertThat(inTransaction(() -> operations().lock(job)).orElseThrow().due())
                .contains(earlier);
        subject.passTime(Duration.ofMinutes(2));
        commit(() -> store.promote(10));
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void a_job_that_is_not_planned_is_left_as_it_is() throws Exception {
        JobId job = stored();

        assertThat(inTransaction(() -> operations().runNow(job, "now"))).isFalse();
        assertThat(inTransaction(() -> operations().reschedule(job, store.now(), "then")))
                .isFalse();

        assertThat(details(job).summary().reason()).isEmpty();
        assertThat(inTransaction(() -> operations().runNow(nextId(), "now"))).isFalse();
    }

    private static final JobEdit EDIT = new JobEdit("Mails.sendAgain", "[42,\"\u4e16\"]", Optional.empty());

    private boolean edited(JobId job, JobEdit edit) throws Exception {
        return inTransaction(() -> operations().edit(job, edit, "Edited and requeued by ada."));
    }

    private StoredCall call(JobId job) throws Exception {
        return inTransaction(() -> operations().call(job)).orElseThrow();
    }

    @Test
    void what_a_job_is_called_with_is_told_with_what_changes_when_it_moves_on() throws Exception {
        JobId job = planned();
        StoredCall before = call(job);
        assertThat(before.name()).isEqualTo(METHOD);
        assertThat(before.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(before.arguments()).isEqualTo(details(job).arguments());
        assertThat(before.runAt()).contains(details(job).summary().runAt());
        assertThat(before.token()).isZero();
        assertThat(before.limit()).isEmpty();

        commit(() -> operations().runNow(job, "now"));
        assertThat(claimed(claimOf(joined(), 1))).hasSize(1);

        assertThat(call(job).token()).isEqualTo(1);
        assertThat(call(job).state()).isEqualTo(JobState.PROCESSING);
        assertThat(inTransaction(() -> operations().call(nextId()))).isEmpty();
    }

    @Test
    void a_job_that_has_failed_is_edited_and_begins_from_the_beginning() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        commit(() -> store.values().checkpoint(lease, "17"));
        completed(lease, gaveUp());

        assertThat(edited(lease.job(), new JobEdit(METHOD, EDIT.arguments(), Optional.empty())))
                .isTrue();

        JobDetails details = details(lease.job());
        assertThat(details.summary().state()).isEqualTo(JobState.ENQUEUED);
        assertThat(details.summary().attempts()).isZero();
        assertThat(details.summary().reason()).contains("Edited and requeued by ada.");
        assertThat(details.summary().finishedAt()).isEmpty();
        assertThat(details.expiresAt()).isEmpty();
        assertThat(inTransaction(() -> queries.failures(10, 10))).isEmpty();
        ClaimedJob claimed = claimed(claimOf(node, 1)).get(0);
        assertThat(claimed.arguments()).isEqualTo(EDIT.arguments());
        assertThat(inTransaction(() -> store.values().checkpoint(claimed.lease()))
                        .orElseThrow()
                        .value())
                .isEmpty();
    }

    @Test
    void a_job_is_edited_whether_it_is_planned_ready_deleted_or_has_succeeded() throws Exception {
        Lease succeeded = running(joined());
        completed(succeeded, succeeded());
        JobId deleted = stored();
        commit(() -> store.delete(deleted, "gone", Optional.empty()));

        for (JobId job : List.of(succeeded.job(), deleted, planned(), stored())) {
            assertThat(edited(job, EDIT)).isTrue();
            assertThat(details(job).arguments()).isEqualTo(EDIT.arguments());
            assertThat(details(job).summary().name()).isEqualTo(EDIT.name());
            assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
        }
    }

    @Test
    void a_job_that_runs_or_waits_or_is_not_there_is_not_edited() throws Exception {
        Lease lease = running(joined());
        JobId waiting = stored(newJob(METHOD, QUEUE, 5, Due.following(lease.job(), After.SUCCESS)));
        JobId placeless = stored(newJob().limitedBy(new JobLimit("printer", LimitBounds.atOnce(1))));
        for (JobId job : List.of(lease.job(), waiting, placeless)) {
            StoredCall before = call(job);
            assertThat(edited(job, EDIT)).isFalse();
            assertThat(call(job)).isEqualTo(before);
        }

        assertThat(edited(nextId(), EDIT)).isFalse();
        assertThat(completed(lease, succeeded())).isTrue();
    }

    @Test
    void a_job_that_is_claimed_while_it_is_being_edited_is_left_to_the_node() throws Exception {
        JobId job = stored();
        NodeId node = joined();
        try (OpenTransaction claiming = OpenTransaction.begin(transactions);
                OpenTransaction editing = OpenTransaction.begin(transactions)) {
            claiming.run(() -> store.claim(claimOf(node, 1)));
            CompletableFuture<Boolean> late = editing.start(() -> operations().edit(job, EDIT, "late"));
            claiming.commit();

            assertThat(OpenTransaction.await(late)).isFalse();
            editing.commit();
        }
        assertThat(state(job)).isEqualTo(JobState.PROCESSING);
        assertThat(details(job).arguments()).isNotEqualTo(EDIT.arguments());
    }

    @Test
    void a_job_that_shares_places_gives_its_place_back_and_waits_for_one_of_the_new_key() throws Exception {
        JobId job = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1)))
                .limitedBy(new JobLimit("customer-7", LimitBounds.atOnce(1))));

        assertThat(edited(job, new JobEdit(METHOD, "[8]", Optional.of("customer-8"))))
                .isTrue();

        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(details(job).limit()).contains("customer-8");
        assertThat(edited(job, EDIT)).isFalse();
    }

    @Test
    void a_key_is_left_if_none_is_given_and_a_job_without_one_gets_none() throws Exception {
        JobId shared = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofHours(1)))
                .limitedBy(new JobLimit("customer-7", LimitBounds.atOnce(1))));
        JobId alone = planned();

        commit(() -> {
            operations().edit(shared, EDIT, "anew");
            operations().edit(alone, new JobEdit(METHOD, "[8]", Optional.of("customer-8")), "anew");
        });

        assertThat(details(shared).limit()).contains("customer-7");
        assertThat(details(alone).limit()).isEmpty();
        assertThat(state(alone)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void an_edit_that_rolls_back_leaves_the_job_as_it_was() throws Exception {
        JobId job = planned();
        StoredCall before = call(job);

        rollBack(() -> operations().edit(job, EDIT, "anew"));

        assertThat(call(job)).isEqualTo(before);
    }

    @Test
    void a_member_that_has_failed_and_is_edited_counts_as_one_that_has_not_ended() throws Exception {
        BatchId batch = new BatchId(nextId().value());
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(newJob().in(batch), newJob().in(batch)));
            store.batches().seal(batch, 2);
        });
        List<ClaimedJob> members = claimed(claimOf(joined(), 2));
        completed(members.get(0).lease(), gaveUp());
        commit(() -> store.batches().count(100, Retention.defaults()));
        assertThat(inTransaction(() -> queries.batch(batch)).orElseThrow().failed())
                .isOne();

        assertThat(edited(members.get(0).lease().job(), EDIT)).isTrue();

        commit(() -> store.batches().count(100, Retention.defaults()));
        assertThat(inTransaction(() -> queries.batch(batch)).orElseThrow()).satisfies(counted -> {
            assertThat(counted.failed()).isZero();
            assertThat(counted.pending()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; DROP TABLE erga_job; --", "{now} {span} {ready} ? :name $1", "<script>", "\u202E\uD83D\uDE00"
            })
    void hostile_arguments_are_stored_as_they_are(String text) throws Exception {
        JobId job = planned();

        assertThat(edited(job, new JobEdit(METHOD, "[\"" + text + "\"]", Optional.empty())))
                .isTrue();

        assertThat(details(job).arguments()).isEqualTo("[\"" + text + "\"]");
    }

    @Test
    void failed_members_of_a_batch_are_found_the_oldest_first_and_those_that_others_hold_passed_over()
            throws Exception {
        BatchId batch = new BatchId(nextId().value());
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(newJob().in(batch), newJob().in(batch), newJob().in(batch), newJob().in(batch)));
            store.batches().seal(batch, 4);
        });
        NodeId node = joined();
        List<Lease> leases =
                claimed(claimOf(node, 4)).stream().map(ClaimedJob::lease).toList();
        for (Lease lease : leases.subList(0, 3)) {
            completed(lease, gaveUp());
        }
        completed(leases.get(3), succeeded());
        Lease other = running(node);
        completed(other, gaveUp());

        assertThat(inTransaction(() -> operations().lockFailed(batch, 10)))
                .containsExactly(
                        leases.get(0).job(), leases.get(1).job(), leases.get(2).job());
        assertThat(inTransaction(() -> operations().lockFailed(batch, 2))).hasSize(2);
        assertThat(inTransaction(() -> operations().lockFailed(new BatchId(nextId().value()), 2)))
                .isEmpty();
        try (OpenTransaction held = OpenTransaction.begin(transactions)) {
            held.run(() -> operations().lock(leases.get(0).job()));
            assertThat(inTransaction(() -> operations().lockFailed(batch, 10)))
                    .containsExactly(leases.get(1).job(), leases.get(2).job());
        }
    }

    @Test
    void how_a_job_stands_is_told_in_words() throws Exception {
        Lease lease = running(joined());
        commit(() -> store.delete(lease.job(), "stop", Optional.empty()));

        assertThat(inTransaction(() -> operations().lock(lease.job()))
                        .orElseThrow()
                        .words())
                .isEqualTo("PROCESSING, asked to stop");
        assertThat(inTransaction(() -> operations().lock(planned()))
                        .orElseThrow()
                        .words())
                .startsWith("SCHEDULED for ");
        assertThat(inTransaction(() -> operations().lock(nextId()))).isEmpty();
    }
}
