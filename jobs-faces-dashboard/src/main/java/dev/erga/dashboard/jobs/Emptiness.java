package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;

/**
 * What an empty list says.
 *
 * @param icon the id of its shape
 * @param fact that there is nothing
 * @param note what to do next
 * @param first whether no job was ever enqueued, so that the page shows how
 */
public record Emptiness(String icon, String fact, String note, boolean first) {

    static Emptiness of(JobsData data, JobsQuery query, Texts texts) {
        if (query.isPlain() && data.isEmpty()) {
            return of("jobs.none", "erga-enqueued", true, texts);
        }
        if (query.isForOne()) {
            return of("jobs.none.id", "erga-search", false, texts);
        }
        if (data.page().bounded()) {
            return of(query.isPaged() ? "jobs.bounded.further" : "jobs.bounded", "erga-search", false, texts);
        }
        if (query.isPaged()) {
            return of(query.after().isPresent() ? "jobs.top" : "jobs.end", "erga-enqueued", false, texts);
        }
        if (!query.isPlain()) {
            return of("jobs.none.search", "erga-search", false, texts);
        }
        return query.state()
                .map(state -> of(
                        "jobs.none." + StateLook.key(state), StateLook.of(state).icon(), false, texts))
                .orElseGet(() -> of("jobs.none", "erga-enqueued", false, texts));
    }

    private static Emptiness of(String key, String icon, boolean first, Texts texts) {
        return new Emptiness(icon, texts.get(key), texts.get(key + ".note"), first);
    }
}
