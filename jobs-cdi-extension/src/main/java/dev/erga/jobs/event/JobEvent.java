package dev.erga.jobs.event;

/**
 * Something that happened, told to CDI observers on the node where it happened, after the transaction that made it true
 * has committed. An observer that throws is logged and changes nothing. Observe one record, or this type for all.
 */
public sealed interface JobEvent
        permits AttemptFailed,
                AttemptStarted,
                BatchFinished,
                BreakerClosed,
                BreakerOpened,
                JobDeleted,
                JobEnqueued,
                JobFailed,
                JobRescued,
                JobSucceeded,
                NodeJoined,
                NodeLost,
                RecurringFired,
                RecurringSkipped {}
