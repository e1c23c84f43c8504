package dev.erga.engine.recurring;

import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nominal times of a stretch in which nobody ran, without holding all of them: a year of seconds is 31 million.
 *
 * @param earlier those before the ones listed
 * @param latest the latest, in order, at most {@link FirePlan#MOST_ROWS}
 */
record Missed(Optional<Earlier> earlier, List<Instant> latest) {

    /** So many are counted; of more it is enough to say that there are more. */
    static final int MOST_COUNTED = 10_000;

    /**
     * Times that share a row.
     *
     * @param first the time the row has
     * @param last the last of them
     * @param count how many they are, or {@link #MOST_COUNTED} if that many or more
     */
    record Earlier(Instant first, Instant last, int count) {}

    /**
     * Collects a stretch.
     *
     * @param first a nominal time before the end
     * @param end not part of the stretch
     */
    static Missed between(Timetable timetable, Instant first, Instant end) {
        List<Instant> times = counted(timetable, first, end);
        if (times.size() <= FirePlan.MOST_ROWS) {
            return new Missed(Optional.empty(), times);
        }
        List<Instant> latest = times.size() < MOST_COUNTED
                ? times.subList(times.size() - FirePlan.MOST_ROWS, times.size())
                : backwards(timetable, first, end);
        Instant last = latest(timetable, first, latest.get(0));
        int count = times.size() < MOST_COUNTED ? times.size() - latest.size() : MOST_COUNTED;
        return new Missed(Optional.of(new Earlier(first, last, count)), latest);
    }

    private static List<Instant> counted(Timetable timetable, Instant first, Instant end) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> time = Optional.of(first);
        while (time.isPresent() && time.get().isBefore(end) && times.size() < MOST_COUNTED) {
            times.add(time.get());
            time = timetable.next(time.get());
        }
        return times;
    }

    private static List<Instant> backwards(Timetable timetable, Instant first, Instant end) {
        Instant[] times = new Instant[FirePlan.MOST_ROWS];
        Instant later = end;
        for (int i = times.length - 1; i >= 0; i--) {
            later = latest(timetable, first, later);
            times[i] = later;
        }
        return List.of(times);
    }

    /**
     * The latest nominal time before an end. A timetable only looks forward, so this goes back in doubling steps until
     * something comes before the end, and then halves what is left.
     *
     * @param first a nominal time before the end
     */
    static Instant latest(Timetable timetable, Instant first, Instant end) {
        Instant found = doubling(timetable, first, end);
        Instant nothingAfter = end;
        while (timetable.next(found).filter(end::isAfter).isPresent()) {
            Instant middle = found.plus(Duration.between(found, nothingAfter).dividedBy(2));
            Optional<Instant> later = timetable.next(middle).filter(end::isAfter);
            found = later.orElse(found);
            nothingAfter = later.isPresent() ? nothingAfter : middle;
        }
        return found;
    }

    private static Instant doubling(Timetable timetable, Instant first, Instant end) {
        Duration whole = Duration.between(first, end);
        for (Duration step = Duration.ofSeconds(1); step.compareTo(whole) < 0; step = step.multipliedBy(2)) {
            Optional<Instant> found = timetable.next(end.minus(step)).filter(end::isAfter);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return first;
    }

    /** How many, or {@link #MOST_COUNTED} if that many or more. */
    int count() {
        return Math.min(
                MOST_COUNTED, latest.size() + earlier.map(Earlier::count).orElse(0));
    }

    /** A row for each time, and one for the earlier ones together. */
    List<PlannedFire> rows(Fire.Outcome outcome, Function<Instant, String> reason) {
        List<PlannedFire> rows = new ArrayList<>();
        earlier.ifPresent(shared -> rows.add(new PlannedFire(
                shared.first(), outcome, Optional.of(Reasons.shared(reason.apply(shared.first()), shared)))));
        for (Instant time : latest) {
            rows.add(new PlannedFire(time, outcome, Optional.of(reason.apply(time))));
        }
        return rows;
    }
}
