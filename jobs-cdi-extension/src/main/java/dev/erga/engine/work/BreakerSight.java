package dev.erga.engine.work;

import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.setup.BreakerRule;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the breakers of its job methods, as of its last look at them. Those who begin jobs ask it; where no
 * method has a breaker, or all are sound, that costs nothing. Before the first look no job of a method with a breaker is begun.
 * Thread-safe.
 */
final class BreakerSight {

    /** By the names that the methods have. */
    private final Map<String, BreakerRule> rules = new HashMap<>();

    /** From each name that rows may carry to that which the method has. */
    private final Map<String, String> methods = new HashMap<>();

    /** The attempts by which this node tries methods. */
    private final Set<Lease> trials = ConcurrentHashMap.newKeySet();

    /** By name, and without what is sound; nothing before the first look. */
    private volatile @Nullable Map<String, BreakerView> seen;

    BreakerSight(RegisteredMethods registered) {
        for (String name : registered.names()) {
            registered
                    .named(name)
                    .ifPresent(method -> method.declaration().breaker().ifPresent(rule -> {
                        methods.put(name, method.name());
                        rules.put(method.name(), rule);
                    }));
        }
        seen = rules.isEmpty() ? Map.of() : null;
    }

    /** Whether there is anything to look at. */
    boolean isNeeded() {
        return !rules.isEmpty();
    }

    /** The method of a job, if it has a breaker. */
    Optional<String> method(ClaimedJob job) {
        return Optional.ofNullable(methods.get(job.name()));
    }

    /** The names that the rows of jobs of that method may carry. */
    Set<String> names(String method) {
        Set<String> names = new HashSet<>(methods.keySet());
        names.removeIf(name -> !method.equals(methods.get(name)));
        return names;
    }

    BreakerRule rule(String method) {
        return Objects.requireNonNull(rules.get(method));
    }

    /** What a look has shown. */
    void saw(List<BreakerView> views) {
        Map<String, BreakerView> own = new HashMap<>();
        for (BreakerView view : views) {
            if (rules.containsKey(view.state().name())) {
                own.put(view.state().name(), view);
            }
        }
        seen = Map.copyOf(own);
    }

    private Stream<BreakerView> known() {
        Map<String, BreakerView> now = seen;
        return now == null ? Stream.empty() : now.values().stream();
    }

    /** Whether failures of it are counted, so that a success matters. */
    boolean isCounted(String method) {
        return known().anyMatch(view -> view.state().name().equals(method));
    }

    /** Whether jobs whose rows carry that name are not simply begun. */
    private boolean isOpen(String name) {
        String method = methods.get(name);
        Map<String, BreakerView> now = seen;
        if (method == null || now == null) {
            return method != null;
        }
        BreakerView view = now.get(method);
        return view != null && view.state().isOpen();
    }

    /** Those of the job methods whose jobs may simply be claimed. */
    Set<String> startable(Set<String> names) {
        Map<String, BreakerView> now = seen;
        if (now != null && now.isEmpty()) {
            return names;
        }
        Set<String> startable = new HashSet<>(names);
        startable.removeIf(this::isOpen);
        return startable;
    }

    /** Whether the job must not begin, unless it is the one by which its method is tried. */
    boolean blocks(ClaimedJob job) {
        Map<String, BreakerView> now = seen;
        boolean allSound = now != null && now.isEmpty();
        return !allSound && isOpen(job.name()) && !trials.contains(job.lease());
    }

    /** The methods of which one job is to be tried. */
    Set<String> due() {
        Set<String> due = new HashSet<>();
        known().filter(view -> view.isHalfOpen() && !view.tried())
                .forEach(view -> due.add(view.state().name()));
        return due;
    }

    /** The methods whose jobs are not simply begun. */
    Set<String> open() {
        Map<String, BreakerView> now = seen;
        Set<String> open = new HashSet<>(now == null ? rules.keySet() : Set.of());
        known().filter(view -> view.state().isOpen())
                .forEach(view -> open.add(view.state().name()));
        return open;
    }

    /** How long after the last look the next method is to be tried. */
    Optional<Duration> untilDue() {
        return known().filter(view -> !view.isHalfOpen())
                .flatMap(view -> view.untilHalfOpen().stream())
                .min(Duration::compareTo);
    }

    /** That attempt tries its method. */
    void tries(Lease lease) {
        trials.add(lease);
    }

    /** That attempt has ended; tells whether it was one that tried its method. */
    boolean hasTried(Lease lease) {
        return trials.remove(lease);
    }
}
