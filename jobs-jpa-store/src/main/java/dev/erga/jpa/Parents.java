package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What new continuations wait for, locked until their caller's transaction ends: a parent that ends meanwhile would not know
 * of them.
 */
record Parents(Jdbc jdbc, Map<UUID, JobState> states, List<NewJob> continuations) {

    /** Locks the parents of those of the jobs that follow one, in the order of ids. */
    static Parents lock(Jdbc jdbc, List<NewJob> jobs) throws SQLException {
        List<NewJob> continuations =
                jobs.stream().filter(job -> job.due() instanceof Due.Follows).toList();
        Map<UUID, JobState> states = new HashMap<>();
        List<Parent> parents = continuations.stream()
                .map(job -> ((Due.Follows) job.due()).parent())
                .distinct()
                .sorted(Comparator.comparing(Parent::value, Rows.UUID_ORDER))
                .toList();
        for (Parent parent : parents) {
            states.put(parent.value(), state(jdbc, parent));
        }
        return new Parents(jdbc, states, continuations);
    }

    private static JobState state(Jdbc jdbc, Parent parent) throws SQLException {
        String table = parent instanceof JobId ? "erga_job" : "erga_batch";
        return jdbc.selectOne(
                        "SELECT state FROM " + table + " WHERE id = ? FOR UPDATE",
                        row -> StoredState.of(new JobId(parent.value()), row.getString("state")),
                        parent.value())
                .orElseThrow(() -> new StoreException(StoreMessages.noSuchParent(parent), null, false));
    }

    /** Notes whom the continuations follow, once they are stored. Those of a parent that has ended are decided at once. */
    void link(Followers followers) throws SQLException {
        if (continuations.isEmpty()) {
            return;
        }
        jdbc.updateEach(
                "INSERT INTO erga_continuation (child_id, parent_id, of_batch, after_end) VALUES (?, ?, ?, ?)",
                continuations.stream().map(Parents::columns).toList());
        jdbc.update("UPDATE erga_job SET linked = TRUE WHERE id = ANY(?) AND NOT linked", jdbc.uuids(states.keySet()));
        jdbc.update(
                "UPDATE erga_batch SET linked = TRUE WHERE id = ANY(?) AND NOT linked", jdbc.uuids(states.keySet()));
        Map<UUID, JobState> over = new HashMap<>(states);
        over.values().removeIf(state -> !state.isFinal());
        new Continuing(jdbc, followers).ended(over);
    }

    private static Object[] columns(NewJob job) {
        Due.Follows follows = (Due.Follows) job.due();
        return new Object[] {
            job.id().value(),
            follows.parent().value(),
            follows.parent() instanceof BatchId,
            follows.after().name()
        };
    }
}
