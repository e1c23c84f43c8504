package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Inventory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Looks through what waits, at the ends of each place where jobs do. */
final class Stock {

    /** Beyond them somebody has other worries. */
    private static final int MOST_QUEUES = 200;

    private static final int MOST_NAMES = 500;

    /** Arguments may be long. */
    private static final int READ_AT_ONCE = 100;

    private static final String SCHEDULES = """
            SELECT id, job_name, arguments FROM erga_recurring WHERE origin = 'DYNAMIC' ORDER BY id LIMIT ?
            """;

    /** From name to name by the index of held jobs, without reading the jobs between. */
    static final String NEXT_HELD = """
            SELECT name FROM erga_job WHERE state = 'HELD' AND name > ? ORDER BY name LIMIT 1
            """;

    private static final String ARGUMENTS = """
            SELECT j.id, j.arguments FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            """;

    private final Jdbc jdbc;
    private final int most;
    private final Map<String, TreeSet<UUID>> found = new TreeMap<>();
    private boolean complete = true;

    Stock(Jdbc jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    Inventory take() throws SQLException {
        List<String> queues = bounded(Holding.queuesWithJobs(jdbc), MOST_QUEUES);
        for (WaitingPlace place : jdbc.database().waitingPlaces()) {
            List<String> each = switch (place.each()) {
                case ALONE -> List.of("");
                case QUEUE -> queues;
                case NAME -> heldNames();
            };
            for (String which : each) {
                look(place, which);
            }
        }
        List<Inventory.Schedule> schedules = schedules();
        return new Inventory(complete, jobs(), schedules);
    }

    private List<String> heldNames() throws SQLException {
        List<String> names = new ArrayList<>();
        Optional<String> next = nextHeld("");
        while (next.isPresent() && names.size() <= MOST_NAMES) {
            names.add(next.get());
            next = nextHeld(next.get());
        }
        return bounded(names, MOST_NAMES);
    }

    private Optional<String> nextHeld(String before) throws SQLException {
        return jdbc.selectOne(NEXT_HELD, row -> row.getString("name"), before);
    }

    private <T> List<T> bounded(List<T> all, int bound) {
        complete &= all.size() <= bound;
        return all.subList(0, Math.min(bound, all.size()));
    }

    private void look(WaitingPlace place, String which) throws SQLException {
        Object[] parameters = place.parameters(which, most);
        boolean all = note(place.first(), parameters) < most;
        Optional<String> last = place.last();
        if (!all && last.isPresent()) {
            note(last.get(), parameters);
        }
        complete &= all;
    }

    private int note(String look, Object... parameters) throws SQLException {
        return jdbc.select(look, row -> noted(row.getString("name"), Rows.uuid(row, "id")), parameters)
                .size();
    }

    private boolean noted(String name, UUID id) {
        boolean known = found.containsKey(name) || found.size() < MOST_NAMES;
        complete &= known;
        return known
                && found.computeIfAbsent(name, none -> new TreeSet<>(Rows.UUID_ORDER))
                        .add(id);
    }

    private List<Inventory.Schedule> schedules() throws SQLException {
        List<Inventory.Schedule> schedules = jdbc.select(
                SCHEDULES,
                row -> new Inventory.Schedule(
                        row.getString("id"), row.getString("job_name"), row.getString("arguments")),
                most + 1);
        return bounded(schedules, most);
    }

    private List<Inventory.Jobs> jobs() throws SQLException {
        Map<UUID, String> arguments = arguments(
                found.values().stream().flatMap(ids -> samples(ids).stream()).toList());
        List<Inventory.Jobs> jobs = new ArrayList<>();
        found.forEach((name, ids) -> jobs.add(new Inventory.Jobs(
                name,
                ids.size(),
                samples(ids).stream()
                        .filter(arguments::containsKey)
                        .map(id -> new Inventory.Sample(new JobId(id), String.valueOf(arguments.get(id))))
                        .toList())));
        return jobs;
    }

    /** The oldest, then the newest. */
    private static List<UUID> samples(NavigableSet<UUID> ids) {
        int half = Inventory.SAMPLES / 2;
        TreeSet<UUID> samples = new TreeSet<>(Rows.UUID_ORDER);
        ids.stream().limit(half).forEach(samples::add);
        ids.descendingSet().stream().limit(half).forEach(samples::add);
        return List.copyOf(samples);
    }

    /** One that has gone meanwhile is not in it. */
    private Map<UUID, String> arguments(List<UUID> ids) throws SQLException {
        Map<UUID, String> arguments = new HashMap<>();
        for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE));
            jdbc.select(
                    ARGUMENTS,
                    row -> arguments.put(Rows.uuid(row, "id"), row.getString("arguments")),
                    jdbc.uuids(some));
        }
        return arguments;
    }
}
