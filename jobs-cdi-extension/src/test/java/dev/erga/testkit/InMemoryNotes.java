package dev.erga.testkit;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.Note;
import dev.erga.jobs.spi.Notes;
import dev.erga.jobs.spi.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What attempts tell, kept in memory. */
final class InMemoryNotes extends InMemoryVerbs implements Notes {

    private static final int MOST_LABELS = 50;

    InMemoryNotes(InMemoryDatabase database) {
        super(database);
    }

    /** How far an attempt has come. */
    record CountRow(long token, Note.Count count, Instant at) {

        Optional<JobProgress> progress(JobRow row, Instant now) {
            if (row.token != token) {
                return Optional.empty();
            }
            Optional<Duration> remaining = JobProgress.remaining(
                    count.done(),
                    count.total(),
                    count.done() - count.start(),
                    count.spent(),
                    Duration.between(at, now));
            return Optional.of(new JobProgress(
                    count.done(), count.total(), at, row.state == JobState.PROCESSING ? remaining : Optional.empty()));
        }
    }

    /** Which line of which grant. */
    record LineKey(JobId job, long token, int number) implements Comparable<LineKey> {

        private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::job)
                .thenComparingLong(LineKey::token)
                .thenComparingInt(LineKey::number);

        @Override
        public int compareTo(LineKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** A line that is kept. */
    record LineRow(LineKey key, LogLine line) {}

    @Override
    public void write(List<Note> notes) {
        run("write notes", () -> {
            notes.forEach(this::write);
            return notes;
        });
    }

    private void write(Note note) {
        Lease lease = note.lease();
        Optional<JobRow> row = database.jobs.find(lease.job());
        if (row.filter(found -> isLatest(found, lease)).isPresent()) {
            note.count().ifPresent(count -> count(lease, count));
        }
        if (row.filter(found -> wasNotTaken(found, lease)).isPresent()) {
            note.lines().forEach(line -> add(note, line));
            trim(note);
        }
    }

    private static boolean isLatest(JobRow row, Lease lease) {
        return row.token == lease.token() && lease.node().equals(row.node);
    }

    private static boolean wasNotTaken(JobRow row, Lease lease) {
        return isLatest(row, lease)
                || (row.token > lease.token()
                        && row.history.stream()
                                .noneMatch(attempt -> attempt.token() == lease.token()
                                        && attempt.outcome().equals("RESCUED")));
    }

    private void count(Lease lease, Note.Count count) {
        CountRow next = new CountRow(lease.token(), count, clockNow());
        Optional<CountRow> before = database.counts.lock(lease.job());
        if (before.isEmpty()) {
            database.counts.insert(lease.job(), next);
        } else if (before.get().token() <= lease.token()) {
            database.counts.update(lease.job(), next);
        }
    }

    private void add(Note note, Note.Line line) {
        LineKey key = new LineKey(note.lease().job(), note.lease().token(), line.number());
        database.checkLine(line.text());
        if (database.lines.find(key).isEmpty()) {
            LogLine kept =
                    new LogLine(note.attempt(), line.number(), clockNow().minus(line.age()), line.level(), line.text());
            database.lines.insert(key, new LineRow(key, kept));
        }
    }

    private void trim(Note note) {
        Lease lease = note.lease();
        remove(row -> row.key().job().equals(lease.job())
                && (row.key().token() <= lease.token() - GRANTS_WITH_LINES
                        || (row.key().token() == lease.token()
                                && row.key().number() > FIRST_LINES
                                && row.key().number() <= note.lastLine() - NEWEST_LINES)));
    }

    /** What belongs to a job goes with it. */
    void remove(JobId job) {
        remove(row -> row.key().job().equals(job));
        if (database.counts.lock(job).isPresent()) {
            database.counts.delete(job);
        }
    }

    private void remove(Predicate<LineRow> unwanted) {
        for (LineRow row : database.lines.all(unwanted)) {
            database.lines.lock(row.key());
            database.lines.delete(row.key());
        }
    }

    @Override
    public boolean label(Lease lease, Set<String> words) {
        return run("label", () -> {
            Optional<JobRow> row = database.jobs.find(lease.job()).filter(found -> wasNotTaken(found, lease));
            if (row.isEmpty()) {
                return true;
            }
            if (database.jobs.lockUnlessHeld(lease.job()).isEmpty()) {
                return false;
            }
            JobRow next = row.get().copy();
            words.stream().sorted().forEach(word -> {
                if (next.labels.size() < MOST_LABELS) {
                    next.labels.add(word);
                }
            });
            database.jobs.update(lease.job(), next);
            return true;
        });
    }

    private static Optional<Parent> parent(NewJob job) {
        return job.due() instanceof Due.Follows follows ? Optional.of(follows.parent()) : Optional.empty();
    }

    @Override
    public Optional<Origin> origin(JobId job) {
        return run(
                "origin",
                () -> database.jobs
                        .find(job)
                        .map(row -> new Origin(row.job.tenant(), row.job.createdBy(), row.createdAt, parent(row.job))));
    }
}
