package dev.erga.engine.left;

import dev.erga.engine.right.Right;

/** Breaks a rule: knows an activity that knows this one. */
public final class Left {
    public void meet(Right other) {}
}
