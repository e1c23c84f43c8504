package dev.erga.circle.one;

import dev.erga.circles.Other;

/** Breaks a rule: knows a package that knows this one. */
public final class One {
    public void meet(Other other) {}
}
