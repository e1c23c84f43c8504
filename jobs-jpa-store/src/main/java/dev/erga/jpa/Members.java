package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Followers;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Appends what has happened to members of batches; the batches' own rows are left alone. */
record Members(Jdbc jdbc, Followers followers) {

    private static final String BATCHES = """
            SELECT j.id, j.batch_id FROM unnest(?) AS ended(id) JOIN erga_job j ON j.id = ended.id
            WHERE j.batch_id IS NOT NULL
            """;

    /** What counts as one: the batch and how its member ended. */
    private record Kind(UUID batch, JobState end) {}

    /** A member's row says which batch it belongs to. */
    private record Member(UUID job, UUID batch) {}

    /** These jobs, members or not, have ended. */
    void ended(Map<UUID, JobState> ends) throws SQLException {
        List<Member> members = jdbc.select(
                BATCHES,
                row -> new Member(Rows.uuid(row, "id"), Rows.uuid(row, "batch_id")),
                jdbc.uuids(ends.keySet()));
        Map<Kind, Long> counts = members.stream()
                .collect(Collectors.groupingBy(
                        member -> new Kind(member.batch(), Objects.requireNonNull(ends.get(member.job()))),
                        Collectors.counting()));
        Set<BatchId> batches = new HashSet<>();
        for (Map.Entry<Kind, Long> each : counts.entrySet()) {
            tick(jdbc, each.getKey().batch(), each.getKey().end(), each.getValue());
            batches.add(new BatchId(each.getKey().batch()));
        }
        if (!batches.isEmpty()) {
            followers.counted(batches);
        }
    }

    /** This member, which had ended so, has not ended after all. */
    void runsAgain(UUID batch, JobState before) throws SQLException {
        if (!before.isFinal()) {
            return;
        }
        tick(jdbc, batch, before, -1);
        followers.counted(Set.of(new BatchId(batch)));
    }

    /** Nothing is counted of a state that is no end. */
    static void tick(Jdbc jdbc, UUID batch, JobState end, long count) throws SQLException {
        if (end.isFinal()) {
            String column = switch (end) {
                case SUCCEEDED -> "succeeded";
                case FAILED -> "failed";
                default -> "deleted";
            };
            jdbc.update("INSERT INTO erga_tick (batch_id, " + column + ") VALUES (?, ?)", batch, count);
        }
    }
}
