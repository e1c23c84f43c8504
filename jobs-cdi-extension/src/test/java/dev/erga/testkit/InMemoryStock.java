package dev.erga.testkit;

import dev.erga.jobs.spi.Inventory;
import dev.erga.jobs.spi.RecurringDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at both ends of what waits. */
final class InMemoryStock {

    private final InMemoryDatabase database;
    private final int most;
    private boolean complete = true;

    InMemoryStock(InMemoryDatabase database, int most) {
        this.database = database;
        this.most = most;
    }

    Inventory taken() {
        List<JobRow> seen = new ArrayList<>();
        database.jobs.all(row -> !row.state.isFinal()).stream()
                .collect(Collectors.groupingBy(row -> row.state + " " + row.job.queue()))
                .forEach((place, rows) -> seen.addAll(ends(rows, most)));
        List<Inventory.Jobs> jobs = new ArrayList<>();
        seen.stream()
                .collect(Collectors.groupingBy(row -> row.job.name(), TreeMap::new, Collectors.toList()))
                .forEach((name, rows) -> jobs.add(jobs(name, rows)));
        List<Inventory.Schedule> schedules =
                database.recurring.all(row -> row.definition().origin() == RecurringDefinition.Origin.DYNAMIC).stream()
                        .map(RecurringRow::definition)
                        .map(definition -> new Inventory.Schedule(
                                definition.id(),
                                definition.jobName(),
                                definition.call().arguments()))
                        .toList();
        complete &= schedules.size() <= most;
        return new Inventory(complete, jobs, schedules.stream().limit(most).toList());
    }

    private static Inventory.Jobs jobs(String name, List<JobRow> rows) {
        List<JobRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(row -> row.job.id()));
        int half = Inventory.SAMPLES / 2;
        Set<JobRow> ends = new LinkedHashSet<>(ordered.subList(0, Math.min(half, ordered.size())));
        ends.addAll(ordered.subList(Math.max(0, ordered.size() - half), ordered.size()));
        return new Inventory.Jobs(
                name,
                rows.size(),
                ends.stream()
                        .map(row -> new Inventory.Sample(row.job.id(), row.job.arguments()))
                        .toList());
    }

    private List<JobRow> ends(List<JobRow> rows, int many) {
        List<JobRow> ordered = new ArrayList<>(rows);
        ordered.sort(InMemoryVerbs.CLAIM_ORDER);
        if (ordered.size() <= 2 * many) {
            return ordered;
        }
        complete = false;
        List<JobRow> ends = new ArrayList<>(ordered.subList(0, many));
        ends.addAll(ordered.subList(ordered.size() - many, ordered.size()));
        return ends;
    }
}
