package dev.erga.jobs.monitor;

import dev.erga.jobs.monitor.AuditSubject.Kind;

/** What an operator may do, as the audit names it. */
public enum OperatorAction {
    /** {@link JobOperator#requeue}. */
    REQUEUE(Kind.JOB),
    /** {@link JobOperator#editAndRequeue}. */
    EDIT_AND_REQUEUE(Kind.JOB),
    /** {@link JobOperator#runNow}. */
    RUN_NOW(Kind.JOB),
    /** {@link JobOperator#reschedule}. */
    RESCHEDULE(Kind.JOB),
    /** {@link JobOperator#cancel}. */
    CANCEL(Kind.JOB),
    /** {@link JobOperator#delete}. */
    DELETE(Kind.JOB),
    /** {@link JobOperator#pauseQueue}. */
    PAUSE_QUEUE(Kind.QUEUE),
    /** {@link JobOperator#resumeQueue}. */
    RESUME_QUEUE(Kind.QUEUE),
    /** {@link JobOperator#triggerRecurring}. */
    TRIGGER_RECURRING(Kind.RECURRING),
    /** {@link JobOperator#pauseRecurring} and {@link JobOperator#pauseRecurringUntil}. */
    PAUSE_RECURRING(Kind.RECURRING),
    /** {@link JobOperator#resumeRecurring}. */
    RESUME_RECURRING(Kind.RECURRING),
    /** {@link JobOperator#editRecurring}. */
    EDIT_RECURRING(Kind.RECURRING),
    /** {@link JobOperator#cancelBatch}. */
    CANCEL_BATCH(Kind.BATCH),
    /** {@link JobOperator#requeueFailed}. */
    REQUEUE_FAILED(Kind.FAILURE),
    /** {@link JobOperator#requeueBatch}. */
    REQUEUE_BATCH(Kind.BATCH),
    /** {@link JobOperator#quietNode}. */
    QUIET_NODE(Kind.NODE),
    /** {@link JobOperator#wakeNode}. */
    WAKE_NODE(Kind.NODE),
    /** {@link JobOperator#askStacks}. */
    ASK_STACKS(Kind.NODE),
    /** {@link JobOperator#start}. */
    START(Kind.METHOD);

    private final Kind subject;

    OperatorAction(Kind subject) {
        this.subject = subject;
    }

    /** What it is done to. */
    public Kind subject() {
        return subject;
    }
}
