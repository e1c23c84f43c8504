package dev.erga.engine.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that one worker has taken to share a transaction, and what became of them. Belongs to its thread; only {@link
 * #freeFrom} and {@link #losesOne} are for any.
 */
final class Chunk {

    private final Attempt first;

    // What others may touch, too, is guarded by this.
    private final List<Attempt> taken = new ArrayList<>();
    private int company;
    private boolean ended;

    private final List<Run> runs = new ArrayList<>();
    private final Set<Attempt> over = new HashSet<>();
    private @Nullable Run broken;
    private boolean closed;

    Chunk(Attempt first) {
        this.first = first;
        taken.add(first);
    }

    Attempt first() {
        return first;
    }

    synchronized void take(Attempt another) {
        taken.add(another);
        company++;
    }

    /** One of them has gone; false for the last, which had no company any more. */
    synchronized boolean losesOne() {
        return company-- > 0;
    }

    /**
     * All but that one, which does not end: they belong to this no more. Its transaction cannot commit, since that one was
     * asked to stop.
     *
     * @return none if the chunk is at its end after all
     */
    synchronized List<Attempt> freeFrom(Attempt deaf) {
        List<Attempt> others =
                ended ? List.of() : taken.stream().filter(each -> each != deaf).toList();
        taken.removeAll(others);
        return others;
    }

    /** No method is called any more, and nobody frees any attempt from now on. */
    synchronized void end() {
        ended = true;
    }

    /** Its method is about to be called within the transaction. */
    void add(Run run) {
        runs.add(run);
    }

    /** The last one has not been called after all, and is no part of this. */
    void dropLast() {
        runs.remove(runs.size() - 1);
    }

    /** Those whose method was called within the transaction, in this order. */
    List<Run> runs() {
        return List.copyOf(runs);
    }

    int size() {
        return runs.size();
    }

    /** That one did not end well, and so none does. */
    void breaksAt(Run run) {
        broken = run;
    }

    /** The one that did not end well, if it was one of them. */
    Optional<Run> broken() {
        return Optional.ofNullable(broken);
    }

    /** All have ended well: from now on the transaction may commit. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** How that one ended is written or handed over. */
    void isOver(Run run) {
        over.add(run.attempt());
    }

    synchronized List<Attempt> over() {
        return taken.stream().filter(over::contains).toList();
    }

    /** Those that are to run alone, in the order in which they were taken. */
    synchronized List<Attempt> left() {
        return taken.stream().filter(attempt -> !over.contains(attempt)).toList();
    }
}
