package dev.erga.engine.maintain;

import java.time.Duration;

/**
 * Decides about continuations whose parent has ended while somebody else held their rows: at once where this node was told
 * of them or a node has died, and now and then for those that nobody was told of.
 */
final class Deciding implements Duty {

    private static final Duration REST = Duration.ofMinutes(2);

    /** Whoever holds the rows needs a moment. */
    private static final Duration REST_WHILE_OWED = Duration.ofMillis(100);

    private final MaintenanceParts parts;
    private volatile boolean asked;

    Deciding(MaintenanceParts parts) {
        this.parts = parts;
    }

    /** There are some. */
    void ask() {
        asked = true;
    }

    @Override
    public boolean isAsked() {
        return asked;
    }

    @Override
    public String name() {
        return "decide about continuations";
    }

    @Override
    public Duration run() throws Exception {
        asked = false;
        int left = parts.calls().inNew(() -> parts.store().continuations().decideOwed(MaintenanceParts.BATCH));
        return left > 0 ? REST_WHILE_OWED : REST;
    }
}
