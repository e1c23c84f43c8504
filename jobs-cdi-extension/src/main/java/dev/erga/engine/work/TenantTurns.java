package dev.erga.engine.work;

import dev.erga.jobs.spi.TenantPage;
import java.util.Optional;

/**
 * What the poller knows of the tenants in one queue: whether jobs of theirs may wait, and whose turn was last. That is kept
 * when the queue is woken, so that who comes late in the order has its turn however often that happens.
 */
final class TenantTurns {

    private boolean mayHoldMore;
    private Optional<String> last = Optional.empty();
    private boolean lapIsWhole;
    private boolean lapBroughtJobs;
    private int inThisLap;
    private int inLastLap;
    private double dueToOthers;

    boolean mayHoldMore() {
        return mayHoldMore;
    }

    /** A tenant's job may have come in. */
    void wake() {
        mayHoldMore = true;
        lapIsWhole = false;
    }

    /** Where the next claim begins. */
    Optional<String> last() {
        return last;
    }

    /** Learns from what a claim brought. */
    void claimed(TenantPage page) {
        if (last.isEmpty()) {
            lapIsWhole = true;
            lapBroughtJobs = false;
            inThisLap = 0;
        }
        lapBroughtJobs |= !page.jobs().isEmpty();
        inThisLap += page.tenants();
        last = page.next();
        if (last.isEmpty()) {
            inLastLap = inThisLap;
            mayHoldMore = lapBroughtJobs || !lapIsWhole;
        }
    }

    /**
     * Shares a page with the jobs that have no tenant, which count as one more tenant. Whole jobs, so what is left of a share
     * is added to the next.
     *
     * @return how many of the jobs are for tenants; the rest is for the others
     */
    int share(int jobs) {
        int tenants = Math.max(1, Math.max(inThisLap, inLastLap));
        dueToOthers += jobs / (tenants + 1.0);
        int others = (int) Math.min(jobs, dueToOthers);
        dueToOthers -= others;
        return jobs - others;
    }
}
