package dev.erga.dashboard.job;

import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;

/**
 * One state on a job's way.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour
 * @param word the state's word
 * @param note the line below it
 * @param current whether the job is there
 * @param ahead whether it has not come there yet
 */
public record Step(String icon, String tone, String word, String note, boolean current, boolean ahead) {

    static Step past(JobState state, String note, Texts texts) {
        return of(state, note, false, false, texts);
    }

    static Step present(JobState state, String note, Texts texts) {
        return of(state, note, true, false, texts);
    }

    static Step ahead(JobState state, String note, Texts texts) {
        return of(state, note, false, true, texts);
    }

    private static Step of(JobState state, String note, boolean current, boolean ahead, Texts texts) {
        StateLook look = StateLook.of(state);
        String word = texts.get("state." + StateLook.key(state));
        return new Step(look.icon(), ahead ? "erga-ghost" : look.tone(), word, note, current, ahead);
    }
}
