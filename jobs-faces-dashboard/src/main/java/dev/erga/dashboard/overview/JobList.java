package dev.erga.dashboard.overview;

import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of jobs, newest first. Addresses are what follows the question mark.
 *
 * @param rows the jobs
 * @param heading what the list holds
 * @param state the word of the only state it holds; empty for all
 * @param paged whether it begins further down than at the newest
 * @param newest the address of its first page; may be empty
 * @param older the address of its next page; empty on the last
 * @param emptiness what to say in place of an empty list
 */
public record JobList(
        List<JobRow> rows,
        String heading,
        String state,
        boolean paged,
        String newest,
        String older,
        Emptiness emptiness) {

    /**
     * What an empty list says.
     *
     * @param icon the id of its shape
     * @param fact that there is nothing
     * @param note what to do next
     * @param first whether no job was ever enqueued, so that the page shows how
     */
    public record Emptiness(String icon, String fact, String note, boolean first) {}

    static JobList of(OverviewData data, OverviewQuery query, Instant now, Texts texts) {
        Moments moments = new Moments(now, texts);
        Optional<String> state = query.state().map(StateLook::key);
        return new JobList(
                data.page().jobs().stream()
                        .map(job -> JobRow.of(job, now, moments, texts))
                        .toList(),
                texts.get(state.isPresent() ? "jobs.heading.state" : "jobs.heading"),
                state.map(key -> texts.get("state." + key)).orElse(""),
                query.before().isPresent(),
                query.newest(),
                data.page().next().map(query::older).orElse(""),
                emptiness(data, query, texts));
    }

    private static Emptiness emptiness(OverviewData data, OverviewQuery query, Texts texts) {
        if (data.noJobAtAll()) {
            return emptiness("jobs.none", "erga-enqueued", true, texts);
        }
        if (query.before().isPresent()) {
            return emptiness("jobs.end", "erga-enqueued", false, texts);
        }
        return query.state()
                .map(state -> emptiness(
                        "jobs.none." + StateLook.key(state), StateLook.of(state).icon(), false, texts))
                .orElseGet(() -> emptiness("jobs.none", "erga-enqueued", false, texts));
    }

    private static Emptiness emptiness(String key, String icon, boolean first, Texts texts) {
        return new Emptiness(icon, texts.get(key), texts.get(key + ".note"), first);
    }
}
