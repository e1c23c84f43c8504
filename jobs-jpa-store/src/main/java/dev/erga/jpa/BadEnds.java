package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Failure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        open.jdbc(jdbc -> mark(jdbc, failures(recorded)));
    }

    /** What has failed is found by its kind as long as it does not run again; what is deleted is looked for by nobody. */
    private static Map<JobId, Failure> failures(List<Ending> recorded) {
        Map<JobId, Failure> failures = new LinkedHashMap<>();
        recorded.stream()
                .filter(ending -> ending.state() != JobState.DELETED)
                .forEach(ending -> ending.completion()
                        .failure()
                        .ifPresent(failure -> failures.put(ending.lease().job(), failure)));
        return failures;
    }

    /**
     * A statement of its own, so that the end of an attempt that succeeds writes no more for it. The rows are this transaction's
     * already.
     */
    static int[] mark(Jdbc jdbc, Map<JobId, Failure> failures) throws SQLException {
        return jdbc.updateEach(
                "UPDATE erga_job SET error_key = ?, error_at = coalesce(finished_at, {now}) WHERE id = ?",
                failures.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getValue().key(), each.getKey().value()
                        })
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
