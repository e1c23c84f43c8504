package dev.erga.dashboard.retries;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.failures.FailureTab;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.RetryPage;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only. Addresses are what follows the question mark.
 *
 * @param asOf when it was read
 * @param lead how many there are
 * @param tabs the ways to failures and to retries
 * @param rows the jobs, those that run next first
 * @param paged whether it begins further down than at the next to run
 * @param later the address of the next page; empty on the last
 * @param notice what of the address was left out; empty for nothing
 */
public record Retries(
        Moment asOf,
        String lead,
        List<FailureTab> tabs,
        List<RetryRow> rows,
        boolean paged,
        String later,
        String notice) {

    static Retries of(RetriesData data, RetriesQuery query, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        RetryPage page = data.page();
        Moments moments = new Moments(now, texts);
        return new Retries(
                moments.now(),
                lead(page.total(), texts),
                FailureTab.onRetries(data.failed(), page.total(), texts),
                page.jobs().stream()
                        .map(retry -> RetryRow.of(retry, moments, buttons))
                        .toList(),
                query.after().isPresent(),
                page.next().map(RetriesQuery::behind).orElse(""),
                query.misread().map(part -> texts.get("notice.misread", part)).orElse(""));
    }

    private static String lead(BoundedCount total, Texts texts) {
        if (total.value() == 0) {
            return texts.get("retries.lead.none");
        }
        return total.value() == 1
                ? texts.get("retries.lead.one")
                : texts.get("retries.lead.many", Numbers.counted(total));
    }
}
