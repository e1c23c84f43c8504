package dev.erga.it;

/** A place where Erga keeps words that somebody has written, as far as pages show it. */
enum HostileField {
    JOB_NAME(1, 200),
    QUEUE(2, 50),
    LABEL(3, 100),
    TENANT(4, 200),
    CREATED_BY(5, 200),
    REASON(6, 1_000),
    ARGUMENT(7, 1_000),
    RESULT(8, 1_000),
    SCHEDULE_OF_JOB(9, 100),
    LIMIT(10, 200),
    KEY(11, 200),
    ERROR_TYPE(12, 300),
    MESSAGE(13, 250),
    STACK(14, 1_000),
    PLACE(15, 300),
    LOG(16, 1_000),
    PAUSED_BY(20, 200),
    PAUSED_WHY(21, 1_000),
    BATCH(30, 200),
    BATCH_BY(31, 200),
    CANCELLED_WHY(32, 1_000),
    NODE(40, 100),
    VERSION(41, 50),
    NODE_QUEUE(42, 50),
    QUIET_BY(43, 200),
    QUIET_WHY(44, 1_000),
    STACKS_METHOD(45, 200),
    STACKS_THREAD(46, 200),
    STACKS_FRAME(47, 500),
    SCHEDULE(50, 100),
    SCHEDULE_METHOD(51, 200),
    SCHEDULE_QUEUE(52, 50),
    SCHEDULE_PAUSED_BY(53, 200),
    SCHEDULE_PAUSED_WHY(54, 1_000),
    FIRE_REASON(55, 1_000),
    AUDIT_WHO(60, 200),
    AUDIT_FROM(61, 200),
    AUDIT_ACTION(62, 40),
    AUDIT_KIND(63, 20),
    AUDIT_SUBJECT(64, 200),
    AUDIT_BEFORE(65, 200),
    AUDIT_AFTER(66, 200),
    AUDIT_WHY(67, 1_000),
    SLOW_METHOD(70, 200);

    private final int number;
    private final int length;

    /**
     * What is to be known of it.
     *
     * @param number no other has it
     * @param length how many characters it keeps, or shows where that is less
     */
    HostileField(int number, int length) {
        this.number = number;
        this.length = length;
    }

    /** What all texts in it begin with. */
    String mark() {
        return "f" + (100 + number) + "z";
    }

    int length() {
        return length;
    }

    /** Whether what is in it is stored, and shown, as a JSON text. */
    boolean isJson() {
        return this == ARGUMENT || this == RESULT;
    }

    /** Whether it names something in addresses, where the dashboard looks for no control characters: Erga lets nobody use any. */
    boolean isAddress() {
        return this == SCHEDULE;
    }
}
