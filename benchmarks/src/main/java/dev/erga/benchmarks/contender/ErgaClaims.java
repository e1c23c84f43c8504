package dev.erga.benchmarks.contender;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jpa.LocalJpaStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims as the engine makes them one after another: each goes on where the last one ended. For one thread. */
final class ErgaClaims {

    private static final Duration LEASE = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Comparator<ClaimedJob> ORDER = Comparator.comparingInt(ClaimedJob::priority)
            .thenComparing(job -> job.lease().job());

    private final LocalJpaStore store;
    private final Set<String> names = Set.of("gathered");
    private @Nullable NodeId node;
    private Optional<Claim.Cursor> after = Optional.empty();

    ErgaClaims(LocalJpaStore store) {
        this.store = store;
    }

    void forget() {
        after = Optional.empty();
    }

    void claim(int limit) throws Exception {
        Claim claim = new Claim(node(), ErgaJobs.QUEUE, names, limit, after);
        List<ClaimedJob> page =
                store.transactions().inNew(TIMEOUT, () -> store.opened().store().claim(claim));
        ClaimedJob last = page.stream().max(ORDER).orElseThrow();
        after = Optional.of(new Claim.Cursor(last.priority(), last.lease().job()));
    }

    private NodeId node() throws Exception {
        NodeId joined = node;
        if (joined == null) {
            NodeId fresh = new NodeId(UUID.randomUUID());
            NodeDescription description = new NodeDescription(fresh, "by hand", "1", 1, Set.of(ErgaJobs.QUEUE), names);
            store.transactions().inNew(TIMEOUT, () -> {
                store.opened().store().join(description, LEASE);
                return fresh;
            });
            node = fresh;
            joined = fresh;
        }
        return joined;
    }
}
