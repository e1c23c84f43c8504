package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a list looks for jobs of which more is asked than one index knows: each of the newest that it leads to has to be tried. Where
 * that ends is settled before the list is read, so that whoever goes on from there passes over no job, whatever changes between the
 * two statements.
 *
 * @param range between which ids the list looks
 * @param last the job at the far end of them, if others lie behind it
 */
record Reach(IdRange range, Optional<JobId> last) {

    /** Those states whose jobs each database has an index for in the order of their ids. */
    static final Set<JobState> ORDERED =
            Set.of(JobState.AWAITING, JobState.HELD, JobState.SUCCEEDED, JobState.FAILED, JobState.DELETED);

    static Reach of(Jdbc jdbc, JobFilter filter, int bound) throws SQLException {
        IdRange all = IdRange.of(filter);
        if (!isBounded(filter)) {
            return new Reach(all, Optional.empty());
        }
        Way.Part statement = statement(jdbc.database(), filter, bound);
        List<JobId> ends = jdbc.select(
                statement.text(),
                row -> new JobId(Rows.uuid(row, "id")),
                statement.values().toArray());
        return ends.size() < 2
                ? new Reach(all, Optional.empty())
                : new Reach(
                        filter.after().isPresent() ? all.upTo(ends.get(1)) : all.from(ends.get(1)),
                        Optional.of(ends.get(0)));
    }

    /** Of jobs that failed or run there are few, and an index has the failed ones of a batch: what these lead to is looked through. */
    private static boolean isBounded(JobFilter filter) {
        return filter.id().isEmpty() && !FewJobs.areAskedFor(filter) && isOrdered(filter) && asksForMore(filter);
    }

    /** Those that wait have no index in the order of their ids, and are looked through to the end if nothing else leads to them. */
    private static boolean isOrdered(JobFilter filter) {
        return OrderedJobs.haveAnIndex(filter)
                || filter.state().map(ORDERED::contains).orElse(true);
    }

    private static boolean asksForMore(JobFilter filter) {
        Optional<Way> lead = Way.leading(filter);
        boolean ofState =
                filter.state().isPresent() && !lead.equals(filter.state().map(Way::byState));
        boolean isFailedOfBatch = filter.state().equals(Optional.of(JobState.FAILED))
                && lead.filter(Way::leadsToMembers).isPresent();
        return (ofState && !isFailedOfBatch)
                || !Way.others(filter).isEmpty()
                || Way.indexed(filter).stream().anyMatch(way -> !lead.equals(Optional.of(way)));
    }

    /** Gives the last that is looked at and the first that is not, both from the index alone. */
    private static Way.Part statement(Database database, JobFilter filter, int bound) {
        Optional<Way> lead = Way.leading(filter);
        IdRange range = IdRange.of(filter);
        StringBuilder condition = new StringBuilder("1 = 1");
        List<Object> values = new ArrayList<>();
        if (lead.isPresent()) {
            Way.Part within = lead.get().within(database, range);
            condition.append(" AND ").append(within.text());
            values.addAll(within.values());
        } else {
            values.addAll(range.bounding("j.id", condition));
        }
        values.add(bound - 1);
        String id = lead.map(Way::id).orElse("j.id");
        String text = "SELECT " + id + " AS id FROM " + lead.map(Way::alone).orElse("erga_job j") + " WHERE "
                + condition + " ORDER BY "
                + lead.map(way -> way.column() + " DESC, ").orElse("") + id + " DESC LIMIT 2 OFFSET {bound}";
        return new Way.Part(UnorderedStates.towards(filter, text), values);
    }
}
