package dev.erga.engine.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives through outages of random length and checks the ledger that results against a plain list of nominal times. */
class FirePlanRandomTest {

    private static final Instant START = Instant.parse("2026-03-27T00:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void every_nominal_time_gets_exactly_one_outcome_that_the_policy_allows(int seed) {
        Random random = new Random(seed);
        for (int life = 0; life < 15; life++) {
            Timetable timetable = timetable(random);
            MisfirePolicy policy = new MisfirePolicy(
                    List.of(Misfire.values()).get(random.nextInt(3)),
                    Duration.ofSeconds(1 + random.nextInt(900)),
                    1 + random.nextInt(20),
                    false);
            live(timetable, policy, random);
        }
    }

    private static void live(Timetable timetable, MisfirePolicy policy, Random random) {
        Instant first = timetable.next(START).orElseThrow();
        Instant waitsFor = first;
        Instant now = first;
        List<PlannedFire> ledger = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            FirePlan plan = FirePlan.decide(timetable, waitsFor, now, policy);
            check(plan, policy, now);
            ledger.addAll(plan.fires());
            waitsFor = plan.nextFire().orElseThrow();
            now = now.plusMillis(random.nextInt(round % 5 == 0 ? 900_000 : 4_000));
        }
        List<Instant> nominal = new ArrayList<>();
        for (Instant time = first;
                time.isBefore(waitsFor);
                time = timetable.next(time).orElseThrow()) {
            nominal.add(time);
        }
        assertThat(ledger).extracting(PlannedFire::time).isEqualTo(nominal);
    }

    private static void check(FirePlan plan, MisfirePolicy policy, Instant now) {
        long fired = plan.fires().stream()
                .filter(fire -> fire.outcome() == Fire.Outcome.FIRED)
                .count();
        for (PlannedFire fire : plan.fires()) {
            Duration late = Duration.between(fire.time(), now);
            boolean allowed = late.compareTo(policy.allowed()) <= 0;
            assertThat(late).isGreaterThanOrEqualTo(Duration.ZERO);
            if (policy.misfire() == Misfire.SKIP) {
                assertThat(fire.outcome()).isEqualTo(allowed ? Fire.Outcome.FIRED : Fire.Outcome.SKIPPED);
            } else if (!allowed) {
                assertThat(fired).isBetween(1L, policy.misfire() == Misfire.COALESCE ? 1L : policy.catchUp());
            }
            assertThat(fire.outcome() == Fire.Outcome.COALESCED && policy.misfire() != Misfire.COALESCE)
                    .isFalse();
        }
        assertThat(plan.nextFire()).hasValueSatisfying(next -> assertThat(next).isAfter(now));
    }

    private static Timetable timetable(Random random) {
        List<String> expressions =
                List.of("*/7 * * * * *", "* * * * *", "5-50/3 * * * * *", "30 */2 * * *", "0,20 0/4 * * * *");
        return Optional.of(random.nextInt(2 * expressions.size()))
                .filter(index -> index < expressions.size())
                .map(index -> Timetable.cron(CronSchedule.parse(expressions.get(index)), PARIS))
                .orElseGet(() -> Timetable.every(Duration.ofMillis(1000 + random.nextInt(100_000)), START));
    }
}
