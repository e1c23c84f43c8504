package dev.erga.jpa;

import dev.erga.jobs.After;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Fate;
import dev.erga.jobs.spi.Followers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides about the continuations of what has ended, in the transaction that ends it. Each is decided once: its row is
 * locked, and only one that is still Awaiting moves. One that somebody else holds is owed: to wait for it would hold up the
 * ends of other jobs.
 */
record Continuing(Jdbc jdbc, Followers followers) {

    private static final int OF_EACH_PAGE = 500;

    private static final String UNDECIDED = """
            SELECT c.child_id, c.parent_id, c.after_end, c.owed FROM unnest(?) AS ended(id)
            JOIN erga_continuation c ON c.parent_id = ended.id
            WHERE NOT c.decided ORDER BY c.child_id
            """;

    private static final String LOCK = """
            SELECT j.id, j.name, j.queue, j.state, j.linked, j.awaits_place, j.limit_key
            FROM unnest(?) AS wanted(id) JOIN erga_job j ON j.id = wanted.id
            ORDER BY j.id FOR UPDATE SKIP LOCKED
            """;

    private static final String OWED = """
            SELECT child_id, parent_id, after_end, owed FROM erga_continuation
            WHERE owed IS NOT NULL AND NOT decided ORDER BY child_id LIMIT ?
            """;

    private static final String DELETE = """
            UPDATE erga_job SET state = 'DELETED', reason = ?, finished_at = {now}, expires_at = {now} + {span}
            WHERE id = ? AND state || '.' = 'AWAITING.'
            """;

    /** That a child waits for a parent, and what has become of that one. */
    private record Link(UUID child, UUID parent, Fate fate, JobState end) {

        String reason() {
            return "What it was to follow, " + parent + ", has ended otherwise: " + end + ".";
        }
    }

    /**
     * A continuation's row, locked.
     *
     * @param awaits whether it waits for its parent still, not for a place already
     */
    private record Child(
            UUID id, String name, String queue, boolean awaits, boolean linked, Optional<String> limitKey) {

        static Child read(ResultSet row) throws SQLException {
            return new Child(
                    Rows.uuid(row, "id"),
                    row.getString("name"),
                    row.getString("queue"),
                    row.getString("state").equals(JobState.AWAITING.name()) && !row.getBoolean("awaits_place"),
                    row.getBoolean("linked"),
                    Rows.optionalText(row, "limit_key"));
        }
    }

    /** Those that have become ready, or would be if they had a place. */
    private record Ready(Set<String> queues, Set<String> places) {

        Ready() {
            this(new TreeSet<>(), new TreeSet<>());
        }

        void add(Child child) {
            child.limitKey().ifPresentOrElse(places::add, () -> queues.add(child.queue()));
        }

        void tell(Followers followers) {
            if (!queues.isEmpty()) {
                followers.ready(queues);
            }
            Places.tell(followers, places);
        }
    }

    /** What is decided by these ends, and by those of the continuations that are Deleted on their account. */
    void ended(Map<UUID, JobState> ends) throws SQLException {
        Ready ready = new Ready();
        Map<UUID, JobState> level = ends;
        while (!level.isEmpty()) {
            level = decide(undecided(level), ready);
            if (!level.isEmpty()) {
                new Members(jdbc, followers).ended(level);
            }
        }
        ready.tell(followers);
    }

    /** Decides what could not be decided before; tells how many are left. */
    int owed(int limit) throws SQLException {
        List<Link> links = jdbc.select(OWED, row -> link(row, JobState.valueOf(row.getString("owed"))), limit);
        Ready ready = new Ready();
        Map<UUID, Child> free = lock(links);
        Map<UUID, JobState> level = decide(links, free, ready);
        ready.tell(followers);
        new Aftermath(jdbc, followers).over(level);
        return links.isEmpty() ? 0 : jdbc.select(OWED, row -> true, limit).size();
    }

    private List<Link> undecided(Map<UUID, JobState> ends) throws SQLException {
        return jdbc.select(UNDECIDED, row -> link(row, firstEnd(row, ends)), jdbc.uuids(ends.keySet())).stream()
                .filter(link -> link.fate() != Fate.WAIT)
                .toList();
    }

    /** What is owed has been decided: by the end that came first, whatever came after it. */
    private static JobState firstEnd(ResultSet row, Map<UUID, JobState> ends) throws SQLException {
        Optional<String> owed = Rows.optionalText(row, "owed");
        return owed.isPresent()
                ? JobState.valueOf(owed.get())
                : Objects.requireNonNull(ends.get(Rows.uuid(row, "parent_id")));
    }

    private static Link link(ResultSet row, JobState end) throws SQLException {
        Fate fate = Fate.of(After.valueOf(row.getString("after_end")), end);
        return new Link(Rows.uuid(row, "child_id"), Rows.uuid(row, "parent_id"), fate, end);
    }

    private Map<UUID, JobState> decide(List<Link> links, Ready ready) throws SQLException {
        Map<UUID, JobState> deleted = new HashMap<>();
        for (int first = 0; first < links.size(); first += OF_EACH_PAGE) {
            List<Link> page = links.subList(first, Math.min(links.size(), first + OF_EACH_PAGE));
            Map<UUID, Child> free = lock(page);
            owe(page.stream().filter(link -> !free.containsKey(link.child())).toList());
            deleted.putAll(decide(page, free, ready));
        }
        return deleted;
    }

    private Map<UUID, Child> lock(List<Link> links) throws SQLException {
        return links.isEmpty()
                ? Map.of()
                : jdbc
                        .select(
                                LOCK,
                                Child::read,
                                jdbc.uuids(links.stream().map(Link::child).toList()))
                        .stream()
                        .collect(Collectors.toMap(Child::id, Function.identity()));
    }

    private void owe(List<Link> links) throws SQLException {
        if (!links.isEmpty()) {
            jdbc.updateEach(
                    "UPDATE erga_continuation SET owed = ? WHERE child_id = ? AND NOT decided",
                    links.stream()
                            .map(link -> new Object[] {link.end().name(), link.child()})
                            .toList());
            followers.owed();
        }
    }

    /** Gives those that are Deleted and have continuations of their own. */
    private Map<UUID, JobState> decide(List<Link> links, Map<UUID, Child> free, Ready ready) throws SQLException {
        List<UUID> go = new ArrayList<>();
        List<Object[]> never = new ArrayList<>();
        Map<UUID, JobState> next = new HashMap<>();
        for (Link link : links) {
            Child child = free.get(link.child());
            if (child != null && child.awaits()) {
                if (link.fate() == Fate.GO) {
                    go.add(child.id());
                    ready.add(child);
                } else {
                    Optional<Duration> kept = followers.keeping().span(child.name(), JobState.DELETED);
                    never.add(new Object[] {link.reason(), kept, child.id()});
                    if (child.linked()) {
                        next.put(child.id(), JobState.DELETED);
                    }
                }
            }
        }
        release(go);
        jdbc.updateEach(DELETE, never);
        if (!free.isEmpty()) {
            jdbc.update(
                    "UPDATE erga_continuation SET decided = TRUE, owed = NULL WHERE child_id = ANY(?)",
                    jdbc.uuids(free.keySet()));
        }
        return next;
    }

    private void release(List<UUID> children) throws SQLException {
        if (!children.isEmpty()) {
            jdbc.update(
                    "UPDATE erga_job SET {ready}, reason = NULL WHERE id = ANY(?) AND state || '.' = 'AWAITING.'",
                    jdbc.uuids(children));
        }
    }
}
