package dev.erga.engine.work;

import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.Progress;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.Note;
import dev.erga.jobs.spi.Notes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one attempt tells while it runs, and what of it is still to be written. Bounded; thread-safe. */
final class AttemptNotes {

    static final int MOST_LABELS = 10;

    /** As many as are written at once: the rest follows with the next round. */
    private static final int LINES_AT_ONCE = 200;

    private static final int REFUSALS = 3;
    private static final int LONGEST_LINE = 1_100;

    /** To add a label locks the job's row for a moment, which must not be the one in which its end is written. */
    private static final long LABELS_REST_NANOS = Duration.ofSeconds(1).toNanos();

    private final ClaimedJob job;
    private final NodeTime time;
    private final Consumer<AttemptNotes> news;

    // All below is guarded by this.
    private final List<SaidLine> first = new ArrayList<>();
    private final Deque<SaidLine> newest = new ArrayDeque<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> newLabels = new LinkedHashSet<>();
    private int lines;
    private @Nullable AttemptProgress progress;
    private long progressChanges;
    private long progressWritten;
    private long labelsRestSince;
    private boolean over;
    private int refusals;

    /** @param news is told whenever there is something to write; must be quick */
    AttemptNotes(ClaimedJob job, NodeTime time, Consumer<AttemptNotes> news) {
        this.job = job;
        this.time = time;
        this.news = news;
    }

    Lease lease() {
        return job.lease();
    }

    /** Its method is called for a second time, since what it shared a transaction with was rolled back: it counts anew. */
    void beginsAgain() {
        @Nullable AttemptProgress before;
        synchronized (this) {
            over = false;
            before = progress;
        }
        if (before != null) {
            progress(before.total());
        }
    }

    /** Its method has returned: what threads that it left behind still say is not the attempt's word. */
    synchronized void ends() {
        over = true;
        labelsRestSince = time.nanoTime();
        if (progress != null) {
            progress.end();
        }
    }

    Progress progress(OptionalLong total) {
        AttemptProgress begun = new AttemptProgress(this, total, time);
        synchronized (this) {
            progress = begun;
        }
        changed(begun);
        return begun;
    }

    /** That one says something else now. */
    void changed(AttemptProgress changed) {
        synchronized (this) {
            if (over || progress != changed) {
                return;
            }
            progressChanges++;
        }
        news.accept(this);
    }

    void log(LogLine.Level level, String text) {
        synchronized (this) {
            if (over) {
                return;
            }
            lines++;
            SaidLine said = new SaidLine(lines, time.nanoTime(), level, bounded(text));
            if (lines <= Notes.FIRST_LINES) {
                first.add(said);
            } else {
                newest.add(said);
                if (newest.size() > Notes.NEWEST_LINES) {
                    newest.remove();
                }
            }
        }
        news.accept(this);
    }

    /** A little longer than what is kept, so that it is seen to be cut; memory must not fill with the rest. */
    private static String bounded(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
    }

    /** False if it has as many as it may have. */
    boolean label(String word) {
        synchronized (this) {
            if (over || labels.contains(word)) {
                return true;
            }
            if (labels.size() == MOST_LABELS) {
                return false;
            }
            labels.add(word);
            newLabels.add(word);
            labelsRestSince = time.nanoTime();
        }
        news.accept(this);
        return true;
    }

    /**
     * What is to be written now.
     *
     * @param ended whether its end is written for sure, so that labels need not wait
     */
    synchronized Draft draft(boolean ended) {
        long now = time.nanoTime();
        List<Note.Line> some = new ArrayList<>();
        for (Iterable<SaidLine> part : List.of(first, newest)) {
            for (SaidLine said : part) {
                if (some.size() < LINES_AT_ONCE) {
                    some.add(said.line(now));
                }
            }
        }
        Optional<Note.Count> count = Optional.ofNullable(progress)
                .filter(unwritten -> progressWritten < progressChanges)
                .map(AttemptProgress::count);
        return new Draft(
                this,
                new Note(job.lease(), job.attempt(), count, some),
                progressChanges,
                ended || areLabelsRipe(now) ? Set.copyOf(newLabels) : Set.of());
    }

    private boolean areLabelsRipe(long now) {
        return now - labelsRestSince >= LABELS_REST_NANOS;
    }

    /** The note is in the database, or never will be; tells whether there is more by now. */
    synchronized boolean written(Draft draft) {
        int last = draft.note().lastLine();
        first.removeIf(line -> line.number() <= last);
        newest.removeIf(line -> line.number() <= last);
        progressWritten = Math.max(progressWritten, draft.progressChanges());
        refusals = 0;
        return !first.isEmpty() || !newest.isEmpty() || progressWritten < progressChanges || !newLabels.isEmpty();
    }

    /** The database has refused it once more, and has done so often enough to believe it. */
    synchronized boolean isRefusedOften() {
        refusals++;
        return refusals >= REFUSALS;
    }

    synchronized void labelled(Draft draft) {
        newLabels.removeAll(draft.labels());
    }

    /**
     * What is written at once of one attempt.
     *
     * @param of whose it is
     * @param note progress and lines
     * @param progressChanges how often the progress had changed by then
     * @param labels words to be added to its job
     */
    record Draft(AttemptNotes of, Note note, long progressChanges, Set<String> labels) {}

    /** A line that is not written yet. */
    private record SaidLine(int number, long saidAt, LogLine.Level level, String text) {

        Note.Line line(long now) {
            return new Note.Line(number, Duration.ofNanos(now - saidAt), level, text);
        }
    }
}
