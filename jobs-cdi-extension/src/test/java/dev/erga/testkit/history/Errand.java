package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job that was asked for, and what people did to it. */
final class Errand {

    final long number;
    final String method;
    final Optional<Long> parent;
    final After after;
    final Optional<BatchId> batch;

    /** How it had ended whenever it was requeued. */
    final List<JobState> ends = new ArrayList<>();

    /** How many ends its parent had had, and been requeued from, before it was asked for. */
    int endsBefore;

    int requeues;
    boolean deleted;

    Errand(long number, String method) {
        this(number, method, Optional.empty(), After.ANY_END, Optional.empty());
    }

    Errand(long number, String method, Optional<Long> parent, After after, Optional<BatchId> batch) {
        this.number = number;
        this.method = method;
        this.parent = parent;
        this.after = after;
        this.batch = batch;
    }

    @Override
    public String toString() {
        return method + "(" + number + ")";
    }
}
