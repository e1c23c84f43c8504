package dev.erga.engine.recurring;

import static dev.erga.jobs.spi.Fire.Outcome.COALESCED;
import static dev.erga.jobs.spi.Fire.Outcome.FIRED;
import static dev.erga.jobs.spi.Fire.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringDefinition.Origin;
import dev.erga.jobs.spi.RecurringRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FireDecisionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JobId BUSY = new JobId(UUID.fromString("01980c5e-7b1c-7000-8000-000000000000"));
    private static final RecurringRules RULES = RecurringRules.defaults();

    private static LockedSchedule everyTenSeconds(RecurringRules rules, Instant nextFire, Instant now) {
        RecurringDefinition definition = new RecurringDefinition(
                "tens",
                Origin.DYNAMIC,
                RecurringCall.of("Probe.tick"),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(10)),
                ZoneOffset.UTC,
                rules);
        return new LockedSchedule(definition, Optional.of(nextFire), now, Optional.empty(), Optional.empty());
    }

    private static LockedSchedule paused(LockedSchedule schedule, Optional<Instant> until) {
        PauseDetails pause = new PauseDetails(NOON.minusSeconds(1), Optional.of("ada"), "stocktaking", until);
        return new LockedSchedule(
                schedule.definition(), schedule.nextFire(), schedule.now(), Optional.of(pause), schedule.unfinished());
    }

    private static LockedSchedule busy(LockedSchedule schedule) {
        return new LockedSchedule(
                schedule.definition(), schedule.nextFire(), schedule.now(), schedule.pause(), Optional.of(BUSY));
    }

    private static List<Fire.Outcome> outcomes(FirePlan plan) {
        return plan.fires().stream().map(PlannedFire::outcome).toList();
    }

    private static List<String> reasons(FirePlan plan) {
        return plan.fires().stream().map(fire -> fire.reason().orElse("")).toList();
    }

    @Test
    void a_paused_schedule_skips_each_fire_and_says_who_paused_it_when_and_why() {
        FirePlan plan =
                FireDecision.about(paused(everyTenSeconds(RULES, NOON, NOON.plusSeconds(20)), Optional.empty()));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED, SKIPPED);
        assertThat(reasons(plan)).containsOnly("paused by ada at 2026-03-01T11:59:59Z: stocktaking");
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(30));
    }

    @Test
    void a_year_of_paused_fires_is_a_bounded_number_of_rows() {
        Instant now = NOON.plus(Duration.ofDays(365));
        FirePlan plan = FireDecision.about(paused(everyTenSeconds(RULES, NOON, now), Optional.empty()));

        assertThat(plan.fires()).hasSize(FirePlan.MOST_ROWS + 1);
        assertThat(outcomes(plan)).containsOnly(SKIPPED);
        assertThat(reasons(plan).get(0))
                .contains("stocktaking; so were all others up to ")
                .contains("or more in all");
        assertThat(plan.nextFire()).contains(now.plusSeconds(10));
    }

    @Test
    void fires_from_the_end_of_a_pause_on_follow_the_misfire_rule() {
        LockedSchedule schedule = everyTenSeconds(RULES, NOON, NOON.plusSeconds(55));
        FirePlan plan = FireDecision.about(paused(schedule, Optional.of(NOON.plusSeconds(20))));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED, COALESCED, COALESCED, COALESCED, FIRED);
        assertThat(plan.fires().get(2).time()).isEqualTo(NOON.plusSeconds(20));
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_pause_that_ends_between_two_fires_leaves_the_later_one_alone() {
        LockedSchedule schedule = everyTenSeconds(RULES, NOON, NOON.plusSeconds(17));
        FirePlan plan = FireDecision.about(paused(schedule, Optional.of(NOON.plusSeconds(15))));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED);
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(20));
    }

    @Test
    void a_pause_that_ended_before_the_next_fire_changes_nothing() {
        LockedSchedule schedule = everyTenSeconds(RULES, NOON, NOON.plusSeconds(1));
        FirePlan plan = FireDecision.about(paused(schedule, Optional.of(NOON)));

        assertThat(plan.fires()).containsExactly(new PlannedFire(NOON, FIRED, Optional.empty()));
    }

    @Test
    void what_a_pause_leaves_behind_is_every_time_up_to_now_and_none_later() {
        LockedSchedule schedule = paused(everyTenSeconds(RULES, NOON, NOON.plusSeconds(10)), Optional.empty());
        FirePlan plan = FireDecision.whilePaused(schedule);

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED);
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(20));
        LockedSchedule early = paused(everyTenSeconds(RULES, NOON, NOON.minusSeconds(1)), Optional.empty());
        assertThat(FireDecision.whilePaused(early)).isEqualTo(new FirePlan(List.of(), Optional.of(NOON)));
    }

    @Test
    void a_fire_that_would_overlap_is_skipped_and_names_the_job_in_the_way() {
        LockedSchedule schedule = everyTenSeconds(RULES.overlap(Overlap.SKIP), NOON, NOON.plusSeconds(30));
        FirePlan plan = FireDecision.about(busy(schedule));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(reasons(plan)).containsOnly("job " + BUSY + " of an earlier run was not over");
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(40));
    }

    @Test
    void of_fires_that_are_due_together_only_the_first_runs_where_they_must_not_overlap() {
        RecurringRules rules =
                RULES.overlap(Overlap.SKIP).misfire(Misfire.CATCH_UP).catchUp(2);
        FirePlan plan = FireDecision.about(everyTenSeconds(rules, NOON, NOON.plusSeconds(25)));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, FIRED, SKIPPED);
        assertThat(reasons(plan).get(0)).contains("only the latest 2 are caught up");
        assertThat(reasons(plan).get(2)).isEqualTo("the job of the fire of 2026-03-01T12:00:10Z was not over");
    }

    @Test
    void coalescing_beside_a_job_that_is_not_over_skips_rather_than_speak_of_a_run_that_never_was() {
        LockedSchedule schedule = everyTenSeconds(RULES.overlap(Overlap.SKIP), NOON, NOON.plusSeconds(3600));

        assertThat(outcomes(FireDecision.about(busy(schedule)))).containsOnly(SKIPPED);
        assertThat(outcomes(FireDecision.about(schedule)))
                .containsOnly(COALESCED, FIRED)
                .endsWith(FIRED)
                .containsOnlyOnce(FIRED);
    }

    @Test
    void a_queued_fire_stays_due_until_the_job_before_it_is_over() {
        LockedSchedule schedule = everyTenSeconds(RULES.overlap(Overlap.QUEUE), NOON, NOON.plusSeconds(30));

        assertThat(FireDecision.about(busy(schedule))).isEqualTo(new FirePlan(List.of(), Optional.of(NOON)));
    }

    @Test
    void queued_fires_that_are_caught_up_run_one_after_another() {
        RecurringRules rules =
                RULES.overlap(Overlap.QUEUE).misfire(Misfire.CATCH_UP).catchUp(2);
        FirePlan first = FireDecision.about(everyTenSeconds(rules, NOON, NOON.plusSeconds(25)));
        FirePlan second =
                FireDecision.about(everyTenSeconds(rules, first.nextFire().orElseThrow(), NOON.plusSeconds(26)));

        assertThat(outcomes(first)).containsExactly(SKIPPED, FIRED);
        assertThat(first.nextFire()).contains(NOON.plusSeconds(20));
        assertThat(reasons(first).get(1))
                .isEqualTo("ran 15 s late, as no node fired it in time or an earlier run was not over");
        assertThat(outcomes(second)).containsExactly(FIRED);
        assertThat(second.nextFire()).contains(NOON.plusSeconds(30));
    }

    @Test
    void queued_fires_that_waited_become_one_run_by_default() {
        FirePlan plan = FireDecision.about(everyTenSeconds(RULES.overlap(Overlap.QUEUE), NOON, NOON.plusSeconds(25)));

        assertThat(outcomes(plan)).containsExactly(COALESCED, COALESCED, FIRED);
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(30));
    }

    @Test
    void what_a_pause_skips_is_written_though_the_rest_has_to_wait() {
        LockedSchedule schedule = everyTenSeconds(RULES.overlap(Overlap.QUEUE), NOON, NOON.plusSeconds(30));
        FirePlan plan = FireDecision.about(busy(paused(schedule, Optional.of(NOON.plusSeconds(15)))));

        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED);
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(20));
    }
}
