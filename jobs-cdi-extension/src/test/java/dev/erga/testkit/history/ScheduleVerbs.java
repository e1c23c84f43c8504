package dev.erga.testkit.history;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.spi.Fire;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.RecurringDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Schedules are made and fire: in time, late, and by nodes that do not know that others have fired already. */
final class ScheduleVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("schedule", 3, ScheduleVerbs::put),
            new Verb<>("fire", 6, ScheduleVerbs::fire),
            new Verb<>("fire-late", 3, ScheduleVerbs::fireLate));

    private static final List<String> IDS = List.of("nightly", "sync");

    private ScheduleVerbs() {}

    private static RecurringDefinition definition(String id) {
        return new RecurringDefinition(
                id,
                World.METHODS.get(0),
                Optional.empty(),
                Optional.of(ModelSchedule.EVERY),
                ZoneOffset.UTC,
                Misfire.COALESCE,
                Duration.ofMinutes(1));
    }

    private static String put(World world, Dice dice) throws Exception {
        String id = dice.of(IDS);
        Instant first =
                world.commit(world.store::now).plus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
        World.Done<Boolean> done =
                world.perform(dice, () -> world.store.schedules().put(definition(id), after -> Optional.of(first)));
        Broken.unlessSame(true, done.answer(), Invariant.I8_ONE_OUTCOME_PER_FIRE, "whether " + id + " was stored");
        if (done.committed()) {
            world.model.schedules.computeIfAbsent(id, none -> new ModelSchedule(id, world.virtual(first)));
        }
        return "schedule " + id + done.orNot();
    }

    /** What a node does that looks for due schedules. */
    private static String fire(World world, Dice dice) throws Exception {
        if (EnqueueVerbs.isFull(world)) {
            return "enough jobs";
        }
        boolean coalesces = dice.oneIn(2);
        List<String> told = new ArrayList<>();
        List<Runnable> effects = new ArrayList<>();
        World.Done<List<LockedSchedule>> done = world.perform(dice, () -> {
            List<LockedSchedule> locked =
                    world.store.schedules().lockDue(Fireable.of(Set.copyOf(IDS), Set.of()), IDS.size());
            for (LockedSchedule schedule : locked) {
                ModelSchedule known = known(world, schedule);
                List<Fire> fires = fires(world, known, known.due(world.virtual(schedule.now())), coalesces);
                told.add(known.id + " " + fires.size());
                effects.add(written(world, known, fires));
            }
            return locked;
        });
        Set<String> seen = new HashSet<>();
        done.answer().forEach(schedule -> seen.add(schedule.definition().id()));
        Broken.unlessSame(due(world), seen, Invariant.I8_ONE_OUTCOME_PER_FIRE, "what is due");
        if (done.committed()) {
            effects.forEach(Runnable::run);
        }
        return "fire " + told + done.orNot();
    }

    private static ModelSchedule known(World world, LockedSchedule locked) {
        String id = locked.definition().id();
        ModelSchedule known = Optional.ofNullable(world.model.schedules.get(id))
                .orElseThrow(() -> new Broken(Invariant.I8_ONE_OUTCOME_PER_FIRE, "nobody has stored " + id));
        Broken.unlessSame(
                Optional.of(known.next),
                locked.nextFire().map(world::virtual),
                Invariant.I8_ONE_OUTCOME_PER_FIRE,
                "next fire of " + id);
        return known;
    }

    private static Set<String> due(World world) throws Exception {
        Instant now = world.virtual(world.commit(world.store::now));
        Set<String> due = new HashSet<>();
        world.model.schedules.values().stream()
                .filter(schedule -> !schedule.due(now).isEmpty())
                .forEach(schedule -> due.add(schedule.id));
        return due;
    }

    private static List<Fire> fires(World world, ModelSchedule schedule, List<Instant> times, boolean coalesces) {
        List<Fire> fires = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Instant stored = world.stored(times.get(i));
            boolean skipped = coalesces && i < times.size() - 1;
            fires.add(
                    skipped
                            ? new Fire(
                                    schedule.id,
                                    stored,
                                    Fire.Outcome.COALESCED,
                                    Optional.of("missed"),
                                    Optional.empty())
                            : fired(world, schedule, stored));
        }
        return fires;
    }

    private static Fire fired(World world, ModelSchedule schedule, Instant stored) {
        return new Fire(schedule.id, stored, Fire.Outcome.FIRED, Optional.empty(), Optional.of(world.nextJob()));
    }

    /** Writes fires and their jobs; what the model is to learn of it is told later. */
    private static Runnable written(World world, ModelSchedule schedule, List<Fire> fires) {
        Instant next = fires.stream()
                .map(fire -> world.virtual(fire.fireTime()).plus(ModelSchedule.EVERY))
                .filter(schedule.next::isBefore)
                .reduce(schedule.next, (one, other) -> one.isAfter(other) ? one : other);
        List<Fire> written = world.store.schedules().recordFires(schedule.id, fires, Optional.of(world.stored(next)));
        for (Fire fire : fires) {
            boolean anew = !schedule.ledger.containsKey(world.virtual(fire.fireTime()));
            Broken.unless(
                    anew || !written.contains(fire), Invariant.I7_ONE_JOB_PER_FIRE, "fired a second time: " + fire);
            Broken.unless(!anew || written.contains(fire), Invariant.I8_ONE_OUTCOME_PER_FIRE, "not written: " + fire);
        }
        List<NewJob> jobs = written.stream()
                .filter(fire -> fire.job().isPresent())
                .map(ScheduleVerbs::job)
                .toList();
        world.store.enqueue(jobs);
        return () -> {
            written.forEach(fire -> schedule.ledger.put(world.virtual(fire.fireTime()), fire));
            schedule.next = next;
            jobs.forEach(world.model::add);
        };
    }

    private static NewJob job(Fire fire) {
        JobId id = fire.job().orElseThrow();
        return new NewJob(
                id,
                World.METHODS.get(0),
                World.QUEUES.get(0),
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(fire.recurringId()),
                Optional.of(fire.fireTime()),
                Optional.empty());
    }

    /** A node that was frozen wakes up and fires what it found due then; whether others have, only the ledger tells. */
    private static String fireLate(World world, Dice dice) throws Exception {
        Optional<ModelSchedule> schedule = dice.maybe(List.copyOf(world.model.schedules.values()));
        if (schedule.isEmpty() || EnqueueVerbs.isFull(world)) {
            return "no schedule";
        }
        Instant now = world.virtual(world.commit(world.store::now));
        List<Fire> fires = new ArrayList<>();
        for (Instant time : dice.some(schedule.get().ledger.keySet(), 2)) {
            fires.add(fired(world, schedule.get(), world.stored(time)));
        }
        fires.addAll(fires(world, schedule.get(), schedule.get().due(now), true));
        if (fires.isEmpty()) {
            return "nothing was due";
        }
        World.Done<Runnable> done = world.perform(dice, () -> written(world, schedule.get(), fires));
        if (done.committed()) {
            done.answer().run();
        }
        return "late fire of " + schedule.get().id + ", " + fires.size() + done.orNot();
    }
}
