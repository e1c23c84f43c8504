package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.WrittenEnds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins and ends attempts. */
record Completing(Sessions sessions) {

    /** The one way in which an attempt writes: no row unless the lease is still the row's. */
    static final String FENCED_UPDATE = """
            UPDATE erga_job
            SET state = ?, attempts = attempts - ?, reason = ?,
                run_at = coalesce({now} + {span}, run_at),
                finished_at = CASE WHEN CAST(? AS boolean) THEN {now} END,
                expires_at = {now} + {span},
                cancel_requested = FALSE, cancel_kept_micros = NULL
            WHERE id = ? AND state = 'PROCESSING' AND token = ? AND node = ?
            """;

    static @Nullable Object[] columns(Ending ending) {
        boolean over = ending.state().isFinal();
        return new @Nullable Object[] {
            ending.state().name(),
            ending.uncounted(),
            ending.reason(),
            ending.delayMicros(),
            over,
            ending.keptMicros(),
            ending.lease().job().value(),
            ending.lease().token(),
            ending.lease().node().value()
        };
    }

    boolean begin(Lease lease) {
        return sessions.jdbc(
                "begin an attempt",
                jdbc -> jdbc.update(
                                """
                        UPDATE erga_job SET begun_token = token
                        WHERE id = ? AND state = 'PROCESSING' AND token = ? AND node = ?
                        """,
                                lease.job().value(),
                                lease.token(),
                                lease.node().value())
                        == 1);
    }

    /** The row is locked first only where a request to stop would decide: an end that is final costs one statement. */
    boolean complete(LeasedCompletion completion) {
        Ending asked = new Ending(completion.lease(), completion.completion(), Optional.empty());
        return sessions.mixed("end an attempt", open -> {
            Optional<Ending> held = asked.state().isFinal()
                    ? Optional.of(asked)
                    : open.jdbc(jdbc -> held(jdbc, List.of(asked))).stream().findFirst();
            boolean written =
                    held.isPresent() && open.jdbc(jdbc -> jdbc.update(FENCED_UPDATE, columns(held.get()))) == 1;
            if (written) {
                recordBadEnds(open, List.of(held.get()));
            }
            return written;
        });
    }

    WrittenEnds completeAll(List<LeasedCompletion> completions) {
        if (completions.isEmpty()) {
            return WrittenEnds.NONE;
        }
        List<Ending> endings = Ending.sorted(completions);
        return sessions.mixed("end attempts", open -> {
            List<Ending> held = open.jdbc(jdbc -> held(jdbc, endings));
            Set<Lease> written = open.jdbc(jdbc -> open.database().complete(jdbc, held));
            recordBadEnds(
                    open,
                    held.stream()
                            .filter(ending -> written.contains(ending.lease()))
                            .toList());
            return told(endings, held, written);
        });
    }

    private static WrittenEnds told(List<Ending> endings, List<Ending> held, Set<Lease> written) {
        Set<Lease> gone = endings.stream().map(Ending::lease).collect(Collectors.toSet());
        gone.removeAll(written);
        Map<Lease, String> deleted = held.stream()
                .filter(Ending::isStopped)
                .collect(Collectors.toMap(Ending::lease, ending -> String.valueOf(ending.reason())));
        return new WrittenEnds(gone, deleted);
    }

    /** Those whose lease is good, with what the row says of a request to stop. */
    private static List<Ending> held(Jdbc jdbc, List<Ending> endings) throws SQLException {
        Map<Lease, Optional<StopRequest>> rows =
                RunningRow.lock(
                                jdbc,
                                endings.stream()
                                        .map(ending -> ending.lease().job())
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(RunningRow::lease, RunningRow::stop));
        return endings.stream()
                .filter(ending -> rows.containsKey(ending.lease()))
                .map(ending -> ending.unless(Objects.requireNonNull(rows.get(ending.lease()))))
                .toList();
    }

    /** Whose lease it is, the row says; a node that a rescue emptied belongs to nobody, whatever its token. */
    LeaseStatus inspect(Lease lease) {
        return sessions.jdbc(
                "look at a lease",
                jdbc -> jdbc.selectOne(
                                "SELECT state, token, node FROM erga_job WHERE id = ? FOR UPDATE",
                                row -> status(row, lease),
                                lease.job().value())
                        .orElse(LeaseStatus.LOST));
    }

    private static LeaseStatus status(ResultSet row, Lease lease) throws SQLException {
        boolean same =
                row.getLong("token") == lease.token() && lease.node().value().equals(Rows.uuid(row, "node"));
        if (!same) {
            return LeaseStatus.LOST;
        }
        return "PROCESSING".equals(row.getString("state")) ? LeaseStatus.HELD : LeaseStatus.COMPLETED;
    }

    /** The rows are this transaction's by now, so what they say of the attempt stays true. */
    private static void recordBadEnds(Sessions.Open open, List<Ending> written) {
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
