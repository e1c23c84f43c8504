package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.JobValues;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Leaving;
import java.util.List;
import java.util.Optional;

/** Results and checkpoints, kept in memory. */
final class InMemoryValues extends InMemoryVerbs implements JobValues {

    InMemoryValues(InMemoryDatabase database) {
        super(database);
    }

    /** A value with the token of the attempt that left it. */
    record Kept(long token, String content) {}

    @Override
    public void settle(List<Leaving> leavings) {
        run("settle", () -> {
            for (Leaving leaving : leavings) {
                Lease lease = leaving.lease();
                leaving.result().ifPresent(result -> put(database.results, lease, result));
                if (leaving.dropsCheckpoint()) {
                    remove(database.checkpoints, lease.job());
                }
            }
            return leavings;
        });
    }

    private static void put(Table<JobId, Kept> table, Lease lease, String content) {
        Kept kept = new Kept(lease.token(), content);
        if (table.lock(lease.job()).isPresent()) {
            table.update(lease.job(), kept);
        } else {
            table.insert(lease.job(), kept);
        }
    }

    private static void remove(Table<JobId, Kept> table, JobId job) {
        if (table.lock(job).isPresent()) {
            table.delete(job);
        }
    }

    /** What belongs to a job goes with it. */
    void remove(JobId job) {
        remove(database.results, job);
        remove(database.checkpoints, job);
    }

    /** A job that has succeeded and is requeued begins from the beginning. */
    void requeued(JobRow row) {
        if (row.state == JobState.SUCCEEDED) {
            remove(database.checkpoints, row.job.id());
        }
    }

    static Optional<String> result(JobRow row, Optional<Kept> kept) {
        return kept.filter(result -> row.state == JobState.SUCCEEDED && row.token == result.token())
                .map(Kept::content);
    }

    @Override
    public Optional<String> result(JobId job) {
        return run("result", () -> database.jobs.find(job).flatMap(row -> result(row, database.results.find(job))));
    }

    @Override
    public boolean checkpoint(Lease lease, String value) {
        return run("checkpoint", () -> {
            boolean ours = database.jobs
                    .lock(lease.job())
                    .filter(row -> row.isHeldBy(lease))
                    .isPresent();
            if (ours) {
                put(database.checkpoints, lease, value);
            }
            return ours;
        });
    }

    @Override
    public Optional<Checkpoint> checkpoint(Lease lease) {
        return run(
                "read checkpoint",
                () -> database.jobs
                        .find(lease.job())
                        .filter(row -> row.isHeldBy(lease))
                        .map(row -> new Checkpoint(
                                database.checkpoints.find(lease.job()).map(Kept::content))));
    }
}
