package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;

/**
 * One of the large numbers.
 *
 * @param icon the id of its shape
 * @param tone the class of its colour; grey for a zero that would alarm
 * @param word the state's word
 * @param count the number, grouped
 * @param countTone the class of the number's colour
 * @param note the line below it
 * @param noteLink where what the note counts is listed, on this page; empty for none
 * @param key the state's name in addresses and for the script
 * @param query what the address of its list has after the question mark
 */
public record StateFigure(
        String icon,
        String tone,
        String word,
        String count,
        String countTone,
        String note,
        String noteLink,
        String key,
        String query) {

    static StateFigure of(JobState state, BoundedCount count, int workers, Texts texts) {
        StateLook look = StateLook.of(state);
        String key = StateLook.key(state);
        boolean none = count.value() == 0;
        boolean calm = none && state == JobState.FAILED;
        String countTone = none ? "erga-dim" : state == JobState.FAILED ? "erga-bad" : "";
        return new StateFigure(
                look.icon(),
                calm ? "erga-dim" : look.tone(),
                texts.get("state." + key),
                Numbers.counted(count),
                countTone,
                note(state, none, workers, texts),
                state == JobState.PROCESSING ? "#nodes" : "",
                key,
                "state=" + key);
    }

    private static String note(JobState state, boolean none, int workers, Texts texts) {
        return switch (state) {
            case PROCESSING -> texts.get("figure.processing", Numbers.grouped(workers));
            case ENQUEUED, SCHEDULED, FAILED, SUCCEEDED ->
                texts.get("figure." + StateLook.key(state) + (none ? ".none" : ".some"));
            case AWAITING, HELD, DELETED -> "";
        };
    }
}
