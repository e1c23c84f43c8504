package dev.erga.engine.work;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Progress;
import dev.erga.jobs.spi.Note;
import java.time.Duration;
import java.util.Iterator;
import java.util.OptionalLong;

/** Counts what an attempt has done. Thread-safe. */
final class AttemptProgress implements Progress {

    private final AttemptNotes notes;
    private final OptionalLong total;
    private final NodeTime time;
    private final long began;

    // Guarded by this.
    private boolean counting;
    private long start;
    private long done;
    private long changedAt;
    private boolean ended;

    AttemptProgress(AttemptNotes notes, OptionalLong total, NodeTime time) {
        this.notes = notes;
        this.total = total;
        this.time = time;
        this.began = time.nanoTime();
        this.changedAt = began;
    }

    @Override
    public void advance(long more) {
        requireNotNegative(more);
        synchronized (this) {
            if (ended) {
                return;
            }
            // Far more than anybody counts; a number that turns negative would not be written.
            done = done > Long.MAX_VALUE - more ? Long.MAX_VALUE : done + more;
            changed();
        }
        notes.changed(this);
    }

    @Override
    public void at(long count) {
        requireNotNegative(count);
        synchronized (this) {
            if (ended) {
                return;
            }
            start = counting ? Math.min(start, count) : count;
            done = count;
            changed();
        }
        notes.changed(this);
    }

    /** Counts no more: what is written later is what was counted until now. */
    synchronized void end() {
        ended = true;
    }

    private void changed() {
        counting = true;
        changedAt = time.nanoTime();
    }

    @Override
    public synchronized long done() {
        return done;
    }

    OptionalLong total() {
        return total;
    }

    synchronized Note.Count count() {
        return new Note.Count(done, total, start, Duration.ofNanos(changedAt - began));
    }

    static long requireNotNegative(long number) {
        if (number < 0) {
            throw new JobsException(Messages.negativeProgress(number));
        }
        return number;
    }

    /** Goes over the elements and counts each as done when the next is asked for. */
    static <T> Iterator<T> counting(Iterator<T> elements, Progress progress) {
        return new Iterator<>() {

            private boolean underWay;

            @Override
            public boolean hasNext() {
                boolean more = elements.hasNext();
                if (!more) {
                    oneIsDone();
                }
                return more;
            }

            @Override
            public T next() {
                oneIsDone();
                T element = elements.next();
                underWay = true;
                return element;
            }

            @Override
            public void remove() {
                elements.remove();
            }

            private void oneIsDone() {
                if (underWay) {
                    underWay = false;
                    progress.advance();
                }
            }
        };
    }
}
