package dev.erga.engine.work;

import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.TenantClaim;
import dev.erga.jobs.spi.TenantPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has one job tried of each method whose breaker has been open for long enough. The claim and the note of whose attempt it is are
 * one transaction that holds the breaker, so that of all nodes one tries; should it die, its job is taken from it, and then
 * another may. Belongs to the poller's thread.
 */
final class Trials {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /** Of more tenants than that some wait for the next try. */
    private static final int MOST_TENANTS = 50;

    private final WorkParts parts;
    private final BreakerSight sight;
    private final Claims claims;
    private final Runnable changed;
    private final Map<String, String> lastTenants = new HashMap<>();
    private boolean owed;
    private long lastTry;

    /** @param changed is told when one is tried */
    Trials(WorkParts parts, BreakerSight sight, Claims claims, Runnable changed) {
        this.parts = parts;
        this.sight = sight;
        this.claims = claims;
        this.changed = changed;
        this.lastTry = parts.time().nanoTime() - BETWEEN_TRIES.toNanos();
    }

    /** Something may have come into a queue. */
    void jobsMayWait() {
        owed = true;
    }

    /** How long the poller may rest on account of this; empty for as long as it likes. */
    Optional<Duration> rest() {
        return owed && !sight.due().isEmpty() ? Optional.of(BETWEEN_TRIES) : Optional.empty();
    }

    /**
     * Tries what is due.
     *
     * @param queues those whose jobs may begin
     */
    void claim(NodeId node, List<String> queues, Consumer<ClaimedJob> ours) throws Exception {
        long now = parts.time().nanoTime();
        if (!owed || now - lastTry < BETWEEN_TRIES.toNanos()) {
            return;
        }
        Set<String> due = sight.due();
        if (due.isEmpty()) {
            return;
        }
        owed = false;
        lastTry = now;
        for (String name : due) {
            boolean tried = !claims.claim(() -> granted(node, queues, name), job -> {
                        sight.tries(job.lease());
                        ours.accept(job);
                    })
                    .isEmpty();
            if (tried) {
                changed.run();
            }
        }
    }

    /** Others may have been first since this node looked. */
    private List<ClaimedJob> granted(NodeId node, List<String> queues, String name) {
        Optional<BreakerView> free =
                parts.store().breakers().lock(name).filter(view -> view.isHalfOpen() && !view.tried());
        if (free.isEmpty()) {
            return List.of();
        }
        Set<String> names = sight.names(name);
        for (String queue : queues) {
            Optional<ClaimedJob> job = first(node, queue, names);
            if (job.isPresent()) {
                parts.store()
                        .breakers()
                        .replace(
                                free.get().state(),
                                free.get().state().tried(job.get().lease()));
                return List.of(job.get());
            }
        }
        return List.of();
    }

    private Optional<ClaimedJob> first(NodeId node, String queue, Set<String> names) {
        Optional<ClaimedJob> ofNobody = parts.store().claim(new Claim(node, queue, names, 1, Optional.empty())).stream()
                .findFirst();
        return ofNobody.isPresent() ? ofNobody : ofTenant(node, queue, names);
    }

    /** A claim for one job looks at one tenant. */
    private Optional<ClaimedJob> ofTenant(NodeId node, String queue, Set<String> names) {
        String place = queue + names;
        Optional<String> last = Optional.ofNullable(lastTenants.get(place));
        for (int i = 0; i < MOST_TENANTS; i++) {
            TenantPage page = parts.store().tenants().claim(new TenantClaim(node, queue, names, 1, last));
            last = page.next();
            if (!page.jobs().isEmpty() || last.isEmpty()) {
                lastTenants.remove(place);
                return page.jobs().stream().findFirst();
            }
        }
        last.ifPresent(tenant -> lastTenants.put(place, tenant));
        return Optional.empty();
    }
}
