package dev.erga.it;

import java.util.Arrays;
import java.util.Set;

/** A page of the dashboard, with the fields that are read there in full. A page without any must stay sound all the same. */
@SuppressWarnings("ImmutableEnumChecker") // a set that is copied
enum HostileSight {
    OVERVIEW(
            "erga",
            HostileField.NODE,
            HostileField.QUEUE,
            HostileField.PAUSED_BY,
            HostileField.PAUSED_WHY,
            HostileField.SLOW_METHOD),
    OVERVIEW_FAILED("erga?state=failed&view=table", HostileField.JOB_NAME, HostileField.QUEUE, HostileField.REASON),
    JOBS("erga/jobs?q=id:{failed}", HostileField.JOB_NAME, HostileField.QUEUE, HostileField.REASON),
    JOBS_OF_LABEL("erga/jobs?state=failed&q=label:{label}"),
    JOBS_OF_QUEUE("erga/jobs?q=queue:%22{queue}%22+{queue}"),
    JOB_FAILED(
            "erga/job?id={failed}",
            HostileField.JOB_NAME,
            HostileField.QUEUE,
            HostileField.LABEL,
            HostileField.TENANT,
            HostileField.CREATED_BY,
            HostileField.REASON,
            HostileField.ARGUMENT,
            HostileField.SCHEDULE_OF_JOB,
            HostileField.LIMIT,
            HostileField.KEY,
            HostileField.ERROR_TYPE,
            HostileField.MESSAGE,
            HostileField.STACK,
            HostileField.LOG,
            HostileField.NODE,
            HostileField.BATCH),
    JOB_RETRYING("erga/job?id={retrying}", HostileField.JOB_NAME, HostileField.REASON),
    JOB_SUCCEEDED("erga/job?id={succeeded}", HostileField.JOB_NAME, HostileField.RESULT),
    JOB_HELD("erga/job?id={held}", HostileField.JOB_NAME),
    JOB_WAITING("erga/job?id={waiting}", HostileField.QUEUE, HostileField.PAUSED_BY, HostileField.PAUSED_WHY),
    FAILURES("erga/failures", HostileField.ERROR_TYPE, HostileField.PLACE, HostileField.JOB_NAME),
    RETRIES("erga/retries", HostileField.JOB_NAME, HostileField.REASON, HostileField.QUEUE),
    RECURRING(
            "erga/recurring?after=e",
            HostileField.SCHEDULE,
            HostileField.SCHEDULE_METHOD,
            HostileField.SCHEDULE_PAUSED_BY,
            HostileField.SCHEDULE_PAUSED_WHY),
    RECURRING_JOB(
            "erga/recurring-job?id={schedule}",
            HostileField.SCHEDULE,
            HostileField.SCHEDULE_METHOD,
            HostileField.SCHEDULE_QUEUE,
            HostileField.SCHEDULE_PAUSED_BY,
            HostileField.SCHEDULE_PAUSED_WHY,
            HostileField.FIRE_REASON),
    QUEUES(
            "erga/queues",
            HostileField.QUEUE,
            HostileField.PAUSED_BY,
            HostileField.PAUSED_WHY,
            HostileField.NODE_QUEUE,
            HostileField.NODE),
    BATCHES("erga/batches", HostileField.BATCH, HostileField.BATCH_BY),
    BATCH(
            "erga/batch?id={batch}",
            HostileField.BATCH,
            HostileField.BATCH_BY,
            HostileField.CANCELLED_WHY,
            HostileField.JOB_NAME,
            HostileField.REASON),
    NODES(
            "erga/nodes",
            HostileField.NODE,
            HostileField.VERSION,
            HostileField.QUIET_BY,
            HostileField.QUIET_WHY,
            HostileField.STACKS_METHOD,
            HostileField.STACKS_THREAD,
            HostileField.STACKS_FRAME),
    AUDIT(
            "erga/audit",
            HostileField.AUDIT_WHO,
            HostileField.AUDIT_FROM,
            HostileField.AUDIT_ACTION,
            HostileField.AUDIT_KIND,
            HostileField.AUDIT_SUBJECT,
            HostileField.AUDIT_BEFORE,
            HostileField.AUDIT_AFTER,
            HostileField.AUDIT_WHY),
    AUDIT_OF_SOMEBODY("erga/audit?who={who}&kind=recurring&subject={schedule}", HostileField.AUDIT_WHO),
    START("erga/start?on={method}"),
    HELP("erga/help"),
    CONFIRM_REQUEUE("erga/confirm?do=requeue&on={failed}", HostileField.JOB_NAME, HostileField.QUEUE),
    CONFIRM_EDIT("erga/confirm?do=edit-and-requeue&on={waiting}", HostileField.ARGUMENT, HostileField.QUEUE),
    CONFIRM_EDIT_RECURRING(
            "erga/confirm?do=edit-recurring&on={schedule}", HostileField.SCHEDULE, HostileField.SCHEDULE_METHOD),
    CONFIRM_RESUME_QUEUE("erga/confirm?do=resume-queue&on={queue}", HostileField.QUEUE),
    CONFIRM_RESUME_RECURRING(
            "erga/confirm?do=resume-recurring&on={schedule}", HostileField.SCHEDULE, HostileField.SCHEDULE_METHOD),
    CONFIRM_CANCEL_BATCH("erga/confirm?do=cancel-batch&on={batch}", HostileField.BATCH),
    CONFIRM_ASK_STACKS("erga/confirm?do=ask-stacks&on={node}", HostileField.NODE),
    CONFIRM_WAKE_NODE("erga/confirm?do=wake-node&on={node}", HostileField.NODE),
    CONFIRM_REQUEUE_FAILED("erga/confirm?do=requeue-failed&on={key}", HostileField.ERROR_TYPE, HostileField.PLACE),
    CONFIRM_SEVERAL("erga/confirm?do=pause-queue&on={queue}&on={method}", HostileField.QUEUE, HostileField.JOB_NAME);

    private final String address;
    private final Set<HostileField> fields;

    /**
     * What is to be known of it.
     *
     * @param address from the shop's; open for ids and names
     * @param fields what is seen in full
     */
    HostileSight(String address, HostileField... fields) {
        this.address = address;
        this.fields = Set.copyOf(Arrays.asList(fields));
    }

    String address() {
        return address;
    }

    Set<HostileField> fields() {
        return fields;
    }
}
