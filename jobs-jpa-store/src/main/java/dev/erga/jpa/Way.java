package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a filter says of a job, and how such jobs are found.
 *
 * @param table where they are found
 * @param column which column there has the value, if an index has the ids of each value in order; else empty
 * @param id the column there that has their ids
 * @param test what is true of a job {@code j}, in whatever way it was found
 * @param value what they must have, the only parameter of the test
 */
record Way(String table, String column, String id, String test, Object value) {

    private static final String JOBS = "erga_job";

    /** A statement or a part of one, and its parameters. */
    record Part(String text, List<Object> values) {}

    /** Those with an index, the one first that is likely to lead to the fewest. */
    static List<Way> indexed(JobFilter filter) {
        return Stream.of(
                        filter.id().map(id -> unordered("j.id = ?", id.value())),
                        filter.key().map(key -> byTable("erga_unique", "unique_key", JobList.shown(key))),
                        filter.node().map(Way::byNode),
                        filter.error().map(key -> byFailure("error_key", " = ?", JobList.shown(key))),
                        filter.batch().map(BatchId::value).map(batch -> byColumn("batch_id", batch)),
                        filter.recurringId().map(id -> byColumn("recurring_id", JobList.shown(id))),
                        filter.label().map(label -> byTable("erga_label", "label", JobKind.label(label))),
                        filter.tenant().map(tenant -> byColumn("tenant", JobList.shown(tenant))),
                        filter.failedWithin().map(span -> byFailure("error_at", " > (SELECT {now} - {span})", span)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those without. */
    static List<Way> others(JobFilter filter) {
        return Stream.of(
                        filter.queue().map(queue -> unordered("j.queue = ?", JobList.shown(queue))),
                        filter.name().map(name -> unordered("j.name = ?", JobList.shown(name))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All these tests in a case, of which the planner expects nothing: where it knew that few jobs fit, it might take another way to them. */
    static Optional<Part> unknownToPlanner(List<Way> tests) {
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        String all = tests.stream().map(Way::test).collect(Collectors.joining(" AND "));
        return Optional.of(new Part(
                "CASE WHEN " + all + " THEN 1 ELSE 0 END <> 0",
                tests.stream().map(Way::value).toList()));
    }

    /**
     * By which the newest that match are looked for: of the ways to them, in the order of ids, the one that is likely to lead to the
     * fewest. Empty if all jobs have to be looked at.
     */
    static Optional<Way> leading(JobFilter filter) {
        return indexed(filter).stream()
                .filter(way -> way.isOrdered() || filter.id().isPresent())
                .findFirst()
                .or(() -> filter.state().map(Way::byState));
    }

    /** For states whose jobs are in an index in the order of their ids. */
    static Way byState(JobState state) {
        return byColumn("state", state.name());
    }

    private static Way byColumn(String column, Object value) {
        return new Way(JOBS, "j." + column, "j.id", "j." + column + " = ?", value);
    }

    private static Way unordered(String test, Object value) {
        return new Way(JOBS, "", "j.id", test, value);
    }

    /** By the index of jobs that run. */
    static Way byNode(String word) {
        Optional<UUID> one = Nodes.incarnation(word);
        String which = one.isPresent() ? "j.node = ?" : "j.node IN (SELECT id FROM erga_node WHERE name = ?)";
        return unordered(
                "j.state = 'PROCESSING' AND " + which, one.<Object>map(id -> id).orElseGet(() -> Nodes.shown(word)));
    }

    /** By the index of jobs that have failed. */
    private static Way byFailure(String column, String comparison, Object value) {
        return unordered("{failing} AND j." + column + comparison, value);
    }

    private static Way byTable(String table, String column, Object value) {
        return new Way(
                table,
                "t." + column,
                "t.job_id",
                "EXISTS (SELECT 1 FROM " + table + " t WHERE t.job_id = j.id AND t." + column + " = ?)",
                value);
    }

    /** Whether an index has them in the order of their ids. */
    boolean isOrdered() {
        return !column.isEmpty();
    }

    /** Whether it leads to the members of a batch. */
    boolean leadsToMembers() {
        return column.equals("j.batch_id");
    }

    /** The tables by which they are found, and the job, {@code j}. */
    String from(Database database) {
        return table.equals(JOBS) ? "erga_job j" : database.leading(table);
    }

    /** The same without the jobs. */
    String alone() {
        return table + (table.equals(JOBS) ? " j" : " t");
    }

    /** What is true of them there, within the range of their ids. */
    Part within(Database database, IdRange range) {
        if (isOrdered()) {
            return new Part(database.stretch(column, id), List.of(value, range.lower(), value, range.upper()));
        }
        StringBuilder condition = new StringBuilder(test);
        List<Object> values = new ArrayList<>(List.of(value));
        values.addAll(range.bounding(id, condition));
        return new Part(condition.toString(), values);
    }
}
