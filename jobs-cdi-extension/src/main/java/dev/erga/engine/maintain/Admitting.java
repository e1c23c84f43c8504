package dev.erga.engine.maintain;

import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.setup.LimitRule;
import dev.erga.jobs.spi.Admission;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets jobs run that share places: those of keys that this node was told of at once, those that a rate holds back when it lets
 * more through, and now and then, or when a node has died, all for which jobs wait.
 */
final class Admitting implements Duty {

    private static final Duration REST = Duration.ofMinutes(2);

    /** Whoever was at the key, or holds a job's row, needs a moment. */
    private static final Duration UNTIL_AGAIN = Duration.ofMillis(20);

    private static final int PAGE = 500;

    /** With more than that to remember, looking at all is cheaper. */
    private static final int MOST_REMEMBERED = 10_000;

    private final MaintenanceParts parts;
    private final Map<String, LimitBounds> declared;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean askedForAll;

    // What follows is touched by the loop's thread only.

    /** When a key is to be looked at again, in nanoseconds of the node's time. */
    private final Map<String, Long> later = new HashMap<>();

    private long lastLookAtAll;

    Admitting(MaintenanceParts parts) {
        this.parts = parts;
        this.declared = declared(parts);
        this.lastLookAtAll = parts.time().nanoTime() - REST.toNanos();
    }

    private static Map<String, LimitBounds> declared(MaintenanceParts parts) {
        Map<String, LimitBounds> declared = new HashMap<>();
        for (String name : parts.methods().names()) {
            parts.methods()
                    .named(name)
                    .map(RegisteredMethod::declaration)
                    .flatMap(declaration -> declaration.limit().map(LimitRule::bounds))
                    .ifPresent(bounds -> declared.put(name, bounds));
        }
        return Map.copyOf(declared);
    }

    /** Jobs wait for places of these keys, or places of theirs are free. */
    void ask(Set<String> keys) {
        asked.addAll(keys);
        if (asked.size() > MOST_REMEMBERED) {
            askForAll();
            asked.clear();
        }
    }

    /** Any key may be one of those. */
    void askForAll() {
        askedForAll = true;
    }

    @Override
    public boolean isAsked() {
        return askedForAll || !asked.isEmpty();
    }

    @Override
    public String name() {
        return "let jobs run that share places";
    }

    @Override
    public Duration run() throws Exception {
        if (askedForAll || sinceLookAtAll().compareTo(REST) >= 0) {
            lookAtAll();
        }
        lookAt(taken());
        return untilNext();
    }

    private Duration sinceLookAtAll() {
        return Duration.ofNanos(parts.time().nanoTime() - lastLookAtAll);
    }

    private void lookAtAll() throws Exception {
        askedForAll = false;
        boolean done = false;
        try {
            admitAll();
            lastLookAtAll = parts.time().nanoTime();
            done = true;
        } finally {
            askedForAll |= !done;
        }
    }

    private void admitAll() throws Exception {
        Limits limits = parts.store().limits();
        Optional<String> last = Optional.empty();
        List<String> page;
        do {
            Optional<String> after = last;
            page = parts.calls().inNew(() -> limits.waiting(after, PAGE));
            admit(page);
            last = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
    }

    /** Those that were asked for, and those whose time has come. */
    private Set<String> taken() {
        Set<String> keys = new HashSet<>(asked);
        asked.removeAll(keys);
        long now = parts.time().nanoTime();
        later.forEach((key, due) -> {
            if (now - due >= 0) {
                keys.add(key);
            }
        });
        // Remembered until it is done, should the database not answer.
        keys.forEach(key -> lookAgain(key, UNTIL_AGAIN));
        return keys;
    }

    private void lookAt(Set<String> keys) throws Exception {
        List<String> all = new ArrayList<>(keys);
        for (int first = 0; first < all.size(); first += PAGE) {
            admit(all.subList(first, Math.min(all.size(), first + PAGE)));
        }
    }

    private void admit(Collection<String> keys) throws Exception {
        if (keys.isEmpty()) {
            return;
        }
        Admission admission = parts.calls().inNew(() -> parts.store().limits().admit(Set.copyOf(keys), declared));
        later.keySet().removeAll(keys);
        admission.later().forEach(this::lookAgain);
        admission.again().forEach(key -> lookAgain(key, UNTIL_AGAIN));
        admission.ready().forEach(parts.wakeQueue());
    }

    private void lookAgain(String key, Duration after) {
        later.put(key, parts.time().nanoTime() + after.toNanos());
    }

    private Duration untilNext() {
        long now = parts.time().nanoTime();
        long next = REST.minus(sinceLookAtAll()).toNanos();
        for (long due : later.values()) {
            next = Math.min(next, due - now);
        }
        return Duration.ofNanos(Math.max(0, next));
    }
}
