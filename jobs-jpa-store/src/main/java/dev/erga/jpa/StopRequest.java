package dev.erga.jpa;

import dev.erga.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request to delete a job that was made while it ran. It decides where the row would else say that the job runs again.
 *
 * @param reason why, in the words of who asked
 * @param keptMicros how long the deleted job is kept
 */
record StopRequest(String reason, @Nullable Long keptMicros) {

    /** Out of the columns of a running job: {@code cancel_requested}, {@code reason} and {@code cancel_kept_micros}. */
    static Optional<StopRequest> read(ResultSet row) throws SQLException {
        if (!row.getBoolean("cancel_requested")) {
            return Optional.empty();
        }
        long kept = row.getLong("cancel_kept_micros");
        @Nullable Long keptMicros = row.wasNull() ? null : kept;
        return Optional.of(
                new StopRequest(Rows.optionalText(row, "reason").orElse("Deleted while it ran."), keptMicros));
    }

    /** Whether it is what becomes of a job that would else go to the state. */
    static boolean decides(Optional<StopRequest> request, JobState otherwise) {
        return request.isPresent() && !otherwise.isFinal();
    }
}
