package dev.erga.testkit.history;

import dev.erga.jobs.spi.Admission;
import dev.erga.jobs.spi.JobLimit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Jobs that share places are let through. */
final class LimitVerbs {

    static final Set<String> KEYS = World.LIMITS.stream().map(JobLimit::key).collect(Collectors.toSet());

    static final List<Verb<World>> ALL = List.of(
            new Verb<>(
                    "admit", 8, (world, dice) -> admit(world, dice, new HashSet<>(dice.some(new TreeSet<>(KEYS), 2)))),
            new Verb<>("waiting", 1, LimitVerbs::waiting));

    private LimitVerbs() {}

    static String admit(World world, Dice dice, Set<String> keys) throws Exception {
        if (world.open().isPresent()) {
            return "not beside an open transaction";
        }
        World.Done<Admission> done =
                world.perform(dice, () -> world.store.limits().admit(keys, Map.of()));
        if (done.committed()) {
            Set<String> queues = new HashSet<>();
            new TreeSet<>(keys).forEach(key -> queues.addAll(world.model.admitted(key)));
            Broken.unlessSame(queues, done.answer().ready(), Invariant.LIMITS, "queues in which jobs got a place");
        }
        return "admit to " + keys + ": " + done.answer() + done.orNot();
    }

    private static String waiting(World world, Dice dice) throws Exception {
        Set<String> expected = world.model
                .jobs(job -> job.wantsPlace)
                .map(job -> job.made.limit().orElseThrow().key())
                .collect(Collectors.toSet());
        Optional<String> last = dice.oneIn(3) ? Optional.of("disk") : Optional.empty();
        last.ifPresent(expected::remove);
        List<String> seen = world.commit(() -> world.store.limits().waiting(last, UpkeepVerbs.ALL_OF_THEM));
        Broken.unlessSame(expected, Set.copyOf(seen), Invariant.LIMITS, "keys that jobs wait for");
        return "waiting for " + seen;
    }
}
