package dev.erga.engine.work;

import dev.erga.engine.loop.Loop;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Learns which running jobs were asked to stop from another node: each second, while any runs. Tells what they are doing where somebody
 * has asked: that writes much, and must not keep the lease waiting.
 */
final class CancellationWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final WorkParts parts;
    private final InFlight inFlight;
    private final StackAnswers stacks;
    private final Loop loop;

    CancellationWatch(WorkParts parts, InFlight inFlight, StackAnswers stacks) {
        this.parts = parts;
        this.inFlight = inFlight;
        this.stacks = stacks;
        this.loop = new Loop("cancellations", parts.time(), parts.log(), this::round);
    }

    Loop loop() {
        return loop;
    }

    private Duration round() throws Exception {
        // Usually one; more while attempts of a lost incarnation go on.
        Set<NodeId> nodes =
                inFlight.all().map(attempt -> attempt.job().lease().node()).collect(Collectors.toSet());
        for (NodeId node : nodes) {
            Set<Lease> asked = parts.calls().inNew(() -> parts.store().cancellations(node));
            asked.forEach(inFlight::stop);
        }
        stacks.answer();
        return BETWEEN_LOOKS;
    }
}
