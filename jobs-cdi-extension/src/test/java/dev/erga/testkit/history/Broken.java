package dev.erga.testkit.history;

/** An invariant does not hold. */
public final class Broken extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Broken(Invariant invariant, String fact) {
        super(invariant + ": " + fact);
        this.invariant = invariant;
    }

    Broken(Invariant invariant, String fact, Throwable cause) {
        super(invariant + ": " + fact, cause);
        this.invariant = invariant;
    }

    static void unless(boolean holds, Invariant invariant, String fact) {
        if (!holds) {
            throw new Broken(invariant, fact);
        }
    }

    static void unlessSame(Object expected, Object seen, Invariant invariant, String what) {
        if (!expected.equals(seen)) {
            throw new Broken(invariant, what + ": expected " + expected + ", was " + seen);
        }
    }

    /** Which one. */
    public Invariant invariant() {
        return invariant;
    }
}
