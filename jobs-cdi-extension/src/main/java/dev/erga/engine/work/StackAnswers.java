package dev.erga.engine.work;

import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.spi.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what the running jobs are doing once somebody asks; until then it costs nothing. Thread-safe. */
final class StackAnswers {

    private static final int JOBS = 50;

    private final WorkParts parts;
    private final InFlight inFlight;
    private @Nullable Wish wish;

    private record Wish(NodeId node, Instant asked) {}

    /** Those that began first come first: it is they that people ask for. */
    private record Running(Attempt attempt, long since) {}

    StackAnswers(WorkParts parts, InFlight inFlight) {
        this.parts = parts;
        this.inFlight = inFlight;
    }

    /** Somebody wants to know; only remembered. */
    synchronized void asked(NodeId node, Instant asked) {
        wish = new Wish(node, asked);
    }

    /** Answers if somebody has asked. Should that fail, the next heartbeat asks again. */
    void answer() throws Exception {
        Optional<Wish> asked = taken();
        if (asked.isPresent()) {
            tell(asked.get());
        }
    }

    private synchronized Optional<Wish> taken() {
        Optional<Wish> taken = Optional.ofNullable(wish);
        wish = null;
        return taken;
    }

    private void tell(Wish wanted) throws Exception {
        long now = parts.time().nanoTime();
        List<Running> running = inFlight.all()
                .filter(attempt ->
                        attempt.isInMethod() && attempt.job().lease().node().equals(wanted.node()))
                .map(attempt -> new Running(attempt, attempt.enteredAt() - now))
                .sorted(Comparator.comparing(Running::since))
                .toList();
        StackShot shot = new StackShot(now);
        List<JobStack> stacks = running.stream()
                .limit(JOBS)
                .map(each -> shot.of(each.attempt()))
                .flatMap(Optional::stream)
                .toList();
        int further = Math.max(0, running.size() - JOBS);
        parts.calls().inNew(() -> parts.store().stacks().tell(wanted.node(), wanted.asked(), stacks, further));
    }
}
