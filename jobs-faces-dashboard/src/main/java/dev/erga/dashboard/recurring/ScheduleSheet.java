package dev.erga.dashboard.recurring;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.job.Fact;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.RecurringDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of a recurring job as it is shown: finished words only. Addresses are below the dashboard's.
 *
 * @param id which recurring job
 * @param address the page itself, at the end of the ledger
 * @param buttons what can be done
 * @param standing whether it fires
 * @param next its next fire
 * @param zone its time zone; empty if its clock shows what UTC shows
 * @param coming its next fires
 * @param strip its latest fires
 * @param facts its settings
 * @param ledger what became of its fires, newest first
 * @param paged whether the ledger begins further down than at its end
 * @param older the address of the ledger's next page; empty on the last
 * @param notices what of the address was left out
 */
public record ScheduleSheet(
        String id,
        String address,
        List<ActionButton> buttons,
        Standing standing,
        Next next,
        String zone,
        List<ComingRow> coming,
        Strip strip,
        List<Fact> facts,
        List<LedgerRow> ledger,
        boolean paged,
        String older,
        List<String> notices) {

    private static ActionButton editing(RecurringDetails schedule, Reader reader) {
        return reader.buttons()
                .of(
                        Action.EDIT_RECURRING,
                        schedule.id(),
                        Optional.of("recurring.act.declared")
                                .filter(any -> !schedule.origin().equals("DYNAMIC"))
                                .map(reader.texts()::get));
    }

    static ScheduleSheet of(ScheduleData data, ScheduleQuery query, Reader reader) {
        Moments moments = reader.moments();
        Texts texts = reader.texts();
        RecurringDetails schedule = data.schedule();
        ZoneClock clock = ZoneClock.of(schedule.zone(), texts);
        String address = ScheduleRow.address(schedule.id());
        return new ScheduleSheet(
                schedule.id(),
                address,
                Stream.concat(
                                ScheduleRow.buttons(schedule, address, reader.buttons()).stream(),
                                Stream.of(editing(schedule, reader).back(address)))
                        .toList(),
                Standing.of(schedule, moments, texts),
                Next.of(schedule, moments, texts),
                clock.isUtc() ? "" : schedule.zone(),
                data.coming().stream()
                        .map(fire -> ComingRow.of(fire, schedule, moments, texts))
                        .toList(),
                Strip.of(data.latest(), texts),
                new ScheduleFacts(schedule, moments, texts).told(),
                data.page().entries().stream()
                        .map(entry -> LedgerRow.of(entry, clock, moments, texts))
                        .toList(),
                query.before().isPresent(),
                data.page()
                        .next()
                        .map(last -> ScheduleQuery.older(schedule.id(), last))
                        .orElse(""),
                query.notices(texts));
    }
}
