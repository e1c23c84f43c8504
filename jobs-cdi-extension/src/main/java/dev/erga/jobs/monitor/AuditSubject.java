package dev.erga.jobs.monitor;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;

/**
 * What an operator's action was done to. It may be gone since.
 *
 * @param kind what it is
 * @param id its id, or its name where it has none
 */
public record AuditSubject(Kind kind, String id) {

    /** What there is to act on. */
    public enum Kind {
        /** A job, by its id. */
        JOB,
        /** A queue, by its name. */
        QUEUE,
        /** A recurring job, by its id. */
        RECURRING,
        /** A batch, by its id. */
        BATCH,
        /** The jobs that failed in one way, by the key of their {@link FailureGroup}. */
        FAILURE,
        /** A node, by its incarnation. */
        NODE,
        /** A job method, by its name. */
        METHOD
    }

    /** A job. */
    public static AuditSubject job(JobId id) {
        return new AuditSubject(Kind.JOB, id.toString());
    }

    /** A queue. */
    public static AuditSubject queue(String name) {
        return new AuditSubject(Kind.QUEUE, name);
    }

    /** A recurring job. */
    public static AuditSubject recurring(String id) {
        return new AuditSubject(Kind.RECURRING, id);
    }

    /** The jobs that failed in one way, by the key of their {@link FailureGroup}. */
    public static AuditSubject failure(String key) {
        return new AuditSubject(Kind.FAILURE, key);
    }

    /** A node, by its incarnation. */
    public static AuditSubject node(String id) {
        return new AuditSubject(Kind.NODE, id);
    }

    /** A job method. */
    public static AuditSubject method(String name) {
        return new AuditSubject(Kind.METHOD, name);
    }

    /** A batch. */
    public static AuditSubject batch(BatchId id) {
        return new AuditSubject(Kind.BATCH, id.toString());
    }
}
