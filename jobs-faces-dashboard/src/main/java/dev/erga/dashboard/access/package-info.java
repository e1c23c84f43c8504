/** Who gets in: the decision, the challenge to sign in, and the refusal. */
@org.jspecify.annotations.NullMarked
package dev.erga.dashboard.access;
