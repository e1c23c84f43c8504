package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/** A granted job as a claim's statement returns it. */
final class ClaimedRow {

    /** The place before every job. */
    static final Claim.Cursor START = new Claim.Cursor(0, new JobId(new UUID(0, 0)));

    /** The order in which granted jobs are to run; statements that write return rows in any order. */
    static final Comparator<ClaimedJob> ORDER = Comparator.comparingInt(ClaimedJob::priority)
            .thenComparing(job -> job.lease().job());

    private ClaimedRow() {}

    static ClaimedJob read(ResultSet row) throws SQLException {
        return new ClaimedJob(
                Rows.lease(row),
                row.getString("name"),
                row.getString("queue"),
                row.getInt("priority"),
                row.getInt("attempts"),
                row.getInt("crashes"),
                row.getString("arguments"),
                Rows.optionalInt(row, "max_attempts"),
                Rows.optionalText(row, "recurring_id"),
                Rows.optionalInstant(row, "fired_for"),
                Rows.instant(row, "started_at"));
    }
}
