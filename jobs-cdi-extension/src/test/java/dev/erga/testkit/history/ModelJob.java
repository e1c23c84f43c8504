package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A job as it should be. Times are minutes since the history began. */
final class ModelJob {

    static final Comparator<ModelJob> CLAIM_ORDER =
            Comparator.<ModelJob>comparingInt(job -> job.made.priority()).thenComparing(ModelJob::id);

    final NewJob made;
    JobState state;
    long due;
    long token;
    int attempts;
    int crashes;
    int recorded;
    int effects;
    boolean begun;
    boolean stopAsked;
    boolean gone;

    /** Whether it is Awaiting a place that it shares with others. */
    boolean wantsPlace;

    Optional<Duration> keptWhenStopped = Optional.empty();
    Optional<NodeId> owner = Optional.empty();
    Optional<Long> expires = Optional.empty();
    Optional<Link> link = Optional.empty();
    Optional<String> checkpoint = Optional.empty();
    Optional<Left> result = Optional.empty();

    ModelJob(NewJob made, JobState state, long due) {
        this.made = made;
        this.state = state;
        this.due = due;
    }

    /** What the job follows. */
    static final class Link {

        final UUID parent;
        final After after;
        boolean decided;
        Optional<JobState> owed = Optional.empty();

        Link(UUID parent, After after) {
            this.parent = parent;
            this.after = after;
        }
    }

    /** A result and the token of the attempt that left it. */
    record Left(long token, String value) {}

    JobId id() {
        return made.id();
    }

    boolean isReady() {
        return !gone && state == JobState.ENQUEUED;
    }

    boolean isOver() {
        return state.isFinal();
    }

    boolean isRunning() {
        return !gone && state == JobState.PROCESSING;
    }

    boolean awaits() {
        return !gone && state == JobState.AWAITING;
    }

    /** The latest grant, whether or not it still holds. */
    Lease lease() {
        return new Lease(id(), token, owner.orElseThrow());
    }

    boolean isHeldBy(Lease lease) {
        return isRunning() && isOf(lease);
    }

    /** Whether the row still names the lease, running or not. */
    boolean isOf(Lease lease) {
        return !gone
                && token == lease.token()
                && owner.filter(lease.node()::equals).isPresent();
    }

    Optional<String> visibleResult() {
        return result.filter(left -> state == JobState.SUCCEEDED && left.token() == token)
                .map(Left::value);
    }

    /** Short, for people. */
    @Override
    public String toString() {
        return "job " + (id().value().getMostSignificantBits() >>> 16) + " (" + state + ", token " + token + ")";
    }
}
