package dev.erga.dashboard.recurring;

import dev.erga.dashboard.text.Moment;
import dev.erga.jobs.monitor.RecurringPage;
import java.util.List;

/**
 * The list as it is shown: finished words only. Addresses are below the dashboard's.
 *
 * @param asOf when it was read
 * @param rows the recurring jobs of this page, by id
 * @param none whether there is none at all, so that the page shows how to write one
 * @param paged whether it begins further down than at the first
 * @param following the address of the next page; empty on the last
 * @param notices what of the address was left out
 */
public record Schedules(
        Moment asOf, List<ScheduleRow> rows, boolean none, boolean paged, String following, List<String> notices) {

    static Schedules of(RecurringPage page, ScheduleQuery query, Reader reader) {
        boolean paged = query.after().isPresent();
        return new Schedules(
                reader.moments().now(),
                page.lines().stream()
                        .map(line -> ScheduleRow.of(line, query.list(), reader))
                        .toList(),
                page.lines().isEmpty() && !paged,
                paged,
                page.next().map(ScheduleQuery::following).orElse(""),
                query.notices(reader.texts()));
    }
}
