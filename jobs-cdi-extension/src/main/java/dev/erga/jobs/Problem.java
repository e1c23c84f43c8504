package dev.erga.jobs;

import java.util.Objects;
import java.util.Optional;

/**
 * What went wrong, in the four parts that an operator needs.
 *
 * @param code a number that never changes its meaning, such as {@code ERGA-0107}
 * @param what the fact, in one sentence
 * @param at the place: a method, a job, a configuration key
 * @param why the rule that was broken, or the cause
 * @param fix what to do next
 */
public record Problem(String code, String what, Optional<String> at, Optional<String> why, Optional<String> fix) {

    public Problem {
        if (!code.matches("ERGA-\\d{4}")) {
            throw new IllegalArgumentException("code must look like ERGA-0107, was " + code);
        }
        Objects.requireNonNull(what, "what");
    }

    /** A problem with only its fact; {@link #at}, {@link #why} and {@link #fix} add the rest. */
    public static Problem of(String code, String what) {
        return new Problem(code, what, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with its place. */
    public Problem at(String place) {
        return new Problem(code, what, Optional.of(place), why, fix);
    }

    /** The same with its cause. */
    public Problem why(String cause) {
        return new Problem(code, what, at, Optional.of(cause), fix);
    }

    /** The same with the next step. */
    public Problem fix(String step) {
        return new Problem(code, what, at, why, Optional.of(step));
    }

    /** The form in which logs and exceptions show it: one line for the fact, one for each further part. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(code).append("  ").append(what);
        at.ifPresent(part -> text.append("\n  at   ").append(part));
        why.ifPresent(part -> text.append("\n  why  ").append(part));
        fix.ifPresent(part -> text.append("\n  fix  ").append(part));
        return text.toString();
    }
}
