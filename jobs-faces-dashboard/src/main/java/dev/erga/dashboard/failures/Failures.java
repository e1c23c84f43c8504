package dev.erga.dashboard.failures;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was read
 * @param lead what stands out
 * @param tabs the ways to failures and to retries
 * @param rows the ways to fail, most frequent of the last 24 hours first
 * @param more that there are others; empty if there are none
 */
public record Failures(Moment asOf, String lead, List<FailureTab> tabs, List<FailureRow> rows, String more) {

    private static final int HOUR = 0;
    private static final int DAY = 2;

    static Failures of(FailuresData data, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        List<FailureGroup> groups = data.groups().groups();
        return new Failures(
                moments.now(),
                lead(groups, texts),
                FailureTab.onFailures(data.failed(), data.retrying(), texts),
                groups.stream()
                        .map(group -> FailureRow.of(group, moments, buttons))
                        .toList(),
                data.groups().more() ? texts.get("failures.more", Numbers.grouped(groups.size())) : "");
    }

    private static String lead(List<FailureGroup> groups, Texts texts) {
        BoundedCount hour = sum(groups, HOUR);
        BoundedCount day = sum(groups, DAY);
        if (groups.isEmpty()) {
            return texts.get("failures.lead.none");
        }
        if (hour.value() > 0) {
            BoundedCount most = groups.stream()
                    .map(group -> group.lately().get(HOUR))
                    .max(Comparator.comparingLong(BoundedCount::value))
                    .orElseThrow();
            return texts.get("failures.lead.hour", Numbers.counted(most), Numbers.counted(hour));
        }
        return day.value() > 0
                ? texts.get("failures.lead.day", Numbers.counted(day))
                : texts.get("failures.lead.quiet");
    }

    /** Of those that are shown. */
    private static BoundedCount sum(List<FailureGroup> groups, int window) {
        List<BoundedCount> counts =
                groups.stream().map(group -> group.lately().get(window)).toList();
        return new BoundedCount(
                counts.stream().mapToLong(BoundedCount::value).sum(),
                counts.stream().anyMatch(BoundedCount::more));
    }
}
