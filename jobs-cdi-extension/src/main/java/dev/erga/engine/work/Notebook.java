package dev.erga.engine.work;

import dev.erga.engine.loop.Loop;
import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.NodeTime;
import dev.erga.engine.work.AttemptNotes.Draft;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Note;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Writes what attempts tell while they run: about once a second, what is new of all of them together, never on their own
 * threads. What cannot be written is kept and tried again for as long as the lease holds. Thread-safe.
 */
final class Notebook {

    private static final Logger LOG = System.getLogger(Notebook.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(50);
    private static final Duration REST = Duration.ofHours(1);
    private static final int GROUP = 50;

    private final WorkParts parts;
    private final NodeTime time;
    private final NodeTime.Bell allWritten;
    private final Loop loop;

    /** Those who have something new. One that is being written is not among them, unless it has news since. */
    private final Set<AttemptNotes> news = ConcurrentHashMap.newKeySet();

    private volatile boolean writing;
    private volatile boolean closing;

    // Touched by the loop's thread only.
    private long lastRound;

    Notebook(WorkParts parts) {
        this.parts = parts;
        this.time = parts.time();
        this.allWritten = time.bell();
        this.lastRound = time.nanoTime() - PAUSE.toNanos();
        this.loop = new Loop("notes", time, parts.log(), this::round);
    }

    void start(ThreadFactory threads) {
        loop.start(threads);
    }

    Loop loop() {
        return loop;
    }

    /** An empty page for an attempt. */
    AttemptNotes page(Attempt attempt) {
        return new AttemptNotes(attempt.job(), time, this::hasNews);
    }

    private void hasNews(AttemptNotes notes) {
        if (news.add(notes)) {
            loop.wake();
        }
    }

    /** Writes at once what is new, and from now on without a pause; waits for that until the moment. For one thread. */
    boolean awaitWritten(long nanoTime) throws InterruptedException {
        closing = true;
        loop.wake();
        while (isBusy() && time.nanoTime() - nanoTime < 0) {
            allWritten.awaitUntil(nanoTime);
        }
        return !isBusy();
    }

    private boolean isBusy() {
        return writing || !news.isEmpty();
    }

    private Duration round() {
        if (news.isEmpty()) {
            return REST;
        }
        long wait = lastRound + PAUSE.toNanos() - time.nanoTime();
        if (wait > 0 && !closing) {
            return Duration.ofNanos(wait);
        }
        lastRound = time.nanoTime();
        writing = true;
        boolean answered = true;
        try {
            answered = writeAll();
        } finally {
            writing = false;
            allWritten.ring();
        }
        if (news.isEmpty()) {
            return REST;
        }
        return closing && answered ? SHORT_PAUSE : PAUSE;
    }

    /** False if the database does not take it. */
    private boolean writeAll() {
        List<AttemptNotes> all = List.copyOf(news);
        boolean answered = true;
        for (int from = 0; from < all.size() && answered; from += GROUP) {
            answered = writeGroup(all.subList(from, Math.min(all.size(), from + GROUP)));
        }
        return answered;
    }

    private boolean writeGroup(List<AttemptNotes> group) {
        boolean told = false;
        try {
            boolean answered = write(drafts(group));
            told = true;
            return answered;
        } finally {
            if (!told) {
                // Memory was short, say: none of them is forgotten.
                news.addAll(group);
            }
        }
    }

    private List<Draft> drafts(List<AttemptNotes> some) {
        List<Draft> drafts = new ArrayList<>();
        for (AttemptNotes notes : some) {
            // First taken out: what is said from now on puts it in again.
            news.remove(notes);
            if (parts.membership().holds(notes.lease().node())) {
                drafts.add(notes.draft(closing));
            }
        }
        return drafts;
    }

    @SuppressWarnings("CatchingUnchecked") // nothing that is thrown here may lose what attempts said
    private boolean write(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return true;
        }
        List<Note> notes = drafts.stream()
                .map(Draft::note)
                .filter(note -> note.count().isPresent() || !note.lines().isEmpty())
                .toList();
        try {
            writeNotes(notes);
        } catch (Throwable refused) {
            return keepOrSplit(drafts, refused);
        }
        drafts.forEach(this::written);
        return true;
    }

    private void writeNotes(List<Note> notes) throws Exception {
        if (!notes.isEmpty()) {
            parts.calls().inNew(() -> {
                parts.store().notes().write(notes);
                return notes;
            });
        }
    }

    private void written(Draft draft) {
        label(draft);
        if (draft.of().written(draft)) {
            news.add(draft.of());
        }
    }

    /** One that is refused while the database answers must not keep the others from being written. */
    private boolean keepOrSplit(List<Draft> drafts, Throwable refused) {
        parts.log().trouble(() -> Messages.roundFailed("notes").toString(), refused);
        if (!storeAnswers()) {
            drafts.forEach(draft -> news.add(draft.of()));
            return false;
        }
        if (drafts.size() > 1) {
            drafts.forEach(draft -> write(List.of(draft)));
        } else if (drafts.get(0).of().isRefusedOften()) {
            leaveOut(drafts.get(0), refused);
        } else {
            news.add(drafts.get(0).of());
        }
        return true;
    }

    private void leaveOut(Draft draft, Throwable refused) {
        JobId job = draft.note().lease().job();
        LOG.log(Level.WARNING, Messages.notesRefused(job).toString(), refused);
        draft.of().labelled(draft);
        written(draft);
    }

    private boolean storeAnswers() {
        try {
            parts.calls().inNew(parts.store()::now);
            return true;
        } catch (Exception away) {
            return false;
        }
    }

    /** In a transaction of its own, which locks the job's row for a moment. */
    private void label(Draft draft) {
        if (draft.labels().isEmpty()) {
            return;
        }
        try {
            boolean done = parts.calls()
                    .inNew(() -> parts.store().notes().label(draft.note().lease(), draft.labels()));
            if (done) {
                draft.of().labelled(draft);
            }
        } catch (Exception away) {
            parts.log().trouble(() -> Messages.roundFailed("notes").toString(), away);
        }
    }
}
