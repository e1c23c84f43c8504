package dev.erga.testkit;

import java.util.ArrayList;
import java.util.List;

/** One transaction: what it holds, and what follows its commit. Belongs to the thread that began it. */
final class InMemoryTransaction {

    final List<VersionedRow<?>> held = new ArrayList<>();
    final List<Runnable> beforeCommit = new ArrayList<>();
    final List<Runnable> afterCommit = new ArrayList<>();
    final long deadline;
    boolean rollbackOnly;

    private boolean wrote;

    InMemoryTransaction(long deadline) {
        this.deadline = deadline;
    }

    /** Whether it held a row at its end, or does now. */
    boolean wrote() {
        return wrote || !held.isEmpty();
    }

    void end(boolean commit) {
        wrote = wrote();
        held.forEach(row -> row.end(commit));
        held.clear();
    }
}
