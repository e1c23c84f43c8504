package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.Breakers;
import java.util.List;
import java.util.Optional;

/** Which job methods keep failing, in memory. */
final class InMemoryBreakers extends InMemoryVerbs implements Breakers {

    InMemoryBreakers(InMemoryDatabase database) {
        super(database);
    }

    @Override
    public List<BreakerView> all() {
        return run("breakers.all", this::views);
    }

    List<BreakerView> views() {
        return database.breakers.all(state -> true).stream().map(this::view).toList();
    }

    private BreakerView view(BreakerState state) {
        boolean tried = state.trial()
                .flatMap(trial -> database.jobs
                        .find(trial.job())
                        .filter(row -> row.state == JobState.PROCESSING && row.token == trial.token()))
                .isPresent();
        return new BreakerView(state, clockNow(), tried);
    }

    @Override
    public Optional<BreakerView> lock(String name) {
        return run("breakers.lock", () -> {
            Optional<BreakerState> locked = database.breakers.lockUnlessHeld(name);
            boolean held = locked.isEmpty() && database.breakers.find(name).isPresent();
            return held ? Optional.empty() : Optional.of(view(locked.orElseGet(() -> BreakerState.sound(name))));
        });
    }

    @Override
    public boolean replace(BreakerState before, BreakerState after) {
        return run("breakers.replace", () -> {
            String name = after.name();
            if (before.isSound()) {
                return after.isSound() || insertIfAbsent(name, after);
            }
            if (after.isSound()) {
                database.breakers.delete(name);
            } else {
                database.breakers.update(name, after);
            }
            return true;
        });
    }

    private boolean insertIfAbsent(String name, BreakerState state) {
        boolean absent = database.breakers.lock(name).isEmpty();
        if (absent) {
            database.breakers.insert(name, state);
        }
        return absent;
    }

    @Override
    public Optional<BreakerState> reset(String name) {
        return run("breakers.reset", () -> {
            Optional<BreakerState> kept = database.breakers.lock(name);
            kept.ifPresent(state -> database.breakers.delete(name));
            return kept;
        });
    }
}
