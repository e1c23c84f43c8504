package dev.erga.testkit.history;

import dev.erga.jobs.spi.StoreUnderTest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Lives through random histories of a store's verbs, each on an empty store. */
public final class Histories implements Life {

    static final int LENGTH = Integer.getInteger("histories.length", 80);
    static final long SEED = Long.getLong("histories.seed", 1);

    private final Supplier<? extends StoreUnderTest> emptyStore;

    /** Each history is given a store that holds nothing. */
    public Histories(Supplier<? extends StoreUnderTest> emptyStore) {
        this.emptyStore = emptyStore;
    }

    /** With two nodes at the beginning. */
    static List<Step> drawn(long seed) {
        List<Step> steps = new ArrayList<>(List.of(new Step("join", 1), new Step("join", 2)));
        steps.addAll(Repertoire.STORE.history(seed, LENGTH));
        return steps;
    }

    static List<Step> drawnWithoutWaiting(long seed) {
        return drawn(seed).stream()
                .filter(step ->
                        OpenVerbs.ALL.stream().noneMatch(verb -> verb.name().equals(step.verb())))
                .toList();
    }

    /** What breaks in so many histories at most, in which no transaction stays open; no more than until that is found. */
    public Set<Invariant> broken(Invariant wanted, int tries) {
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        for (long seed = 1; seed <= tries && !broken.contains(wanted); seed++) {
            failing(drawnWithoutWaiting(seed))
                    .ifPresent(failed -> broken.add(failed.broken().invariant()));
        }
        return broken;
    }

    @Override
    public void through(List<Step> steps, List<String> told) throws Exception {
        try (World world = new World(emptyStore.get())) {
            for (Step step : steps) {
                told.add(step + "  fails");
                String done = Repertoire.STORE.done(step, world);
                told.set(told.size() - 1, done);
                Checks.all(world);
            }
            Quiet.reach(world);
        }
    }
}
