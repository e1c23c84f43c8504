package dev.erga.jobs.monitor;

/**
 * One reason why a job runs or does not: a sentence for people, and in its components the facts that the sentence tells of, to
 * be linked or counted. Moments and spans are the database's.
 */
public sealed interface Reason permits StateReason, LimitReason, QueueReason, NodeReason, MethodReason {

    /** What a person is told; hostile text is possible. */
    String sentence();

    /** Its kind, such as {@code QueuePaused}: the name of its record. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * A node incarnation.
     *
     * @param id the incarnation
     * @param name the name people know it by
     */
    record Node(String id, String name) {

        @Override
        public String toString() {
            return name;
        }
    }
}
