package dev.erga.engine.work;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Claims, and remembers what was granted until it is begun. Where a commit was in doubt, or an error came in between, such
 * jobs may be this node's without it knowing, and since the node lives nobody would ever rescue them. Used by the poller's
 * thread, and by others once that has ended.
 */
final class Claims {

    private static final Comparator<ClaimedJob> LAST_FIRST = QueueTurn.ORDER.reversed();

    private final WorkParts parts;
    private final List<ClaimedJob> doubtful = new ArrayList<>();

    Claims(WorkParts parts) {
        this.parts = parts;
    }

    /**
     * Hands over what was granted, in the order in which it is to be begun. Only while nothing is in doubt.
     *
     * @return what was granted, in any order
     */
    List<ClaimedJob> claim(Claim claim, Consumer<ClaimedJob> ours) throws Exception {
        return claim(() -> parts.store().claim(claim), ours);
    }

    /** The same of what is granted in another way. */
    List<ClaimedJob> claim(Supplier<List<ClaimedJob>> grant, Consumer<ClaimedJob> ours) throws Exception {
        parts.calls().inNew(() -> {
            // What a try before this one was granted, it has rolled back.
            doubtful.clear();
            return doubtful.addAll(grant.get());
        });
        doubtful.sort(LAST_FIRST);
        return handOver(ours);
    }

    /** The same for tenants, whose jobs come in the order of their turns. */
    TenantPage claim(TenantClaim claim, Consumer<ClaimedJob> ours) throws Exception {
        TenantPage page = parts.calls().inNew(() -> {
            doubtful.clear();
            TenantPage granted = parts.store().tenants().claim(claim);
            doubtful.addAll(granted.jobs());
            return granted;
        });
        Collections.reverse(doubtful);
        handOver(ours);
        return page;
    }

    private List<ClaimedJob> handOver(Consumer<ClaimedJob> ours) {
        List<ClaimedJob> granted = List.copyOf(doubtful);
        while (!doubtful.isEmpty()) {
            ours.accept(doubtful.get(doubtful.size() - 1));
            doubtful.remove(doubtful.size() - 1);
        }
        return granted;
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
