package dev.erga.engine.work;

import dev.erga.engine.loop.Loop;
import dev.erga.engine.message.PolicyMessages;
import dev.erga.engine.setup.BreakerRule;
import dev.erga.jobs.event.BreakerClosed;
import dev.erga.jobs.event.BreakerOpened;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.InDoubtException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what the ends of attempts make of the breakers of their methods, and looks how all stand: soon after something was
 * written or this node was told of a change, when one becomes half-open, and otherwise once in a poll interval, or in five while
 * other nodes can tell it. Writes nothing for a method that does not fail. What is written stands beside the ends themselves, in
 * transactions of its own, so that no end waits for it; a node that dies in between takes a count with it. Thread-safe.
 */
final class BreakerBook {

    private static final Logger LOG = System.getLogger(BreakerBook.class.getName());

    /** Where a method fails often, one write stands for many ends. */
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(50);

    private static final Duration LONGEST_WHEN_TOLD = Duration.ofSeconds(5);
    private static final int INTERVALS_WHEN_TOLD = 5;
    private static final int MOST_NOTED = 1_000;

    private final WorkParts parts;
    private final BreakerSight sight;
    private final Runnable mayBegin;
    private final Loop loop;
    private final Map<String, List<Verdict>> noted = new LinkedHashMap<>();
    private volatile boolean asked = true;
    private long lastLook;

    /**
     * Nothing is written before its loop is started.
     *
     * @param mayBegin is told when jobs may begin that could not before
     */
    BreakerBook(WorkParts parts, BreakerSight sight, Runnable mayBegin) {
        this.parts = parts;
        this.sight = sight;
        this.mayBegin = mayBegin;
        this.loop = new Loop("breakers", parts.time(), parts.log(), this::round);
    }

    Loop loop() {
        return loop;
    }

    /** Something has changed, here or elsewhere. */
    void look() {
        asked = true;
        loop.wake();
    }

    /** An attempt has ended, and that is written. */
    void ended(Ended ended) {
        sight.method(ended.job()).ifPresent(method -> ended(method, ended));
    }

    private void ended(String name, Ended ended) {
        boolean tried = sight.hasTried(ended.lease());
        Optional<Verdict> verdict = verdict(ended);
        verdict.filter(each -> !each.good() || tried || sight.isCounted(name)).ifPresent(each -> note(name, each));
        if (tried && verdict.isEmpty()) {
            look();
        }
    }

    private static Optional<Verdict> verdict(Ended ended) {
        return switch (ended.completion().outcome()) {
            case SUCCEEDED -> Optional.of(new Verdict(ended.lease(), true, ""));
            case FAILED_WILL_RETRY, TIMED_OUT_WILL_RETRY, GAVE_UP, TIMED_OUT_GAVE_UP, DROPPED, TIMED_OUT_DROPPED ->
                ended.jobsOwnFault() ? Optional.empty() : Optional.of(bad(ended));
            case UNREADABLE, RELEASED, SNOOZED, CANCELLED -> Optional.empty();
        };
    }

    private static Verdict bad(Ended ended) {
        return new Verdict(ended.lease(), false, ended.completion().reason().orElse("It failed."));
    }

    private synchronized void note(String name, Verdict verdict) {
        List<Verdict> verdicts = noted.computeIfAbsent(name, none -> new ArrayList<>());
        if (verdicts.size() < MOST_NOTED) {
            verdicts.add(verdict);
        }
        loop.wake();
    }

    private Duration round() throws Exception {
        Set<String> names = names();
        for (String name : names) {
            write(name);
        }
        if (asked || !names.isEmpty() || untilLook() <= 0) {
            lookNow();
        }
        return names.isEmpty() ? Duration.ofNanos(Math.max(0, untilLook())) : BETWEEN_WRITES;
    }

    private synchronized Set<String> names() {
        return Set.copyOf(noted.keySet());
    }

    private synchronized List<Verdict> verdicts(String name) {
        return List.copyOf(noted.getOrDefault(name, List.of()));
    }

    /** So many have been written; others may have come meanwhile. */
    private synchronized void drop(String name, int written) {
        List<Verdict> left = noted.getOrDefault(name, List.of());
        if (left.size() > written) {
            noted.put(name, new ArrayList<>(left.subList(written, left.size())));
        } else {
            noted.remove(name);
        }
    }

    /** What the write has changed. */
    private record Change(BreakerState before, BreakerState after) {}

    /** What somebody else holds is tried again with what has come until then. */
    private void write(String name) throws Exception {
        List<Verdict> verdicts = verdicts(name);
        try {
            Optional<Change> written = parts.calls().inNew(() -> written(name, verdicts));
            if (written.isPresent()) {
                drop(name, verdicts.size());
                tell(written.get());
            }
        } catch (InDoubtException eitherWay) {
            // To count a failure twice would be worse than not to count it.
            drop(name, verdicts.size());
        }
    }

    private Optional<Change> written(String name, List<Verdict> verdicts) {
        BreakerRule rule = sight.rule(name);
        Optional<BreakerView> view = parts.store().breakers().lock(name);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        BreakerState before = view.get().state();
        BreakerState after = BreakerDecision.after(view.get(), verdicts, rule);
        boolean written = before.equals(after) || parts.store().breakers().replace(before, after);
        return written ? Optional.of(new Change(before, after)) : Optional.empty();
    }

    private void tell(Change change) {
        BreakerState before = change.before();
        BreakerState after = change.after();
        if (after.isOpen() && !after.openUntil().equals(before.openUntil())) {
            tellOpened(after);
        } else if (before.isOpen() && !after.isOpen()) {
            String reason = before.trial()
                    .map(trial -> "Job " + trial.job() + ", which was tried, has succeeded.")
                    .orElse("A job has succeeded.");
            LOG.log(Level.INFO, "Jobs of {0} are started again. {1}", after.name(), reason);
            parts.events().publish(new BreakerClosed(after.name(), reason));
        }
        if (before.isSound() != after.isSound() || !before.openUntil().equals(after.openUntil())) {
            parts.tellOfBreakers().run();
        }
    }

    private void tellOpened(BreakerState opened) {
        Duration rest = Duration.between(
                opened.openedAt().orElseThrow(), opened.openUntil().orElseThrow());
        String reason = opened.reason().orElse("");
        LOG.log(
                Level.WARNING,
                PolicyMessages.breakerOpened(opened.name(), opened.failures(), Failures.spoken(rest), reason)
                        .toString());
        parts.events().publish(new BreakerOpened(opened.name(), opened.failures(), rest, reason));
    }

    private void lookNow() throws Exception {
        asked = false;
        Set<String> wereOpen = sight.open();
        Set<String> wereDue = sight.due();
        List<BreakerView> views = parts.calls().inNew(parts.store().breakers()::all);
        sight.saw(views);
        lastLook = parts.time().nanoTime();
        Set<String> begin = new HashSet<>(wereOpen);
        begin.removeAll(sight.open());
        begin.addAll(sight.due());
        begin.removeAll(wereDue);
        if (!begin.isEmpty()) {
            mayBegin.run();
        }
    }

    private long untilLook() {
        Duration interval = interval();
        Duration rest =
                sight.untilDue().filter(due -> due.compareTo(interval) < 0).orElse(interval);
        return lastLook + rest.toNanos() - parts.time().nanoTime();
    }

    private Duration interval() {
        Duration interval = parts.settings().pollInterval();
        if (interval.compareTo(LONGEST_WHEN_TOLD) >= 0 || !parts.told().getAsBoolean()) {
            return interval;
        }
        Duration longer = interval.multipliedBy(INTERVALS_WHEN_TOLD);
        return longer.compareTo(LONGEST_WHEN_TOLD) < 0 ? longer : LONGEST_WHEN_TOLD;
    }
}
