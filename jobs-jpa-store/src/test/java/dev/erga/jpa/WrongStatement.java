package dev.erga.jpa;

import dev.erga.testkit.history.Invariant;
import java.util.ArrayList;
import java.util.List;

/**
 * A guard that is left out of the store's statements.
 *
 * @param name what is left out
 * @param breaks what is broken by it
 * @param changes what is put into the place of what; of those that differ by database, one is enough
 */
record WrongStatement(String name, Invariant breaks, List<Change> changes) {

    private static final String RUNNING = "state || '.' = 'PROCESSING.'";

    /** Some text and what is put into its place. */
    record Change(String from, String to) {}

    static final List<WrongStatement> ALL = List.of(
            of("the token of a single end", Invariant.I4_FENCE)
                    .with("AND token = ? AND node = ?", "AND (token = ? OR TRUE) AND node = ?"),
            of("the state at a single end", Invariant.I4_FENCE)
                    .with("WHERE id = ? AND " + RUNNING + " AND token = ?", "WHERE id = ? AND token = ?"),
            of("that others may have claimed it", Invariant.I5_TOKENS)
                    .with("token = j.token + 1", "token = greatest(j.token, 1)")
                    .with("token = token + 1", "token = greatest(token, 1)")
                    .with("j.token + 1, j.name", "greatest(j.token, 1), j.name"),
            of("that a queue is paused", Invariant.PAUSE)
                    .with(
                            "AND NOT EXISTS (SELECT 1 FROM erga_queue WHERE erga_queue.name = ?)",
                            "AND CAST(? AS varchar) IS NOT NULL"),
            of("that a node's lease is over when it claims", Invariant.LIVING_NODES)
                    .with(
                            "state = 'ACTIVE' AND erga_node.lease_until > ",
                            "state = 'ACTIVE' AND erga_node.started_at < "),
            of("that a node's lease is over when it renews it", Invariant.I9_RECOVERY)
                    .with("WHERE id = ? AND state <> 'DEAD' AND lease_until > ", "WHERE id = ? AND started_at < "),
            of("that the nodes of orphans are dead", Invariant.I10_NO_FALSE_DEATH)
                    .with("AND erga_node.state <> 'DEAD')", "AND erga_node.state = 'NONE')"),
            of("that nodes die when their lease is over", Invariant.I10_NO_FALSE_DEATH)
                    .with("state <> 'DEAD' AND lease_until <= ", "state <> 'DEAD' AND started_at <= "),
            of("the order of claims", Invariant.I12_FAIRNESS)
                    .with("ORDER BY priority, id LIMIT ? FOR UPDATE", "ORDER BY id LIMIT ? FOR UPDATE")
                    .with("ORDER BY state, queue, tenant, priority, id LIMIT ?", "ORDER BY id LIMIT ?"),
            of("when jobs are due", Invariant.STATES)
                    .with("state = 'SCHEDULED' AND run_at <= (", "state = 'SCHEDULED' AND created_at <= ("),
            of("for how long jobs are kept", Invariant.I1_NO_LOSS)
                    .with("erga_job WHERE expires_at <= (", "erga_job WHERE finished_at <= (")
                    .with("WHERE id = ANY(?) AND expires_at <= ", "WHERE id = ANY(?) AND finished_at <= "),
            of("that a deleted member has ended", Invariant.I16_COUNTS)
                    .with("(batch_id, deleted) VALUES (?, ?)", "(batch_id, deleted) VALUES (?, 0 * CAST(? AS bigint))"),
            of("what has fired, but for the key of the ledger", Invariant.ANSWERS)
                    .with(
                            "WHERE recurring_id = ? AND fire_time >= ?",
                            "WHERE recurring_id = ? AND fire_time >= ? AND FALSE"));

    private static WrongStatement of(String name, Invariant breaks) {
        return new WrongStatement(name, breaks, List.of());
    }

    private WrongStatement with(String from, String to) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(from, to));
        return new WrongStatement(name, breaks, List.copyOf(more));
    }

    String wrong(String text) {
        String changed = text;
        for (Change change : changes) {
            changed = changed.replace(change.from(), change.to());
        }
        return changed;
    }

    @Override
    public String toString() {
        return name + " (" + breaks + ")";
    }
}
