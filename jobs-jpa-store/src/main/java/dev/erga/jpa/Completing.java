package dev.erga.jpa;

import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeaseStatus;
import dev.erga.jobs.spi.LeasedCompletion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
            WHERE id = ? AND {running} AND token = ? AND node = ?
            """;

    private static final String BEGIN = """
            UPDATE erga_job SET begun_token = token
            WHERE id = ? AND {running} AND token = ? AND node = ?
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
                                BEGIN,
                                lease.job().value(),
                                lease.token(),
                                lease.node().value())
                        == 1);
    }

    /** The row is locked first only where a request to stop would decide: an end that is final costs one statement. */
    boolean complete(LeasedCompletion completion) {
        Ending asked = new Ending(completion.lease(), completion.completion());
        if (asked.state().isFinal() && asked.recordedAs().isEmpty()) {
            return sessions.jdbc("end an attempt", jdbc -> write(jdbc, asked).isPresent());
        }
        return sessions.mixed("end an attempt", open -> {
            Optional<Ending> ending =
                    asked.state().isFinal() ? Optional.of(asked) : open.jdbc(jdbc -> held(jdbc, asked));
            Optional<Ending> written =
                    ending.isPresent() ? open.jdbc(jdbc -> write(jdbc, ending.get())) : Optional.empty();
            written.ifPresent(end -> BadEnds.record(open, List.of(end)));
            return written.isPresent();
        });
    }

    private Optional<Ending> write(Jdbc jdbc, Ending ending) throws SQLException {
        Optional<Ending> written = jdbc.selectOne(
                jdbc.database().endOne(), row -> ending.as(ending.stop(), row.getBoolean(1)), columns(ending));
        new Aftermath(jdbc, sessions.followers()).ended(written.stream().toList());
        return written;
    }

    private static Optional<Ending> held(Jdbc jdbc, Ending asked) throws SQLException {
        return RunningRow.await(jdbc, asked.lease().job())
                .filter(row -> row.lease().equals(asked.lease()))
                .map(row -> row.applied(asked));
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
}
