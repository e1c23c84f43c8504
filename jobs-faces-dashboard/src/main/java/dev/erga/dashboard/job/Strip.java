package dev.erga.dashboard.job;

import java.util.List;

/**
 * The attempts of a job side by side, as long and as far apart as they were; finished words and shares of the whole only. Below it
 * the timeline tells the same.
 *
 * @param words the same in words; empty if there is nothing to compare
 * @param bars the attempts, oldest first
 * @param gaps the times between them
 */
public record Strip(String words, List<Bar> bars, List<Gap> gaps) {

    static final Strip NONE = new Strip("", List.of(), List.of());

    /** Whether there is anything to compare. */
    public boolean shown() {
        return !words.isEmpty();
    }

    /**
     * An attempt.
     *
     * @param from where it begins, such as {@code 12.50%}
     * @param width how long it is, such as {@code 3.20%}
     * @param tone the class of its colour
     * @param label its number; empty where it would stand in another one's way
     * @param words what became of it
     */
    public record Bar(String from, String width, String tone, String label, String words) {}

    /**
     * The time until the next attempt.
     *
     * @param from where it begins
     * @param to where it ends
     */
    public record Gap(String from, String to) {}
}
