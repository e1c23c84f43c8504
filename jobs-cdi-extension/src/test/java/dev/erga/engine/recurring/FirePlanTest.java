package dev.erga.engine.recurring;

import static dev.erga.jobs.spi.Fire.Outcome.COALESCED;
import static dev.erga.jobs.spi.Fire.Outcome.FIRED;
import static dev.erga.jobs.spi.Fire.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirePlanTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Timetable EACH_SECOND = Timetable.every(Duration.ofSeconds(1), NOON);
    private static final Timetable EACH_HOUR = Timetable.cron(CronSchedule.parse("@hourly"), ZoneId.of("Europe/Paris"));
    private static final MisfirePolicy COALESCE = new MisfirePolicy(Misfire.COALESCE, Duration.ZERO);
    private static final MisfirePolicy SKIP_AFTER_A_MINUTE = new MisfirePolicy(Misfire.SKIP, Duration.ofMinutes(1));

    @ParameterizedTest
    @EnumSource(Misfire.class)
    void a_schedule_that_is_not_due_is_left_alone(Misfire misfire) {
        MisfirePolicy policy = new MisfirePolicy(misfire, Duration.ofMinutes(1));
        assertThat(FirePlan.decide(EACH_HOUR, NOON, NOON.minusNanos(1), policy))
                .isEqualTo(new FirePlan(List.of(), Optional.of(NOON)));
    }

    @ParameterizedTest
    @EnumSource(Misfire.class)
    void a_fire_in_time_runs_and_needs_no_reason(Misfire misfire) {
        MisfirePolicy policy = new MisfirePolicy(misfire, Duration.ofMinutes(1));
        for (Duration late : List.of(Duration.ZERO, Duration.ofMillis(700), Duration.ofSeconds(5))) {
            assertThat(FirePlan.decide(EACH_HOUR, NOON, NOON.plus(late), policy))
                    .isEqualTo(new FirePlan(
                            List.of(new PlannedFire(NOON, FIRED, Optional.empty())),
                            Optional.of(NOON.plusSeconds(3600))));
        }
    }

    @Test
    void a_node_that_looks_a_few_seconds_late_still_runs_each_fire_of_a_quick_schedule() {
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, NOON.plusMillis(3200), COALESCE);
        assertThat(outcomes(plan)).containsExactly(FIRED, FIRED, FIRED, FIRED);
        assertThat(times(plan)).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3));
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(4));
    }

    @Test
    void coalescing_runs_the_latest_missed_fire_and_records_the_others() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(3 * 3600 + 61), COALESCE);
        assertThat(outcomes(plan)).containsExactly(COALESCED, COALESCED, COALESCED, FIRED);
        assertThat(times(plan))
                .containsExactly(NOON, NOON.plusSeconds(3600), NOON.plusSeconds(7200), NOON.plusSeconds(10_800));
        assertThat(reasons(plan).subList(2, 4))
                .containsExactly(
                        "missed, as no node fired it in time; the run of 2026-03-01T15:00:00Z stands for it",
                        "ran 1 min 1 s late, as no node fired it in time; stands for 3 earlier fires too");
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(4 * 3600));
    }

    @Test
    void a_single_missed_fire_runs_late_and_says_so() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(1800), COALESCE);
        assertThat(outcomes(plan)).containsExactly(FIRED);
        assertThat(reasons(plan)).containsExactly("ran 30 min 0 s late, as no node fired it in time");
    }

    @Test
    void a_fire_at_this_very_instant_belongs_to_the_missed_ones() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(3600), COALESCE);
        assertThat(outcomes(plan)).containsExactly(COALESCED, FIRED);
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(7200));
    }

    @Test
    void skipping_runs_what_the_grace_allows_and_records_the_rest() {
        FirePlan plan = FirePlan.decide(
                Timetable.every(Duration.ofSeconds(30), NOON), NOON, NOON.plusSeconds(125), SKIP_AFTER_A_MINUTE);
        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED, SKIPPED, FIRED, FIRED);
        assertThat(reasons(plan).get(0)).isEqualTo("missed by 2 min 5 s, more than the grace of 1 min 0 s");
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(150));
    }

    @Test
    void a_fire_exactly_as_late_as_the_grace_still_runs() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(60), SKIP_AFTER_A_MINUTE);
        assertThat(outcomes(plan)).containsExactly(FIRED);
        FirePlan later = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(60).plusNanos(1), SKIP_AFTER_A_MINUTE);
        assertThat(outcomes(later)).containsExactly(SKIPPED);
        assertThat(later.nextFire()).contains(NOON.plusSeconds(3600));
    }

    @Test
    void a_year_of_missed_seconds_is_one_run_and_a_bounded_number_of_rows() {
        Instant now = NOON.plus(Duration.ofDays(365)).plusMillis(1);
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, now, COALESCE);
        assertThat(plan.fires()).hasSize(FirePlan.MOST_ROWS + 2);
        assertThat(plan.fires().get(0).time()).isEqualTo(NOON);
        assertThat(reasons(plan).get(0))
                .isEqualTo("missed, as no node fired it in time; the run of 2027-03-01T12:00:00Z stands for it;"
                        + " so were all others up to 2027-03-01T11:43:19Z, 10,000 or more in all");
        assertThat(plan.fires().get(1).time()).isEqualTo(Instant.parse("2027-03-01T11:43:20Z"));
        assertThat(outcomes(plan)).containsOnlyOnce(FIRED).endsWith(FIRED);
        assertThat(plan.nextFire()).contains(NOON.plus(Duration.ofDays(365)).plusSeconds(1));
    }

    @Test
    void what_shares_a_row_is_counted() {
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, NOON.plusSeconds(5000), COALESCE);
        assertThat(plan.fires()).hasSize(FirePlan.MOST_ROWS + 2);
        assertThat(reasons(plan).get(0)).endsWith("; so were all others up to 2026-03-01T13:06:39Z, 4,000 in all");
        assertThat(reasons(plan).get(FirePlan.MOST_ROWS + 1)).endsWith("; stands for 5,000 earlier fires too");
    }

    private static MisfirePolicy catchUp(int most) {
        return new MisfirePolicy(Misfire.CATCH_UP, Duration.ZERO, most, false);
    }

    @Test
    void catching_up_runs_the_latest_missed_fires_and_skips_those_before() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(3 * 3600 + 61), catchUp(2));
        assertThat(outcomes(plan)).containsExactly(SKIPPED, SKIPPED, FIRED, FIRED);
        assertThat(reasons(plan).subList(1, 4))
                .containsExactly(
                        "missed by 2 h 1 min; of all missed fires only the latest 2 are caught up",
                        "ran 1 h 1 min late, as no node fired it in time",
                        "ran 1 min 1 s late, as no node fired it in time");
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(4 * 3600));
    }

    @Test
    void catching_up_fewer_than_are_allowed_runs_them_all() {
        FirePlan plan = FirePlan.decide(EACH_HOUR, NOON, NOON.plusSeconds(2 * 3600), catchUp(1000));
        assertThat(outcomes(plan)).containsExactly(FIRED, FIRED, FIRED);
        assertThat(reasons(plan).get(2)).as("in time").isEmpty();
        assertThat(plan.nextFire()).contains(NOON.plusSeconds(3 * 3600));
    }

    @Test
    void a_year_of_seconds_is_caught_up_by_a_bounded_number_of_runs_and_rows() {
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, NOON.plus(Duration.ofDays(365)), catchUp(1000));
        assertThat(plan.fires()).hasSize(FirePlan.MOST_ROWS + 1);
        assertThat(outcomes(plan)).startsWith(SKIPPED).containsOnlyOnce(SKIPPED);
        assertThat(reasons(plan).get(0)).contains("so were all others up to").endsWith("10,000 or more in all");
        assertThat(plan.nextFire()).contains(NOON.plus(Duration.ofDays(365)).plusSeconds(1));
    }

    @Test
    void catching_up_none_or_more_than_a_plan_holds_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> catchUp(0)).withMessageEndingWith("1 to 1000, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> catchUp(1001)).withMessageEndingWith("was 1001");
    }

    @Test
    void a_thousand_missed_fires_have_a_row_each() {
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, NOON.plusSeconds(1000), COALESCE);
        assertThat(plan.fires()).hasSize(1001);
        assertThat(reasons(plan)).noneMatch(reason -> reason.contains("in all"));
        FirePlan oneMore = FirePlan.decide(EACH_SECOND, NOON, NOON.plusSeconds(1001), COALESCE);
        assertThat(oneMore.fires()).hasSize(1002);
        assertThat(reasons(oneMore)).noneMatch(reason -> reason.contains("in all"));
    }

    @Test
    void rare_bursts_are_found_from_the_end_of_a_long_stretch() {
        Timetable januaries = Timetable.cron(CronSchedule.parse("* * * * 1 *"), ZoneId.of("UTC"));
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        FirePlan plan = FirePlan.decide(januaries, first, Instant.parse("2030-06-15T08:00:00Z"), COALESCE);
        assertThat(plan.fires()).hasSize(FirePlan.MOST_ROWS + 2);
        assertThat(plan.fires().get(FirePlan.MOST_ROWS + 1).time()).isEqualTo(Instant.parse("2030-01-31T23:59:59Z"));
        assertThat(plan.fires().get(1).time()).isEqualTo(Instant.parse("2030-01-31T23:43:19Z"));
        assertThat(plan.nextFire()).contains(Instant.parse("2031-01-01T00:00:00Z"));
    }

    @Test
    void a_year_of_skipped_seconds_is_bounded_too() {
        FirePlan plan = FirePlan.decide(EACH_SECOND, NOON, NOON.plus(Duration.ofDays(365)), SKIP_AFTER_A_MINUTE);
        assertThat(plan.fires()).hasSize(1 + FirePlan.MOST_ROWS + 61);
        assertThat(reasons(plan).get(0))
                .isEqualTo("missed by 365 d 0 h, more than the grace of 1 min 0 s;"
                        + " so were all others up to 2027-03-01T11:42:19Z, 10,000 or more in all");
        assertThat(plan.nextFire()).contains(NOON.plus(Duration.ofDays(365)).plusSeconds(1));
    }

    @Test
    void a_long_grace_is_worked_off_in_rounds() {
        MisfirePolicy day = new MisfirePolicy(Misfire.SKIP, Duration.ofDays(1));
        Instant now = NOON.plusSeconds(2500);
        FirePlan first = FirePlan.decide(EACH_SECOND, NOON, now, day);
        FirePlan second = FirePlan.decide(EACH_SECOND, first.nextFire().orElseThrow(), now, day);
        FirePlan third = FirePlan.decide(EACH_SECOND, second.nextFire().orElseThrow(), now, day);
        assertThat(List.of(
                        first.fires().size(),
                        second.fires().size(),
                        third.fires().size()))
                .containsExactly(1000, 1000, 501);
        assertThat(second.fires().get(0).time()).isEqualTo(NOON.plusSeconds(1000));
        assertThat(third.nextFire()).contains(now.plusSeconds(1));
    }

    @Test
    void a_schedule_that_has_fired_for_the_last_time_waits_for_nothing() {
        Timetable last = Timetable.cron(CronSchedule.parse("59 23 31 12 *"), ZoneId.of("UTC"));
        Instant end = Instant.parse("9999-12-31T23:59:00Z");
        assertThat(FirePlan.decide(last, end, end, COALESCE).nextFire()).isEmpty();
        assertThat(FirePlan.decide(last, end, end.plusSeconds(3600), COALESCE).nextFire())
                .isEmpty();
        assertThat(FirePlan.decide(last, end, end.plusSeconds(3600), SKIP_AFTER_A_MINUTE)
                        .nextFire())
                .isEmpty();
    }

    @Test
    void no_grace_at_all_would_skip_every_fire_and_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MisfirePolicy(Misfire.SKIP, Duration.ofMillis(999)))
                .withMessage("the grace of a recurring job must be at least one second, was PT0.999S");
    }

    private static List<Instant> times(FirePlan plan) {
        return plan.fires().stream().map(PlannedFire::time).toList();
    }

    private static List<Fire.Outcome> outcomes(FirePlan plan) {
        return plan.fires().stream().map(PlannedFire::outcome).toList();
    }

    private static List<String> reasons(FirePlan plan) {
        return plan.fires().stream().map(fire -> fire.reason().orElse("")).toList();
    }
}
