package dev.erga.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.recurring.FirePlan;
import dev.erga.engine.recurring.MisfirePolicy;
import dev.erga.engine.recurring.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares fires with {@link SlowCron} around settings of the clock from 2000 to 2037, and lives through each with a {@link
 * FirePlan}, whose ledger must have those fires. Of zones whose clocks were all set at the same moments one is taken: of odd
 * ones each setting, of others about one in four. {@code -Derga.cron.all-zones=true} takes every setting of every zone that
 * the machine knows, {@code -Derga.cron.effort=20} tries twenty expressions for each instead of one, {@code
 * -Derga.cron.seed=7} tries others.
 */
class CronScheduleZonesTest {

    private static final int EFFORT = Integer.getInteger("erga.cron.effort", 1);
    private static final boolean ALL = Boolean.getBoolean("erga.cron.all-zones");
    private static final long SEED = Long.getLong("erga.cron.seed", 20260101);
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2038-01-01T00:00:00Z");
    private static final Duration MARGIN = Duration.ofMinutes(150);

    private static final List<String> ODD = List.of(
            "Africa/Cairo",
            "Africa/Casablanca",
            "Africa/El_Aaiun",
            "America/Asuncion",
            "America/Caracas",
            "America/Havana",
            "America/New_York",
            "America/Nuuk",
            "America/Santiago",
            "America/Sao_Paulo",
            "America/Scoresbysund",
            "America/St_Johns",
            "Antarctica/Casey",
            "Antarctica/Troll",
            "Asia/Amman",
            "Asia/Beirut",
            "Asia/Gaza",
            "Asia/Pyongyang",
            "Asia/Tehran",
            "Australia/Adelaide",
            "Australia/Lord_Howe",
            "Europe/Dublin",
            "Europe/Paris",
            "Europe/Volgograd",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Pacific/Fakaofo");

    static List<String> zones() {
        List<String> all = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        if (ALL) {
            return all;
        }
        Map<List<ZoneOffsetTransition>, String> different = new LinkedHashMap<>();
        ODD.forEach(zone -> different.put(transitions(ZoneId.of(zone)), zone));
        all.forEach(zone -> different.putIfAbsent(transitions(ZoneId.of(zone)), zone));
        return List.copyOf(different.values());
    }

    @Test
    void no_zone_is_left_out_whose_clock_was_set_at_moments_of_its_own() {
        Set<List<ZoneOffsetTransition>> tried = new HashSet<>();
        zones().forEach(zone -> tried.add(transitions(ZoneId.of(zone))));
        assertThat(ZoneId.getAvailableZoneIds()).allMatch(zone -> tried.contains(transitions(ZoneId.of(zone))));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void fires_like_a_person_who_watches_the_clock_when_it_is_set(String zone) {
        Random random = new Random(SEED ^ zone.hashCode());
        List<ZoneOffsetTransition> transitions = transitions(ZoneId.of(zone));
        assertThat(transitions.isEmpty() && ODD.contains(zone)).isFalse();
        boolean each = ALL || ODD.contains(zone);
        for (ZoneOffsetTransition transition : transitions) {
            for (int i = 0; i < EFFORT && (each || random.nextInt(4) == 0); i++) {
                compare(transition, ZoneId.of(zone), random);
            }
        }
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return transitions;
    }

    private static void compare(ZoneOffsetTransition transition, ZoneId zone, Random random) {
        LocalDateTime local = random.nextBoolean() ? transition.getDateTimeBefore() : transition.getDateTimeAfter();
        String expression = new RandomCron(random).near(local.getHour(), local.getDayOfMonth());
        Optional<CronSchedule> schedule = parse(expression);
        if (schedule.isEmpty()) {
            return;
        }
        Duration around = MARGIN.plus(transition.getDuration().abs());
        Instant from = transition.getInstant().minus(around);
        Instant to = transition.getInstant().plus(around);
        List<Instant> expected = new SlowCron(expression).fires(from, to, zone);
        String where = "\"%s\" in %s around %s (seed %d)".formatted(expression, zone, transition.getInstant(), SEED);
        assertThat(fires(schedule.get(), from, to, zone)).as(where).isEqualTo(expected);
        long millis = (long) (random.nextDouble() * Duration.between(from, to).toMillis());
        probe(schedule.get(), from.plusMillis(millis), zone, expected, to, where);
        probe(schedule.get(), transition.getInstant().minusMillis(500L * random.nextInt(4)), zone, expected, to, where);
        assertThat(ledger(Timetable.cron(schedule.get(), zone), from, to, random))
                .as(where)
                .isEqualTo(expected);
    }

    /** The nominal times in the ledger of a node that looks now and then, sometimes after an outage of a quarter of an hour. */
    private static List<Instant> ledger(Timetable timetable, Instant from, Instant to, Random random) {
        Misfire misfire = List.of(Misfire.values()).get(random.nextInt(Misfire.values().length));
        MisfirePolicy policy = new MisfirePolicy(misfire, Duration.ofMinutes(1), 3, false);
        List<Instant> times = new ArrayList<>();
        Optional<Instant> next = timetable.next(from.minusMillis(1));
        Instant now = from;
        while (next.isPresent() && next.get().isBefore(to)) {
            FirePlan plan = FirePlan.decide(timetable, next.get(), now, policy);
            plan.fires().forEach(fire -> times.add(fire.time()));
            next = plan.nextFire();
            now = now.plusMillis(random.nextInt(random.nextBoolean() ? 5_000 : 900_000));
            now = now.isBefore(to) ? now : to.minusMillis(1);
        }
        return times;
    }

    private static void probe(
            CronSchedule schedule, Instant after, ZoneId zone, List<Instant> expected, Instant to, String where) {
        assertThat(schedule.next(after, zone).filter(fire -> fire.isBefore(to)))
                .as("%s after %s", where, after)
                .isEqualTo(expected.stream().filter(fire -> fire.isAfter(after)).findFirst());
    }

    private static List<Instant> fires(CronSchedule schedule, Instant from, Instant to, ZoneId zone) {
        List<Instant> fires = new ArrayList<>();
        Optional<Instant> fire = schedule.next(from.minusMillis(1), zone);
        while (fire.isPresent() && fire.get().isBefore(to)) {
            fires.add(fire.get());
            fire = schedule.next(fire.get(), zone);
        }
        return fires;
    }

    /** Chance makes some expressions that no date can match. */
    private static Optional<CronSchedule> parse(String expression) {
        try {
            return Optional.of(CronSchedule.parse(expression));
        } catch (InvalidCronException refused) {
            assertThat(refused.reason()).as(expression).startsWith("no date can ever match");
            return Optional.empty();
        }
    }
}
