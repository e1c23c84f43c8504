package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.JobValues;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Leaving;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Results and checkpoints. */
record JpaValues(Sessions sessions) implements JobValues {

    /** Only of the success that the row tells of: a job that was requeued since has another token. */
    private static final String RESULT = """
            SELECT r.content FROM erga_result r JOIN erga_job j ON j.id = r.job_id AND j.token = r.token
            WHERE r.job_id = ? AND j.state || '.' = 'SUCCEEDED.'
            """;

    private static final String FENCE =
            "SELECT 1 FROM erga_job WHERE id = ? AND {running} AND token = ? AND node = ? FOR UPDATE";

    private static final String CHECKPOINT = """
            SELECT c.content FROM erga_job j LEFT JOIN erga_checkpoint c ON c.job_id = j.id
            WHERE j.id = ? AND j.{running} AND j.token = ? AND j.node = ?
            """;

    @Override
    public void settle(List<Leaving> leavings) {
        if (leavings.isEmpty()) {
            return;
        }
        List<Leaving> sorted = new ArrayList<>(leavings);
        sorted.sort(Comparator.comparing(leaving -> leaving.lease().job()));
        sessions.jdbc("keep what jobs leave", jdbc -> {
            jdbc.updateEach(
                    jdbc.database().replacing("erga_result"),
                    sorted.stream()
                            .filter(leaving -> leaving.result().isPresent())
                            .map(leaving ->
                                    row(leaving.lease(), leaving.result().orElseThrow()))
                            .toList());
            jdbc.updateEach(
                    "DELETE FROM erga_checkpoint WHERE job_id = ?",
                    sorted.stream()
                            .filter(Leaving::dropsCheckpoint)
                            .map(leaving -> new Object[] {leaving.lease().job().value()})
                            .toList());
            return sorted;
        });
    }

    private static Object[] row(Lease lease, String content) {
        return new Object[] {lease.job().value(), lease.token(), Text.exact("value", content)};
    }

    @Override
    public Optional<String> result(JobId job) {
        return sessions.jdbc("read a job's result", jdbc -> result(jdbc, job));
    }

    static Optional<String> result(Jdbc jdbc, JobId job) throws SQLException {
        return jdbc.selectOne(RESULT, row -> row.getString(1), job.value());
    }

    @Override
    public boolean checkpoint(Lease lease, String value) {
        return sessions.jdbc("keep a checkpoint", jdbc -> {
            boolean ours = jdbc.selectOne(
                            FENCE,
                            row -> true,
                            lease.job().value(),
                            lease.token(),
                            lease.node().value())
                    .isPresent();
            if (ours) {
                jdbc.update(jdbc.database().replacing("erga_checkpoint"), row(lease, value));
            }
            return ours;
        });
    }

    @Override
    public Optional<Checkpoint> checkpoint(Lease lease) {
        return sessions.jdbc(
                "read a checkpoint",
                jdbc -> jdbc.selectOne(
                        CHECKPOINT,
                        row -> new Checkpoint(Rows.optionalText(row, "content")),
                        lease.job().value(),
                        lease.token(),
                        lease.node().value()));
    }
}
