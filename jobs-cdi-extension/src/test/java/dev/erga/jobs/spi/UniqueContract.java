package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which job is the latest of a key, and jobs that are changed while they wait. */
abstract class UniqueContract extends StoreScenario {

    private static final UniqueKey KEY = new UniqueKey(METHOD, Optional.empty(), "user-42");

    UniqueContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static KeyClaim claim(UniqueKey key, JobId job) {
        return new KeyClaim(key, job, Optional.empty());
    }

    /** Takes the key for a job and stores that in the same transaction; gives who has it already. */
    private Optional<KeyHolder> taken(UniqueKey key, NewJob job) throws Exception {
        return inTransaction(() -> takenNow(key, job));
    }

    private Optional<KeyHolder> takenNow(UniqueKey key, NewJob job) {
        Optional<KeyHolder> holder = store.uniqueKeys().take(claim(key, job.id()));
        if (holder.isEmpty()) {
            store.enqueue(List.of(job));
        }
        return holder;
    }

    private JobId holding(UniqueKey key) throws Exception {
        NewJob job = newJob();
        assertThat(taken(key, job)).isEmpty();
        return job.id();
    }

    /** Who has the key; nothing is changed by asking. */
    private Optional<KeyHolder> holder(UniqueKey key) throws Exception {
        return inTransaction(() -> {
            Optional<KeyHolder> holder = store.uniqueKeys().take(claim(key, nextId()));
            transactions.setRollbackOnly();
            return holder;
        });
    }

    @Test
    void a_key_that_nobody_has_taken_is_taken_at_once() throws Exception {
        JobId job = holding(KEY);

        KeyHolder holder = holder(KEY).orElseThrow();
        assertThat(holder.job()).isEqualTo(job);
        assertThat(holder.state()).isEqualTo(JobState.ENQUEUED);
        assertThat(holder.begun()).isFalse();
        assertThat(holder.age()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_key_tells_how_its_latest_job_stands_whatever_becomes_of_it() throws Exception {
        NodeId node = joined();
        JobId job = holding(KEY);

        Lease lease = runningAgain(job, node);
        assertThat(holder(KEY).orElseThrow().state()).isEqualTo(JobState.PROCESSING);
        assertThat(holder(KEY).orElseThrow().begun()).isTrue();

        completed(lease, retry(Duration.ofHours(1)));
        assertThat(holder(KEY).orElseThrow().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(holder(KEY).orElseThrow().begun()).isTrue();

        commit(() -> store.delete(job, "on purpose", Keeping.alike(Optional.empty())));
        assertThat(holder(KEY).orElseThrow().state()).isEqualTo(JobState.DELETED);
    }

    @Test
    void how_long_ago_a_key_was_taken_is_told_by_the_clock_of_the_store() throws Exception {
        holding(KEY);

        subject.passTime(Duration.ofHours(3));

        assertThat(holder(KEY).orElseThrow().age()).isBetween(Duration.ofHours(3), Duration.ofMinutes(181));
        Instant now = inTransaction(store::now);
        assertThat(holder(KEY).orElseThrow().now()).isBetween(now, now.plusSeconds(60));
    }

    @Test
    void a_key_is_passed_on_to_another_job() throws Exception {
        holding(KEY);
        subject.passTime(Duration.ofHours(1));
        NewJob next = newJob();

        commit(() -> {
            takenNow(KEY, next);
            store.uniqueKeys().pass(claim(KEY, next.id()));
            store.enqueue(List.of(next));
        });

        assertThat(holder(KEY).orElseThrow().job()).isEqualTo(next.id());
        assertThat(holder(KEY).orElseThrow().age()).isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void one_who_takes_a_key_waits_for_another_and_finds_its_job() throws Exception {
        NewJob first = newJob();
        NewJob second = newJob();
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction other = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, first));
            CompletableFuture<Optional<KeyHolder>> found = other.start(() -> takenNow(KEY, second));
            one.commit();

            assertThat(OpenTransaction.await(found)).map(KeyHolder::job).contains(first.id());
            other.commit();
        }
        assertThat(inTransaction(() -> queries.job(second.id()))).isEmpty();
    }

    @Test
    void where_the_first_rolls_back_the_second_has_the_key() throws Exception {
        NewJob first = newJob();
        NewJob second = newJob();
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction other = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, first));
            CompletableFuture<Optional<KeyHolder>> found = other.start(() -> takenNow(KEY, second));
            one.rollback();

            assertThat(OpenTransaction.await(found)).isEmpty();
            other.commit();
        }
        assertThat(inTransaction(() -> queries.job(first.id()))).isEmpty();
        assertThat(holder(KEY).orElseThrow().job()).isEqualTo(second.id());
    }

    @Test
    void one_who_finds_a_key_taken_keeps_others_waiting_too_and_they_see_what_it_did() throws Exception {
        holding(KEY);
        NewJob next = newJob();
        try (OpenTransaction one = OpenTransaction.begin(transactions);
                OpenTransaction other = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, next));
            CompletableFuture<Optional<KeyHolder>> found = other.start(() -> takenNow(KEY, newJob()));
            one.run(() -> {
                store.uniqueKeys().pass(claim(KEY, next.id()));
                store.enqueue(List.of(next));
                return true;
            });
            one.commit();

            assertThat(OpenTransaction.await(found)).map(KeyHolder::job).contains(next.id());
            other.commit();
        }
    }

    @Test
    void others_do_not_wait_for_another_key_method_or_tenant() throws Exception {
        try (OpenTransaction one = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, newJob()));

            for (UniqueKey other : List.of(
                    new UniqueKey(METHOD, Optional.empty(), "user-43"),
                    new UniqueKey("Emails.sendBill", Optional.empty(), "user-42"),
                    new UniqueKey(METHOD, Optional.of("acme"), "user-42"),
                    new UniqueKey(METHOD, Optional.empty(), "USER-42"),
                    new UniqueKey(METHOD, Optional.empty(), "user-42 "))) {
                assertThat(meanwhile(() -> takenNow(other, newJob())))
                        .as("%s", other)
                        .isEmpty();
            }
            one.rollback();
        }
    }

    @Test
    void a_claim_does_not_wait_for_a_key_and_a_job_ends_without_it() throws Exception {
        NodeId node = joined();
        JobId job = holding(KEY);
        try (OpenTransaction one = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, newJob()));

            Lease lease = meanwhile(() -> store.claim(claimOf(node, 1)).get(0).lease());
            assertThat(lease.job()).isEqualTo(job);
            assertThat(meanwhile(() -> store.complete(lease, succeeded()))).isTrue();
            one.rollback();
        }
    }

    @Test
    void a_locked_job_does_not_begin_before_the_transaction_ends() throws Exception {
        NodeId node = joined();
        JobId job = holding(KEY);
        try (OpenTransaction one = OpenTransaction.begin(transactions)) {
            Optional<KeyHolder> locked = one.run(() -> takenNow(KEY, newJob()).flatMap(store.uniqueKeys()::lock));
            assertThat(locked).map(KeyHolder::state).contains(JobState.ENQUEUED);

            assertThat(meanwhile(() -> store.claim(claimOf(node, 1)))).isEmpty();
            one.commit();
        }
        assertThat(claimedIds(claimOf(node, 1))).containsExactly(job);
    }

    @Test
    void what_has_become_of_a_job_since_is_seen_under_its_lock() throws Exception {
        NodeId node = joined();
        JobId job = holding(KEY);
        try (OpenTransaction one = OpenTransaction.begin(transactions)) {
            KeyHolder seen = one.run(() -> takenNow(KEY, newJob())).orElseThrow();
            runningAgain(job, node);

            KeyHolder locked = one.run(() -> store.uniqueKeys().lock(seen)).orElseThrow();

            assertThat(locked.state()).isEqualTo(JobState.PROCESSING);
            assertThat(locked.takenAt()).isEqualTo(seen.takenAt());
            one.rollback();
        }
    }

    private static NewJob changed(JobId id, Due due) {
        return new NewJob(
                id,
                METHOD,
                "other",
                2,
                due,
                "[43]",
                OptionalInt.of(7),
                Set.of("crm", "late"),
                Optional.of("acme"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ada"));
    }

    @Test
    void a_job_that_waits_is_changed_in_its_place() throws Exception {
        NewJob labelled = new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.in(Duration.ofMinutes(1)),
                "[42]",
                OptionalInt.empty(),
                Set.of("crm", "early"),
                Optional.of("acme"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        stored(labelled);

        commit(() -> store.uniqueKeys().change(changed(labelled.id(), Due.in(Duration.ofHours(1)))));

        JobDetails details = details(labelled.id());
        assertThat(details.arguments()).isEqualTo("[43]");
        assertThat(details.summary().queue()).isEqualTo("other");
        assertThat(details.summary().priority()).isEqualTo(2);
        assertThat(details.summary().state()).isEqualTo(JobState.SCHEDULED);
        assertThat(details.summary().labels()).containsExactlyInAnyOrder("crm", "late");
        assertThat(details.createdBy()).contains("ada");
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled("early"), BOUND).jobs()))
                .isEmpty();
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled("late"), BOUND).jobs()))
                .hasSize(1);
        subject.passTime(Duration.ofMinutes(59));
        assertThat(inTransaction(() -> store.promote(10))).isEmpty();
        subject.passTime(Duration.ofMinutes(2));
        assertThat(inTransaction(() -> store.promote(10))).containsExactly("other");
    }

    @Test
    void a_change_that_rolls_back_leaves_the_job_as_it_was() throws Exception {
        JobId job = stored(newJob(METHOD, QUEUE, 5, Due.in(Duration.ofMinutes(1))));

        rollBack(() -> store.uniqueKeys().change(changed(job, Due.in(Duration.ofHours(1)))));

        assertThat(details(job).arguments()).isEqualTo("[]");
        assertThat(details(job).summary().labels()).isEmpty();
        subject.passTime(Duration.ofMinutes(2));
        assertThat(inTransaction(() -> store.promote(10))).containsExactly(QUEUE);
    }

    @Test
    void a_job_whose_time_has_come_is_changed_and_stays_ready() throws Exception {
        NodeId node = joined();
        JobId job = stored();

        commit(() -> store.uniqueKeys().change(NewJob.of(job, METHOD, QUEUE, 5, Due.now(), "[43]")));

        ClaimedJob granted = claimed(claimOf(node, 1)).get(0);
        assertThat(granted.lease().job()).isEqualTo(job);
        assertThat(granted.arguments()).isEqualTo("[43]");
    }

    @Test
    void a_job_that_is_changed_stays_in_its_batch_and_is_followed_as_before() throws Exception {
        NodeId node = joined();
        BatchId batch = new BatchId(UUID.randomUUID());
        NewJob member = newJob();
        commit(() -> {
            store.batches().open(new NewBatch(batch, "import", Optional.empty(), Optional.empty()));
            store.enqueue(List.of(member.in(batch)));
            store.batches().seal(batch, 1);
        });
        JobId follower = stored(newJob(METHOD, QUEUE, 5, Due.following(member.id(), After.SUCCESS)));

        commit(() -> store.uniqueKeys().change(NewJob.of(member.id(), METHOD, QUEUE, 5, Due.now(), "[43]")));
        completed(runningAgain(member.id(), node), succeeded());

        assertThat(state(follower)).isEqualTo(JobState.ENQUEUED);
        assertThat(inTransaction(() -> store.batches().count(10, Retention.defaults())))
                .extracting(FinishedBatch::id)
                .containsExactly(batch);
    }

    @Test
    void a_job_that_is_changed_gives_its_place_back_and_waits_for_one_as_the_change_says() throws Exception {
        JobLimit place = new JobLimit("customer-7", LimitBounds.atOnce(1));
        JobId job = stored(newJob().limitedBy(place));
        JobId other = stored(newJob().limitedBy(place));
        admit();
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);

        commit(() -> store.uniqueKeys()
                .change(NewJob.of(job, METHOD, QUEUE, 9, Due.now(), "[43]").limitedBy(place)));
        admit();
        assertThat(state(job)).isEqualTo(JobState.AWAITING);
        assertThat(state(other)).isEqualTo(JobState.ENQUEUED);

        commit(() -> store.uniqueKeys().change(NewJob.of(job, METHOD, QUEUE, 9, Due.now(), "[44]")));
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    private void admit() throws Exception {
        inTransaction(() -> store.limits().admit(Set.of("customer-7"), Map.of()));
    }

    private boolean exists(JobId job) throws Exception {
        return inTransaction(() -> queries.job(job)).isPresent();
    }

    private int pruned() throws Exception {
        return inTransaction(() -> store.prune(Retention.defaults(), 100));
    }

    private void succeeds(JobId job) throws Exception {
        completed(runningAgain(job, joined("patient", Duration.ofDays(9), METHOD)), succeeded());
    }

    @Test
    void a_key_goes_with_its_job() throws Exception {
        JobId job = holding(KEY);
        succeeds(job);
        subject.passTime(Duration.ofHours(25));

        assertThat(pruned()).isEqualTo(1);

        assertThat(exists(job)).isFalse();
        NewJob next = newJob();
        assertThat(taken(KEY, next)).isEmpty();
        assertThat(holder(KEY).orElseThrow().job()).isEqualTo(next.id());
    }

    @Test
    void a_job_is_kept_until_the_window_of_its_key_is_over() throws Exception {
        NewJob job = newJob();
        commit(() -> {
            store.uniqueKeys().take(new KeyClaim(KEY, job.id(), Optional.of(Duration.ofDays(3))));
            store.enqueue(List.of(job));
        });
        succeeds(job.id());

        subject.passTime(Duration.ofHours(25));
        assertThat(pruned()).isEqualTo(1);
        assertThat(exists(job.id())).isTrue();
        assertThat(pruned()).isZero();
        assertThat(holder(KEY).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);

        subject.passTime(Duration.ofDays(2));
        assertThat(pruned()).isEqualTo(1);
        assertThat(exists(job.id())).isFalse();
    }

    @Test
    void a_job_is_not_pruned_while_somebody_decides_about_its_key_and_nobody_waits() throws Exception {
        JobId job = holding(KEY);
        succeeds(job);
        subject.passTime(Duration.ofHours(25));
        try (OpenTransaction one = OpenTransaction.begin(transactions)) {
            one.run(() -> takenNow(KEY, newJob()));

            assertThat(meanwhile(() -> store.prune(Retention.defaults(), 100))).isZero();
            assertThat(exists(job)).isTrue();
            one.commit();
        }
        assertThat(pruned()).isEqualTo(1);
        assertThat(exists(job)).isFalse();
    }

    @Test
    void the_job_that_has_passed_its_key_on_goes_like_any_other() throws Exception {
        JobId job = holding(KEY);
        succeeds(job);
        NewJob next = newJob();
        commit(() -> {
            takenNow(KEY, next);
            store.uniqueKeys().pass(new KeyClaim(KEY, next.id(), Optional.of(Duration.ofDays(3))));
            store.enqueue(List.of(next));
        });
        subject.passTime(Duration.ofHours(25));

        assertThat(pruned()).isEqualTo(1);

        assertThat(exists(job)).isFalse();
        assertThat(holder(KEY).orElseThrow().job()).isEqualTo(next.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE erga_unique; --",
                "%_\\%",
                "a\nb\\n\\",
                "{now} {span} ? :name $1",
                "\u202Eright to left \uD83D\uDE00 \u0001",
            })
    void keys_may_be_anything(String text) throws Exception {
        UniqueKey odd = new UniqueKey(METHOD, Optional.of(text), text);

        JobId job = holding(odd);

        assertThat(holder(odd).orElseThrow().job()).isEqualTo(job);
        assertThat(holder(new UniqueKey(METHOD, Optional.of(text), "x"))).isEmpty();
    }

    @Test
    void keys_may_be_long_and_differ_in_their_last_character() throws Exception {
        String wide = "\u4e16".repeat(199);
        UniqueKey first = new UniqueKey("M".repeat(200), Optional.of("\u4e16".repeat(100)), wide + "a");
        UniqueKey second = new UniqueKey("M".repeat(200), Optional.of("\u4e16".repeat(100)), wide + "b");

        JobId one = holding(first);
        JobId other = holding(second);

        assertThat(holder(first).orElseThrow().job()).isEqualTo(one);
        assertThat(holder(second).orElseThrow().job()).isEqualTo(other);
    }

    @Test
    void a_nul_in_a_key_is_refused() {
        assertThatThrownBy(() -> holding(new UniqueKey(METHOD, Optional.empty(), "a\0b")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("NUL");
    }
}
