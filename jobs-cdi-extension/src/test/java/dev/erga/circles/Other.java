package dev.erga.circles;

import dev.erga.circle.one.One;

/** Breaks a rule: knows a package that knows this one. */
public final class Other {
    public void meet(One one) {}
}
