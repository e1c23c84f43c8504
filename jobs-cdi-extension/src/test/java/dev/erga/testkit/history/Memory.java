package dev.erga.testkit.history;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.TenantPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a meddler has seen pass by, so that it knows where to do wrong. */
final class Memory implements Meddler {

    final JobStore real;
    final Map<JobId, ClaimedJob> latest = new ConcurrentHashMap<>();
    final Map<JobId, NewJob> stored = new ConcurrentHashMap<>();
    final List<NodeId> nodes = new CopyOnWriteArrayList<>();
    private final Wrong wrong;

    Memory(JobStore real, Wrong wrong) {
        this.real = real;
        this.wrong = wrong;
    }

    /** Does wrong, knowing what was before. */
    @FunctionalInterface
    interface Wrong {
        @Nullable
        Object answer(Memory memory, Call call) throws Throwable;
    }

    @Override
    public @Nullable Object answer(Call call) throws Throwable {
        Object answer = wrong.answer(this, call);
        if (answer instanceof List<?> some) {
            some.forEach(this::remember);
        } else if (answer instanceof TenantPage page) {
            page.jobs().forEach(this::remember);
        }
        for (Object argument : call.arguments()) {
            if (argument instanceof List<?> some) {
                some.forEach(this::remember);
            } else if (argument instanceof NodeDescription node) {
                nodes.add(node.id());
            }
        }
        return answer;
    }

    private void remember(Object any) {
        if (any instanceof ClaimedJob grant) {
            latest.put(grant.lease().job(), grant);
        } else if (any instanceof NewJob job) {
            stored.put(job.id(), job);
        }
    }

    Lease latest(Lease lease) {
        return Optional.ofNullable(latest.get(lease.job()))
                .map(ClaimedJob::lease)
                .orElse(lease);
    }

    boolean runs(JobId job) {
        return Optional.ofNullable(latest.get(job))
                .filter(grant -> real.inspect(grant.lease()) == LeaseStatus.HELD)
                .isPresent();
    }

    /** The jobs that follow this one. */
    List<JobId> followers(UUID parent) {
        return stored.values().stream()
                .filter(job -> job.due() instanceof Due.Follows follows
                        && follows.parent().value().equals(parent))
                .map(NewJob::id)
                .toList();
    }
}
