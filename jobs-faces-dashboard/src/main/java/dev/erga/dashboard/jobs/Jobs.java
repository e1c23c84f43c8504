package dev.erga.dashboard.jobs;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only. Addresses are what follows the question mark.
 *
 * @param asOf when it was read
 * @param title what the list holds
 * @param tabs the ways to the states
 * @param search what stands in the search field
 * @param qualifiers what a search can speak of
 * @param suggestions what may stand there next
 * @param state the state's name in addresses, which a new search keeps; empty for all
 * @param chips what narrows the list
 * @param order in which order the jobs stand, and of what the counts are
 * @param rows the jobs
 * @param bulk what can be done to several of them at once
 * @param top the job that newer ones would come above of; empty where they would not, further down the list
 * @param emptiness what to say in place of an empty list
 * @param paged whether it begins further down than at the newest
 * @param newest the address of its first page; may be empty
 * @param newer the address of the page before; empty where there is none
 * @param newerWord what that way is called
 * @param older the address of the next page; empty on the last
 * @param olderWord what that way is called
 * @param notices what of the address and the search was left out
 */
public record Jobs(
        Moment asOf,
        String title,
        List<StateTab> tabs,
        String search,
        String qualifiers,
        List<String> suggestions,
        String state,
        List<Chip> chips,
        String order,
        List<JobRow> rows,
        Bulk bulk,
        String top,
        Emptiness emptiness,
        boolean paged,
        String newest,
        String newer,
        String newerWord,
        String older,
        String olderWord,
        List<String> notices) {

    private static final int MOST_NOTICES = 5;

    static Jobs of(JobsData data, JobsQuery query, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        return new Jobs(
                moments.now(),
                query.state()
                        .map(state -> texts.get("jobs.title." + StateLook.key(state)))
                        .orElseGet(() -> texts.get("page.jobs")),
                StateTab.of(data, query, texts),
                query.text(),
                Qualifier.listed(),
                new Suggestions(data, query).told(),
                query.state().map(StateLook::key).orElse(""),
                Chip.of(query, texts),
                texts.get(order(data, query)),
                data.page().jobs().stream()
                        .map(job -> JobRow.of(job, now, moments, texts))
                        .toList(),
                Bulk.of(data, query, buttons),
                top(data, query),
                Emptiness.of(data, query, texts),
                query.isPaged(),
                query.first(),
                data.page().previous().map(query::newer).orElse(""),
                texts.get(isBounded(data, query, true) ? "jobs.furtherUp" : "jobs.newer"),
                data.page().next().map(query::older).orElse(""),
                texts.get(isBounded(data, query, false) ? "jobs.furtherBack" : "jobs.older"),
                query.misread().stream()
                        .limit(MOST_NOTICES)
                        .map(part -> part.sentence(texts))
                        .toList());
    }

    private static String order(JobsData data, JobsQuery query) {
        if (data.page().bounded()) {
            return "jobs.newestFirst.bounded";
        }
        return query.isPlain() ? "jobs.newestFirst" : "jobs.newestFirst.search";
    }

    /** Whether the page ended in that direction because enough was looked at. */
    private static boolean isBounded(JobsData data, JobsQuery query, boolean upwards) {
        return data.page().bounded() && query.after().isPresent() == upwards;
    }

    private static String top(JobsData data, JobsQuery query) {
        return query.isPaged() || query.isForOne()
                ? ""
                : data.page().jobs().stream()
                        .findFirst()
                        .map(job -> job.id().toString())
                        .orElse("");
    }
}
