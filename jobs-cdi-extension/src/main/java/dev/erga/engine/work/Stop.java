package dev.erga.engine.work;

/** Why a running attempt was asked to stop. */
enum Stop {
    /** It takes too long. */
    TIMED_OUT("it took longer than its timeout"),
    /** Somebody deleted the job. */
    CANCELLED("the job was deleted while it ran"),
    /** The node is stopping and has no more patience. */
    SHUTTING_DOWN("its node is shutting down"),
    /** The node may not write any more. */
    NODE_LOST("its node has lost its lease");

    private final String reason;

    Stop(String reason) {
        this.reason = reason;
    }

    /** Half a sentence, after "because". */
    String reason() {
        return reason;
    }
}
