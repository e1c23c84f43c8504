package dev.erga.jpa;

import dev.erga.jobs.JobId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds attempts that did not end well to their jobs' lists. */
final class BadEnds {

    private BadEnds() {}

    /** The rows are this transaction's by now, so what they say of the attempt stays true. */
    static void record(Sessions.Open open, List<Ending> written) {
        List<Ending> recorded =
                written.stream().filter(each -> each.recordedAs().isPresent()).toList();
        if (recorded.isEmpty()) {
            return;
        }
        Map<JobId, Run> runs = open.jdbc(jdbc -> runs(jdbc, recorded));
        open.insertAll(recorded.stream()
                .map(ending -> row(
                        ending, Objects.requireNonNull(runs.get(ending.lease().job()))))
                .toList());
    }

    private static AttemptRow row(Ending ending, Run run) {
        return new AttemptRow(
                ending.lease(),
                run.attempts() + ending.uncounted(),
                run.startedAt(),
                ending.recordedAs().orElseThrow(),
                ending.completion().failure());
    }

    private static Map<JobId, Run> runs(Jdbc jdbc, List<Ending> endings) throws SQLException {
        return jdbc
                .select(
                        "SELECT id, attempts, started_at FROM erga_job WHERE id = ANY(?)",
                        row -> new Run(
                                Rows.job(row, "id"), row.getInt("attempts"), Rows.optionalInstant(row, "started_at")),
                        jdbc.uuids(endings.stream()
                                .map(ending -> ending.lease().job().value())
                                .toList()))
                .stream()
                .collect(Collectors.toMap(Run::job, Function.identity()));
    }

    /** What the row says of the attempt that ended. */
    private record Run(JobId job, int attempts, Optional<Instant> startedAt) {}
}
