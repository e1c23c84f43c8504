package dev.erga.engine.work;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.InDoubtException;
import dev.erga.jobs.spi.LeaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Claims, and remembers those whose commit was in doubt: such jobs may be this node's without it knowing, and since the
 * node lives nobody would ever rescue them. Used by the poller's thread, and by others once that has ended.
 */
final class Claims {

    private final WorkParts parts;
    private final List<ClaimedJob> doubtful = new ArrayList<>();

    Claims(WorkParts parts) {
        this.parts = parts;
    }

    /** Hands over what was granted, in the order in which it is to be begun. */
    List<ClaimedJob> claim(Claim claim, Consumer<ClaimedJob> ours) throws Exception {
        List<ClaimedJob> granted = new ArrayList<>();
        try {
            parts.calls().inNew(() -> {
                granted.clear();
                granted.addAll(parts.store().claim(claim));
                return granted;
            });
        } catch (InDoubtException inDoubt) {
            doubtful.addAll(granted);
            throw inDoubt;
        }
        granted.sort(QueueTurn.ORDER);
        handOver(granted, ours);
        return granted;
    }

    /** Should memory run out half-way, the rest is not forgotten. */
    private void handOver(List<ClaimedJob> granted, Consumer<ClaimedJob> ours) {
        int begun = 0;
        try {
            for (ClaimedJob job : granted) {
                ours.accept(job);
                begun++;
            }
        } finally {
            doubtful.addAll(granted.subList(begun, granted.size()));
        }
    }

    /** Forgets those that are in doubt; who takes them gives them back, and the store knows whose they are. */
    List<ClaimedJob> takeDoubtful() {
        List<ClaimedJob> all = List.copyOf(doubtful);
        doubtful.clear();
        return all;
    }

    /** Asks the rows of doubtful claims whose they are, and hands over those that are this node's. */
    void settleDoubts(Consumer<ClaimedJob> ours) throws Exception {
        while (!doubtful.isEmpty()) {
            ClaimedJob job = doubtful.get(doubtful.size() - 1);
            boolean isOurs = parts.membership().holds(job.lease().node())
                    && parts.calls().inNew(() -> parts.store().inspect(job.lease())) == LeaseStatus.HELD;
            if (isOurs) {
                ours.accept(job);
            }
            doubtful.remove(doubtful.size() - 1);
        }
    }
}
