package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A granted job as a claim's statement returns it. */
final class ClaimedRow {

    /** The place before every job. */
    static final Claim.Cursor START = new Claim.Cursor(0, new JobId(new UUID(0, 0)));

    /** The order in which granted jobs are to run; statements that write return rows in any order. */
    static final Comparator<ClaimedJob> ORDER = Comparator.comparingInt(ClaimedJob::priority)
            .thenComparing(job -> job.lease().job());

    private ClaimedRow() {}

    /** Takes the columns by their places in the claims' statements: by name, each would be looked for in each row. */
    static ClaimedJob read(ResultSet row, NodeId node, String queue) throws SQLException {
        Lease lease = new Lease(new JobId(row.getObject(1, UUID.class)), row.getLong(2), node);
        return new ClaimedJob(
                lease,
                row.getString(3),
                queue,
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getString(7),
                Rows.optionalInt(row, 8),
                Optional.ofNullable(row.getString(9)),
                Rows.optionalInstant(row, 10),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }
}
