package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.spi.RecurringDefinition.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Schedules that code makes, pauses, removes and keeps from overlapping. */
abstract class ScheduleControlContract extends StoreScenario {

    private static final String ID = "price-sync";
    private static final Instant LONG_AGO = Instant.parse("2020-02-29T01:00:00Z");
    private static final Instant FAR = Instant.parse("2199-01-01T00:00:00Z");

    ScheduleControlContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static RecurringDefinition hourly(String id, Origin origin, Overlap overlap) {
        return new RecurringDefinition(
                id,
                origin,
                RecurringCall.of(METHOD),
                Optional.of("0 * * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                RecurringRules.defaults().overlap(overlap));
    }

    private static RecurringDefinition dynamic(String id) {
        return hourly(id, Origin.DYNAMIC, Overlap.ALLOW);
    }

    private boolean put(RecurringDefinition definition, Instant firstFire) throws Exception {
        return inTransaction(() -> store.schedules().put(definition, after -> Optional.of(firstFire)));
    }

    private LockedSchedule schedule(String id) throws Exception {
        return inTransaction(() -> store.schedules().lock(id)).orElseThrow();
    }

    private RecurringDetails details(String id) throws Exception {
        return inTransaction(queries::recurring).stream()
                .filter(schedule -> schedule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> due(Fireable fireable) throws Exception {
        return inTransaction(() -> store.schedules().lockDue(fireable, 10)).stream()
                .map(schedule -> schedule.definition().id())
                .toList();
    }

    private void fired(JobId job, Instant time) throws Exception {
        commit(() -> store.schedules()
                .recordFires(
                        ID,
                        List.of(new Fire(ID, time, Fire.Outcome.FIRED, Optional.empty(), Optional.of(job))),
                        Optional.of(LONG_AGO)));
    }

    @Test
    void a_dynamic_schedule_is_kept_with_all_that_its_jobs_are_given() throws Exception {
        RecurringDefinition definition = new RecurringDefinition(
                ID,
                Origin.DYNAMIC,
                new RecurringCall(
                        METHOD,
                        "[42,\"\\u0000 £\"]",
                        Optional.of("slow"),
                        OptionalInt.of(9),
                        OptionalInt.of(3),
                        Set.of("crm", "two\nlines"),
                        Optional.of("shop-7")),
                Optional.empty(),
                Optional.of(Duration.parse("PT1M0.000001S")),
                ZoneId.of("Europe/Paris"),
                new RecurringRules(Misfire.CATCH_UP, Duration.ofSeconds(90), 7, Overlap.QUEUE));

        assertThat(put(definition, FAR)).isTrue();

        assertThat(inTransaction(() -> store.schedules().find(ID))).contains(definition);
        assertThat(schedule(ID).definition()).isEqualTo(definition);
        RecurringDetails details = details(ID);
        assertThat(details.origin()).isEqualTo("DYNAMIC");
        assertThat(details.arguments()).isEqualTo("[42,\"\\u0000 £\"]");
        assertThat(details.misfire()).isEqualTo("CATCH_UP");
        assertThat(details.grace()).isEqualTo(Duration.ofSeconds(90));
        assertThat(details.catchUp()).isEqualTo(7);
        assertThat(details.overlap()).isEqualTo("QUEUE");
    }

    @Test
    void a_change_takes_over_what_the_jobs_are_given_and_keeps_the_next_fire() throws Exception {
        put(dynamic(ID), LONG_AGO);
        RecurringCall call = new RecurringCall(
                METHOD,
                "[43]",
                Optional.of("slow"),
                OptionalInt.of(1),
                OptionalInt.of(2),
                Set.of("x"),
                Optional.of("t"));
        RecurringDefinition changed = new RecurringDefinition(
                ID,
                Origin.DYNAMIC,
                call,
                Optional.of("0 * * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                RecurringRules.defaults().overlap(Overlap.SKIP));

        put(changed, FAR);
        assertThat(schedule(ID).definition()).isEqualTo(changed);
        assertThat(schedule(ID).nextFire()).contains(LONG_AGO);

        put(dynamic(ID), FAR);
        assertThat(schedule(ID).definition()).isEqualTo(dynamic(ID));
    }

    @Test
    void the_id_of_a_declared_schedule_is_not_given_to_a_dynamic_one_nor_the_other_way_round() throws Exception {
        RecurringDefinition declared = hourly("nightly", Origin.DECLARED, Overlap.ALLOW);
        put(declared, FAR);
        put(dynamic(ID), FAR);

        assertThat(put(dynamic("nightly"), LONG_AGO)).isFalse();
        assertThat(put(hourly(ID, Origin.DECLARED, Overlap.ALLOW), LONG_AGO)).isFalse();

        assertThat(schedule("nightly").definition()).isEqualTo(declared);
        assertThat(schedule("nightly").nextFire()).contains(FAR);
        assertThat(schedule(ID).definition()).isEqualTo(dynamic(ID));
    }

    @Test
    void of_two_origins_that_want_an_id_at_once_one_gets_it() throws Exception {
        try (OpenTransaction code = OpenTransaction.begin(transactions);
                OpenTransaction annotation = OpenTransaction.begin(transactions)) {
            code.run(() -> store.schedules().put(dynamic(ID), after -> Optional.of(FAR)));
            CompletableFuture<Boolean> waiting = annotation.start(() ->
                    store.schedules().put(hourly(ID, Origin.DECLARED, Overlap.ALLOW), after -> Optional.of(LONG_AGO)));
            code.commit();

            assertThat(OpenTransaction.await(waiting)).isFalse();
            annotation.commit();
        }
        assertThat(schedule(ID).definition()).isEqualTo(dynamic(ID));
    }

    @Test
    void a_dynamic_schedule_is_due_for_every_node_that_has_its_job_method() throws Exception {
        put(dynamic(ID), LONG_AGO);
        put(hourly("nightly", Origin.DECLARED, Overlap.ALLOW), LONG_AGO.plusSeconds(1));

        assertThat(due(Fireable.of(Set.of(), Set.of(METHOD)))).containsExactly(ID);
        assertThat(due(Fireable.of(Set.of("nightly"), Set.of(METHOD)))).containsExactly(ID, "nightly");
        assertThat(due(Fireable.of(Set.of("nightly"), Set.of(METHOD)).without(ID)))
                .containsExactly("nightly");
        assertThat(due(Fireable.of(Set.of("nightly", ID), Set.of("Other.method"))))
                .containsExactly("nightly");
        assertThat(due(Fireable.of(Set.of(ID), Set.of()))).isEmpty();
        assertThat(inTransaction(() -> store.upcoming(Fireable.of(Set.of(ID), Set.of())))
                        .fireIn())
                .isEmpty();
        assertThat(inTransaction(() -> store.upcoming(Fireable.of(Set.of(), Set.of(METHOD))))
                        .fireIn()
                        .orElseThrow())
                .isNegative();
        assertThat(inTransaction(() -> store.upcoming(
                                Fireable.of(Set.of(), Set.of(METHOD)).without(ID)))
                        .fireIn())
                .isEmpty();
    }

    @Test
    void a_schedule_that_is_locked_by_its_id_is_passed_over_by_those_who_fire() throws Exception {
        put(dynamic(ID), LONG_AGO);
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            assertThat(other.run(() -> store.schedules().lock(ID)).orElseThrow().isDue())
                    .isTrue();

            assertThat(due(Fireable.of(Set.of(), Set.of(METHOD)))).isEmpty();
        }
        assertThat(inTransaction(() -> store.schedules().lock("unheard-of"))).isEmpty();
    }

    @Test
    void a_pause_says_who_when_why_and_until_when() throws Exception {
        put(dynamic(ID), LONG_AGO);
        Instant before = inTransaction(store::now);
        commit(() -> store.schedules().pause(ID, Optional.of("ada"), "stocktaking", Optional.of(FAR)));

        PauseDetails pause = details(ID).pause().orElseThrow();
        assertThat(pause.by()).contains("ada");
        assertThat(pause.why()).isEqualTo("stocktaking");
        assertThat(pause.until()).contains(FAR);
        assertThat(pause.since()).isBetween(before.minusMillis(1), inTransaction(store::now));
        assertThat(schedule(ID).pause()).contains(pause);

        put(hourly(ID, Origin.DYNAMIC, Overlap.SKIP), FAR);
        assertThat(schedule(ID).pause()).contains(pause);

        commit(() -> store.schedules().pause(ID, Optional.empty(), "again", Optional.empty()));
        assertThat(details(ID).pause().orElseThrow().by()).isEmpty();
        assertThat(details(ID).pause().orElseThrow().until()).isEmpty();

        commit(() -> store.schedules().resume(ID));
        assertThat(details(ID).pause()).isEmpty();
        assertThat(schedule(ID).pause()).isEmpty();
    }

    @Test
    void a_paused_schedule_is_due_like_any_other_so_that_its_fires_are_written_down() throws Exception {
        put(dynamic(ID), LONG_AGO);
        commit(() -> store.schedules().pause(ID, Optional.empty(), "stocktaking", Optional.empty()));

        List<LockedSchedule> due =
                inTransaction(() -> store.schedules().lockDue(Fireable.of(Set.of(), Set.of(METHOD)), 10));

        assertThat(due).hasSize(1);
        assertThat(due.get(0).pause()).isPresent();
    }

    @Test
    void a_pause_whose_end_has_come_is_shown_no_more_but_still_told_to_those_who_fire() throws Exception {
        put(dynamic(ID), LONG_AGO);
        Instant soon = inTransaction(store::now).plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        commit(() -> store.schedules().pause(ID, Optional.empty(), "stocktaking", Optional.of(soon)));

        subject.passTime(Duration.ofMinutes(11));

        assertThat(details(ID).pause()).isEmpty();
        assertThat(schedule(ID).pause()).isPresent();
    }

    @Test
    void a_run_that_is_not_over_is_told_where_runs_must_not_overlap() throws Exception {
        put(hourly(ID, Origin.DYNAMIC, Overlap.SKIP), LONG_AGO);
        assertThat(schedule(ID).unfinished()).isEmpty();
        NodeId node = joined();
        JobId job = stored();
        fired(job, LONG_AGO);

        assertThat(schedule(ID).unfinished()).contains(job);
        Lease lease = runningAgain(job, node);
        assertThat(schedule(ID).unfinished()).contains(job);
        assertThat(inTransaction(() -> store.schedules().lockDue(Fireable.of(Set.of(), Set.of(METHOD)), 1)))
                .extracting(LockedSchedule::unfinished)
                .containsExactly(Optional.of(job));

        completed(lease, retry(Duration.ofHours(1)));
        assertThat(schedule(ID).unfinished()).contains(job);

        commit(() -> store.delete(job, "not needed", Optional.empty()));
        assertThat(schedule(ID).unfinished()).isEmpty();
    }

    @Test
    void nobody_asks_for_runs_where_they_may_overlap() throws Exception {
        put(dynamic(ID), LONG_AGO);
        fired(stored(), LONG_AGO);

        assertThat(schedule(ID).unfinished()).isEmpty();
    }

    @Test
    void a_run_that_fails_or_succeeds_is_over_and_one_that_is_gone_too() throws Exception {
        put(hourly(ID, Origin.DYNAMIC, Overlap.QUEUE), LONG_AGO);
        NodeId node = joined();
        JobId first = stored();
        fired(first, LONG_AGO);
        completed(runningAgain(first, node), gaveUp());
        assertThat(schedule(ID).unfinished()).isEmpty();

        JobId second = stored();
        fired(second, LONG_AGO.plusSeconds(3600));
        assertThat(schedule(ID).unfinished()).contains(second);
        completed(runningAgain(second, node), succeeded());
        assertThat(schedule(ID).unfinished()).isEmpty();

        fired(nextId(), LONG_AGO.plusSeconds(7200));
        assertThat(schedule(ID).unfinished()).isEmpty();
    }

    @Test
    void entries_without_a_job_leave_the_latest_run_as_it_was() throws Exception {
        put(hourly(ID, Origin.DYNAMIC, Overlap.SKIP), LONG_AGO);
        JobId job = stored();
        fired(job, LONG_AGO);
        Fire skipped = new Fire(
                ID, LONG_AGO.plusSeconds(3600), Fire.Outcome.SKIPPED, Optional.of("not over"), Optional.empty());
        commit(() -> store.schedules().recordFires(ID, List.of(skipped), Optional.of(FAR)));

        assertThat(schedule(ID).unfinished()).contains(job);
    }

    @Test
    void a_run_out_of_turn_counts_until_it_is_over() throws Exception {
        put(hourly(ID, Origin.DYNAMIC, Overlap.SKIP), LONG_AGO);
        JobId job = stored();
        commit(() -> store.schedules().recordTrigger(ID, job));
        assertThat(schedule(ID).unfinished()).contains(job);

        commit(() -> store.delete(job, "not needed", Optional.empty()));
        assertThat(schedule(ID).unfinished()).isEmpty();
    }

    @Test
    void a_removed_schedule_is_gone_and_its_ledger_is_kept_like_any_other() throws Exception {
        put(dynamic(ID), LONG_AGO);
        Instant now = inTransaction(store::now).truncatedTo(ChronoUnit.SECONDS);
        fired(nextId(), now);

        commit(() -> store.schedules().remove(ID));

        assertThat(inTransaction(queries::recurring)).isEmpty();
        assertThat(inTransaction(() -> store.schedules().find(ID))).isEmpty();
        commit(() -> store.prune(Retention.defaults(), 100));
        assertThat(inTransaction(() -> queries.fires(ID, 10)))
                .extracting(FireDetails::fireTime)
                .containsExactly(now);

        subject.passTime(Duration.ofDays(31));
        commit(() -> store.prune(Retention.defaults(), 100));
        assertThat(inTransaction(() -> queries.fires(ID, 10))).isEmpty();
    }

    @Test
    void a_removal_that_is_rolled_back_has_not_happened() throws Exception {
        put(dynamic(ID), LONG_AGO);

        rollBack(() -> store.schedules().remove(ID));

        assertThat(schedule(ID).nextFire()).contains(LONG_AGO);
    }

    private NodeId joinedDeclaring(Set<String> jobNames, Set<String> schedules) throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        commit(() -> store.join(new NodeDescription(id, "node", "1.0", 4, Set.of(QUEUE), jobNames, schedules), LEASE));
        return id;
    }

    @Test
    void a_schedule_is_retired_once_nodes_live_and_none_of_them_declares_it() throws Exception {
        put(hourly("nightly", Origin.DECLARED, Overlap.ALLOW), FAR);
        assertThat(details("nightly").retired())
                .as("nobody is there who could tell")
                .isFalse();

        NodeId old = joinedDeclaring(Set.of(METHOD), Set.of("nightly"));
        NodeId next = joinedDeclaring(Set.of(METHOD), Set.of("other"));
        assertThat(details("nightly").retired()).isFalse();
        assertThat(inTransaction(() -> store.schedules().isDeclared("nightly"))).isTrue();
        commit(() -> store.drain(old));
        assertThat(details("nightly").retired()).as("it still fires").isFalse();

        dies(old);
        assertThat(details("nightly").retired()).isTrue();
        assertThat(inTransaction(() -> store.schedules().isDeclared("nightly"))).isFalse();

        joinedDeclaring(Set.of(METHOD), Set.of("nightly", "other"));
        assertThat(details("nightly").retired()).isFalse();
        dies(next);
        assertThat(details("nightly").retired()).isFalse();
    }

    @Test
    void a_node_whose_lease_has_run_out_declares_nothing() throws Exception {
        put(hourly("nightly", Origin.DECLARED, Overlap.ALLOW), FAR);
        joinedDeclaring(Set.of(METHOD), Set.of("nightly"));
        subject.passTime(LEASE.plusSeconds(1));

        joinedDeclaring(Set.of(METHOD), Set.of());

        assertThat(details("nightly").retired()).isTrue();
    }

    @Test
    void a_dynamic_schedule_is_retired_while_no_living_node_has_its_job_method() throws Exception {
        put(dynamic(ID), FAR);
        NodeId with = joinedDeclaring(Set.of(METHOD), Set.of());
        joinedDeclaring(Set.of("Other.method"), Set.of(ID));
        assertThat(details(ID).retired()).isFalse();

        dies(with);

        assertThat(details(ID).retired()).isTrue();
    }

    @Test
    void the_living_node_that_joined_last_decides_about_a_schedule_that_several_declare() throws Exception {
        RecurringDefinition nightly = hourly("nightly", Origin.DECLARED, Overlap.ALLOW);
        put(nightly, FAR);
        NodeId first = joinedDeclaring(Set.of(METHOD), Set.of("nightly", "own"));
        assertThat(inTransaction(() -> store.schedules().decidedBy(first)))
                .isEqualTo(Map.of("nightly", Optional.of(nightly), "own", Optional.empty()));

        subject.passTime(Duration.ofSeconds(1));
        NodeId second = joinedDeclaring(Set.of(METHOD), Set.of("nightly"));
        assertThat(inTransaction(() -> store.schedules().decidedBy(first))).containsOnlyKeys("own");
        assertThat(inTransaction(() -> store.schedules().decidedBy(second))).containsOnlyKeys("nightly");

        dies(second);
        assertThat(inTransaction(() -> store.schedules().decidedBy(first))).containsOnlyKeys("nightly", "own");
        assertThat(inTransaction(() -> store.schedules().decidedBy(second))).isEmpty();
    }
}
