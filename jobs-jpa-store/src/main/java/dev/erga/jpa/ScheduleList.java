package dev.erga.jpa;

import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;

/** Reads schedules in the order of their key, with the ends of their ledgers: as many statements for a page as for one. */
record ScheduleList(Sessions.Open open) {

    List<RecurringLine> page(RecurringFilter filter, int latest) {
        List<RecurringRow> rows = rows(filter);
        Map<String, List<FireRun>> runs = open.jdbc(
                jdbc -> Ledger.latest(jdbc, rows.stream().map(row -> row.id).toList(), latest));
        Instant now = open.jdbc(DatabaseTime::read);
        Declared declared = open.jdbc(Declared::by);
        return rows.stream()
                .map(row -> line(row, now, declared, runs.getOrDefault(row.id, List.of())))
                .toList();
    }

    private List<RecurringRow> rows(RecurringFilter filter) {
        String condition = filter.after().isPresent() ? " where id > :after" : "";
        SelectionQuery<RecurringRow> query = open.session()
                .createSelectionQuery("from RecurringRow" + condition + " order by id", RecurringRow.class);
        filter.after().ifPresent(after -> query.setParameter("after", after));
        return query.setMaxResults(filter.limit()).list();
    }

    private static RecurringLine line(RecurringRow row, Instant now, Declared declared, List<FireRun> latest) {
        Optional<FireRun> last = latest.stream().findFirst();
        return new RecurringLine(row.details(now, declared, last.map(FireRun::fire)), latest, Optional.empty());
    }

    Optional<RecurringDetails> one(String id) {
        // PostgreSQL refuses a text with that letter, so no id has it.
        Optional<RecurringRow> found = Optional.of(id)
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> open.session().get(RecurringRow.class, text));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = open.jdbc(DatabaseTime::read);
        Declared declared = open.jdbc(Declared::by);
        Map<String, List<FireRun>> runs = open.jdbc(jdbc -> Ledger.latest(jdbc, List.of(id), 1));
        return found.map(row ->
                line(row, now, declared, runs.getOrDefault(id, List.of())).schedule());
    }
}
