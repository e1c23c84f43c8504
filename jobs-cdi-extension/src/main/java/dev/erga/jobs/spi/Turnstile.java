package dev.erga.jobs.spi;

/**
 * Lets jobs of one key through while there are places: the only place where that is decided. Jobs are offered in their order,
 * and the first that must wait keeps those behind it waiting, whatever their own bounds. Not thread-safe.
 */
public final class Turnstile {

    private int holding;
    private int starts;
    private boolean closed;
    private boolean rateUsedUp;

    /**
     * As things stand.
     *
     * @param holding how many jobs hold a place
     * @param starts how many starts count against a rate
     */
    public Turnstile(int holding, int starts) {
        this.holding = holding;
        this.starts = starts;
    }

    /** Whether a job with these bounds gets a place; it then holds it. */
    public boolean letsThrough(LimitBounds bounds) {
        if (closed || room(bounds) <= 0) {
            closed = true;
            rateUsedUp |= startsLeft(bounds) <= 0;
            return false;
        }
        holding++;
        starts++;
        return true;
    }

    /** How many jobs with these bounds could get a place. */
    public int room(LimitBounds bounds) {
        int places = bounds.atOnce().isPresent() ? bounds.atOnce().getAsInt() - holding : Integer.MAX_VALUE;
        return Math.max(0, Math.min(places, startsLeft(bounds)));
    }

    /** Whether a job waits since the starts of a rate are used up: time alone then makes room. */
    public boolean isRateUsedUp() {
        return rateUsedUp;
    }

    private int startsLeft(LimitBounds bounds) {
        return bounds.rate().map(rate -> rate.starts() - starts).orElse(Integer.MAX_VALUE);
    }
}
