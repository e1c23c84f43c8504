package dev.erga.engine.work;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.EventSink;
import dev.erga.jobs.JobId;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.AttemptStarted;
import dev.erga.jobs.event.JobDeleted;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells observers and the log how attempts went, once that is committed. */
final class Announcer {

    private static final Logger LOG = System.getLogger(Announcer.class.getName());

    private final EventSink events;
    private final Consumer<Ended> first;

    /** @param first is told of each end before observers are */
    Announcer(EventSink events, Consumer<Ended> first) {
        this.events = events;
        this.first = first;
    }

    void started(ClaimedJob job) {
        events.publish(start(job));
    }

    /** Whether anybody listens to starts. */
    boolean isStartHeard(ClaimedJob job) {
        return events.isHeard(start(job));
    }

    private static AttemptStarted start(ClaimedJob job) {
        return new AttemptStarted(job.lease().job(), job.name(), job.attempt());
    }

    void ended(Ended ended) {
        first.accept(ended);
        ClaimedJob job = ended.job();
        JobId id = job.lease().job();
        Completion completion = ended.completion();
        String reason = completion.reason().orElse("");
        switch (completion.outcome()) {
            case SUCCEEDED -> events.publish(new JobSucceeded(id, job.name(), job.attempt(), ended.took()));
            case FAILED_WILL_RETRY, TIMED_OUT_WILL_RETRY -> {
                LOG.log(Level.INFO, "{0} (job {1}): {2}", job.name(), id, reason);
                Duration delay = completion.delay().orElse(Duration.ZERO);
                events.publish(new AttemptFailed(id, job.name(), job.attempt(), reason, delay));
            }
            case GAVE_UP, TIMED_OUT_GAVE_UP, UNREADABLE -> {
                LOG.log(Level.WARNING, "{0} (job {1}) has failed for good: {2}", job.name(), id, reason);
                events.publish(new JobFailed(id, job.name(), job.attempt(), reason));
            }
            case DROPPED, TIMED_OUT_DROPPED -> {
                LOG.log(Level.INFO, "{0} (job {1}) is deleted: {2}", job.name(), id, reason);
                events.publish(new JobDeleted(id, reason));
            }
            case CANCELLED -> events.publish(new JobDeleted(id, reason));
            case RELEASED, SNOOZED -> LOG.log(Level.DEBUG, "{0} (job {1}): {2}", job.name(), id, reason);
        }
    }

    /** Others decide about the job now. */
    void endNotWritten(ClaimedJob job) {
        LOG.log(
                Level.INFO,
                Messages.endNotWritten(job.name(), job.lease().job()).toString());
    }
}
