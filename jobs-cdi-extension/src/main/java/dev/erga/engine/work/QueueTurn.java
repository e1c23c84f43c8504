package dev.erga.engine.work;

import dev.erga.jobs.spi.Claim.Cursor;
import dev.erga.jobs.spi.ClaimedJob;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the poller knows of one queue: whether more may wait there, and where the last full page ended. From there the
 * next claim goes on, so that it does not walk over dead index entries again; it begins with the first again after a page
 * that was not full, when the queue is woken, and every quarter of a second, so that nothing is passed over for longer.
 */
final class QueueTurn {

    private static final long CURSOR_LIFE = Duration.ofMillis(250).toNanos();
    /** The order in which jobs of a queue are claimed and begun. */
    static final Comparator<ClaimedJob> ORDER = Comparator.comparingInt(ClaimedJob::priority)
            .thenComparing(job -> job.lease().job());

    private final String queue;
    private final TenantTurns tenants = new TenantTurns();
    private boolean mayHoldMore;
    private Optional<Cursor> after = Optional.empty();
    private long cursorSince;

    QueueTurn(String queue) {
        this.queue = queue;
    }

    String queue() {
        return queue;
    }

    /** Whether jobs may wait in it, of tenants or of nobody. */
    boolean mayHoldMore() {
        return mayHoldMore || tenants.mayHoldMore();
    }

    /** Whether jobs without a tenant may wait. */
    boolean mayHoldMoreOfNobody() {
        return mayHoldMore;
    }

    /** Turns between the tenants of this queue. */
    TenantTurns tenants() {
        return tenants;
    }

    /** Something without a tenant may have come in anywhere in the queue. */
    void wake() {
        mayHoldMore = true;
        after = Optional.empty();
    }

    /** Where the next claim begins. */
    Optional<Cursor> cursor(long now) {
        if (after.isPresent() && now - cursorSince >= CURSOR_LIFE) {
            after = Optional.empty();
        }
        return after;
    }

    /**
     * Learns from what a claim brought.
     *
     * @return whether the queue has been seen to its end from its beginning
     */
    boolean claimed(List<ClaimedJob> page, int limit, long now) {
        boolean full = page.size() >= limit;
        boolean fromTheFirst = after.isEmpty();
        if (full) {
            if (fromTheFirst) {
                cursorSince = now;
            }
            ClaimedJob last = page.stream().max(ORDER).orElseThrow();
            after = Optional.of(new Cursor(last.priority(), last.lease().job()));
        } else {
            after = Optional.empty();
        }
        mayHoldMore = full || !fromTheFirst;
        return !mayHoldMore();
    }
}
