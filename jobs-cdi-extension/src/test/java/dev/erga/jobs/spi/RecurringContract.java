package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.RecurringDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Recurring jobs and their ledger. */
abstract class RecurringContract extends StoreScenario {

    private static final String ID = "nightly";
    private static final Instant LONG_AGO = Instant.parse("2020-02-29T01:00:00Z");
    private static final Instant FAR = Instant.parse("2199-01-01T00:00:00Z");

    RecurringContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static RecurringDefinition cron(String id, String expression, ZoneId zone) {
        return new RecurringDefinition(
                id, METHOD, Optional.of(expression), Optional.empty(), zone, Misfire.COALESCE, Duration.ofMinutes(1));
    }

    private static RecurringDefinition nightly() {
        return cron(ID, "0 2 * * *", ZoneOffset.UTC);
    }

    private void declared(RecurringDefinition definition, Instant firstFire) throws Exception {
        commit(() -> store.schedules().put(definition, after -> Optional.of(firstFire)));
    }

    private Optional<Instant> nextFire(String id) throws Exception {
        return inTransaction(queries::recurring).stream()
                .filter(schedule -> schedule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .nextFire();
    }

    private static Fire fired(Instant time) {
        return new Fire(ID, time, Fire.Outcome.FIRED, Optional.empty(), Optional.of(nextId()));
    }

    @Test
    void a_schedule_is_kept_as_it_was_declared() throws Exception {
        RecurringDefinition definition = new RecurringDefinition(
                "prices",
                METHOD,
                Optional.empty(),
                Optional.of(Duration.ofMinutes(90)),
                ZoneId.of("Europe/Paris"),
                Misfire.SKIP,
                Duration.ofSeconds(30));

        declared(definition, FAR);

        assertThat(inTransaction(() -> store.schedules().find("prices"))).contains(definition);
        RecurringDetails details = inTransaction(queries::recurring).get(0);
        assertThat(details.jobName()).isEqualTo(METHOD);
        assertThat(details.cron()).isEmpty();
        assertThat(details.every()).contains("PT1H30M");
        assertThat(details.zone()).isEqualTo("Europe/Paris");
        assertThat(details.misfire()).isEqualTo("SKIP");
        assertThat(details.nextFire()).contains(FAR);
        assertThat(details.lastFire()).isEmpty();
    }

    @Test
    void a_schedule_that_is_not_there_is_nothing() throws Exception {
        assertThat(inTransaction(() -> store.schedules().find("unheard-of"))).isEmpty();
    }

    @Test
    void a_schedule_that_fires_as_before_keeps_its_next_fire() throws Exception {
        declared(nightly(), LONG_AGO);

        declared(nightly(), FAR);

        assertThat(nextFire(ID)).contains(LONG_AGO);
    }

    @Test
    void a_schedule_that_fires_as_before_takes_over_everything_else() throws Exception {
        declared(nightly(), LONG_AGO);
        RecurringDefinition renamed = new RecurringDefinition(
                ID,
                "Emails.digest",
                Optional.of("0 2 * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                Misfire.SKIP,
                Duration.ofHours(1));

        declared(renamed, FAR);

        assertThat(inTransaction(() -> store.schedules().find(ID))).contains(renamed);
        assertThat(nextFire(ID)).contains(LONG_AGO);
    }

    @Test
    void a_schedule_that_fires_at_other_times_gets_a_new_next_fire() throws Exception {
        declared(nightly(), LONG_AGO);
        declared(cron(ID, "0 3 * * *", ZoneOffset.UTC), FAR);
        assertThat(nextFire(ID)).contains(FAR);

        declared(cron(ID, "0 3 * * *", ZoneId.of("Europe/Paris")), LONG_AGO);
        assertThat(nextFire(ID)).contains(LONG_AGO);

        declared(
                new RecurringDefinition(
                        ID,
                        METHOD,
                        Optional.empty(),
                        Optional.of(Duration.ofHours(1)),
                        ZoneId.of("Europe/Paris"),
                        Misfire.COALESCE,
                        Duration.ofMinutes(1)),
                FAR);
        assertThat(nextFire(ID)).contains(FAR);
    }

    @Test
    void a_schedule_may_never_fire() throws Exception {
        commit(() -> store.schedules().put(nightly(), after -> Optional.empty()));

        assertThat(nextFire(ID)).isEmpty();
        assertThat(inTransaction(() -> store.schedules().lockDue(declared(ID), 10)))
                .isEmpty();
        assertThat(inTransaction(() -> store.upcoming(declared(ID))).fireIn()).isEmpty();
    }

    @Test
    void two_nodes_that_declare_the_same_schedule_at_once_make_one() throws Exception {
        try (OpenTransaction first = OpenTransaction.begin(transactions);
                OpenTransaction second = OpenTransaction.begin(transactions)) {
            first.run(() -> declare(nightly(), LONG_AGO));
            CompletableFuture<Boolean> waiting = second.start(() -> declare(nightly(), FAR));
            first.commit();
            OpenTransaction.await(waiting);
            second.commit();
        }
        assertThat(inTransaction(queries::recurring)).hasSize(1);
        assertThat(nextFire(ID)).contains(LONG_AGO);
    }

    private boolean declare(RecurringDefinition definition, Instant firstFire) {
        store.schedules().put(definition, after -> Optional.of(firstFire));
        return true;
    }

    @Test
    void a_schedule_is_due_when_its_next_fire_has_come() throws Exception {
        Instant soon = inTransaction(store::now).plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        declared(nightly(), soon);
        assertThat(inTransaction(() -> store.schedules().lockDue(declared(ID), 10)))
                .isEmpty();
        assertThat(inTransaction(() -> store.upcoming(declared(ID))).fireIn().orElseThrow())
                .isPositive();

        subject.passTime(Duration.ofMinutes(11));

        List<LockedSchedule> due = inTransaction(() -> store.schedules().lockDue(declared(ID), 10));
        assertThat(due).extracting(LockedSchedule::definition).containsExactly(nightly());
        assertThat(due.get(0).isDue()).isTrue();
        assertThat(inTransaction(() -> store.upcoming(declared(ID))).fireIn().orElseThrow())
                .isNegative();
    }

    @Test
    void a_schedule_that_nobody_asks_for_is_never_next() throws Exception {
        declared(cron("switched-off", "0 2 * * *", ZoneOffset.UTC), LONG_AGO);
        declared(nightly(), FAR);

        assertThat(inTransaction(() -> store.upcoming(declared(ID))).fireIn().orElseThrow())
                .isPositive();
        assertThat(inTransaction(() -> store.upcoming(declared("switched-off", ID)))
                        .fireIn()
                        .orElseThrow())
                .isNegative();
        assertThat(inTransaction(() -> store.upcoming(declared())).fireIn()).isEmpty();
    }

    @Test
    void only_the_schedules_that_a_node_declares_are_due_for_it_the_earliest_first() throws Exception {
        declared(cron("b", "0 2 * * *", ZoneOffset.UTC), LONG_AGO);
        declared(cron("a", "0 2 * * *", ZoneOffset.UTC), LONG_AGO.plusSeconds(1));
        declared(cron("c", "0 2 * * *", ZoneOffset.UTC), LONG_AGO);

        List<LockedSchedule> due = inTransaction(() -> store.schedules().lockDue(declared("a", "b"), 10));
        List<LockedSchedule> one = inTransaction(() -> store.schedules().lockDue(declared("a", "b"), 1));

        assertThat(due).extracting(schedule -> schedule.definition().id()).containsExactly("b", "a");
        assertThat(one).extracting(schedule -> schedule.definition().id()).containsExactly("b");
        assertThat(inTransaction(() -> store.schedules().lockDue(declared(), 10)))
                .isEmpty();
    }

    @Test
    void a_schedule_that_another_node_fires_right_now_is_passed_over() throws Exception {
        declared(cron("a", "0 2 * * *", ZoneOffset.UTC), LONG_AGO);
        declared(cron("b", "0 2 * * *", ZoneOffset.UTC), LONG_AGO.plusSeconds(1));
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            assertThat(other.run(() -> store.schedules().lockDue(declared("a", "b"), 1)))
                    .extracting(schedule -> schedule.definition().id())
                    .containsExactly("a");

            assertThat(meanwhile(() -> store.schedules().lockDue(declared("a", "b"), 1)))
                    .extracting(schedule -> schedule.definition().id())
                    .containsExactly("b");
        }
    }

    @Test
    void fires_move_the_schedule_and_stay_in_its_ledger() throws Exception {
        declared(nightly(), LONG_AGO);
        Fire missed = new Fire(
                ID, LONG_AGO, Fire.Outcome.COALESCED, Optional.of("covered by the next run"), Optional.empty());
        Fire run = fired(LONG_AGO.plus(Duration.ofDays(1)));

        commit(() -> store.schedules().recordFires(ID, List.of(missed, run), Optional.of(FAR)));

        assertThat(nextFire(ID)).contains(FAR);
        assertThat(inTransaction(() -> queries.fires(ID, 10)))
                .containsExactly(
                        new FireDetails(run.fireTime(), "FIRED", Optional.empty(), run.job()),
                        new FireDetails(
                                LONG_AGO, "COALESCED", Optional.of("covered by the next run"), Optional.empty()));
        assertThat(inTransaction(() -> queries.fires(ID, 1)))
                .extracting(FireDetails::outcome)
                .containsExactly("FIRED");
        assertThat(inTransaction(queries::recurring).get(0).lastFire())
                .map(FireDetails::fireTime)
                .contains(run.fireTime());
    }

    @Test
    void a_schedule_can_be_fired_for_the_last_time() throws Exception {
        declared(nightly(), LONG_AGO);

        commit(() -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO)), Optional.empty()));

        assertThat(nextFire(ID)).isEmpty();
    }

    @Test
    void a_fire_and_its_job_are_stored_together_or_not_at_all() throws Exception {
        declared(nightly(), LONG_AGO);

        rollBack(() -> {
            store.enqueue(List.of(newJob()));
            store.schedules().recordFires(ID, List.of(fired(LONG_AGO)), Optional.of(FAR));
        });

        assertThat(nextFire(ID)).contains(LONG_AGO);
        assertThat(inTransaction(() -> queries.fires(ID, 10))).isEmpty();
        assertThat(inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs()))
                .isEmpty();
    }

    @Test
    void a_nominal_time_that_is_in_the_ledger_is_not_written_again_and_the_schedule_moves_on() throws Exception {
        declared(nightly(), LONG_AGO);
        Fire before = fired(LONG_AGO);
        commit(() -> store.schedules().recordFires(ID, List.of(before), Optional.of(LONG_AGO)));
        Fire next = fired(LONG_AGO.plusSeconds(1));

        List<Fire> written = inTransaction(
                () -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO), next), Optional.of(FAR)));

        assertThat(written).containsExactly(next);
        assertThat(nextFire(ID)).contains(FAR);
        assertThat(inTransaction(() -> queries.fires(ID, 10)))
                .extracting(FireDetails::job)
                .containsExactly(next.job(), before.job());
    }

    @Test
    void two_nodes_that_record_the_same_nominal_time_at_once_write_it_once() throws Exception {
        declared(nightly(), LONG_AGO);
        try (OpenTransaction first = OpenTransaction.begin(transactions);
                OpenTransaction second = OpenTransaction.begin(transactions)) {
            first.run(() -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO)), Optional.of(FAR)));
            CompletableFuture<List<Fire>> waiting =
                    second.start(() -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO)), Optional.of(FAR)));
            first.commit();

            assertThat(OpenTransaction.await(waiting)).isEmpty();
            second.commit();
        }
        assertThat(inTransaction(() -> queries.fires(ID, 10))).hasSize(1);
    }

    @Test
    void a_first_fire_is_counted_from_the_moment_at_which_nobody_else_can_fire_the_schedule() throws Exception {
        declared(nightly(), LONG_AGO);
        AtomicReference<Instant> from = new AtomicReference<>();
        Instant afterFiring;
        try (OpenTransaction firing = OpenTransaction.begin(transactions);
                OpenTransaction declaring = OpenTransaction.begin(transactions)) {
            firing.run(() -> store.schedules().lockDue(declared(ID), 1));
            CompletableFuture<Boolean> waiting = declaring.start(() -> {
                store.schedules().put(cron(ID, "0 3 * * *", ZoneOffset.UTC), after -> {
                    from.set(after);
                    return Optional.of(FAR);
                });
                return true;
            });
            afterFiring = firing.run(store::now);
            firing.run(() -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO)), Optional.of(LONG_AGO)));
            firing.commit();
            OpenTransaction.await(waiting);
            declaring.commit();
        }
        assertThat(from.get()).isAfterOrEqualTo(afterFiring);
        assertThat(nextFire(ID)).contains(FAR);
    }

    @Test
    void a_first_fire_is_later_than_all_in_the_ledger_also_where_the_clock_was_set_back() throws Exception {
        declared(nightly(), LONG_AGO);
        commit(() -> store.schedules().recordFires(ID, List.of(fired(LONG_AGO), fired(FAR)), Optional.of(FAR)));

        commit(() -> store.schedules()
                .put(cron(ID, "0 3 * * *", ZoneOffset.UTC), after -> Optional.of(after.plusSeconds(1))));

        assertThat(nextFire(ID)).contains(FAR.plusSeconds(1));
    }
}
