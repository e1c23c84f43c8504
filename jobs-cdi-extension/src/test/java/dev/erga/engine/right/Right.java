package dev.erga.engine.right;

import dev.erga.engine.left.Left;

/** Breaks a rule: knows an activity that knows this one. */
public final class Right {
    public void meet(Left other) {}
}
