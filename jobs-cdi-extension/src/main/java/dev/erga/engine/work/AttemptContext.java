package dev.erga.engine.work;

import dev.erga.engine.enqueue.UnreadableValueException;
import dev.erga.engine.message.Messages;
import dev.erga.engine.message.PolicyMessages;
import dev.erga.jobs.JobCancelledException;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobLog;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Parent;
import dev.erga.jobs.Progress;
import dev.erga.jobs.spi.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The context of the attempt that runs on the calling thread, whichever that is. */
final class AttemptContext implements JobContext {

    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    private final WorkParts parts;
    private final Notebook notebook;

    AttemptContext(WorkParts parts, Notebook notebook) {
        this.parts = parts;
        this.notebook = notebook;
    }

    /** The calling thread runs this attempt from now on. */
    static void begin(Attempt attempt) {
        CURRENT.set(attempt);
    }

    /** The calling thread runs no attempt any more. */
    static void end() {
        CURRENT.remove();
    }

    /** The job that runs on the calling thread, if one does. */
    static Optional<JobId> currentId() {
        return Optional.ofNullable(CURRENT.get())
                .map(attempt -> attempt.job().lease().job());
    }

    private static Attempt current() {
        Attempt attempt = CURRENT.get();
        if (attempt == null) {
            throw new JobsException(Messages.noAttempt());
        }
        return attempt;
    }

    @Override
    public JobId id() {
        return current().job().lease().job();
    }

    @Override
    public String name() {
        return current().method().name();
    }

    @Override
    public String queue() {
        return current().job().queue();
    }

    @Override
    public int attempt() {
        return current().job().attempt();
    }

    @Override
    public int maxAttempts() {
        Attempt attempt = current();
        return attempt.job()
                .maxAttempts()
                .orElse(attempt.method().declaration().retry().attempts());
    }

    @Override
    public long token() {
        return current().job().lease().token();
    }

    @Override
    public String idempotencyKey() {
        return id().toString();
    }

    @Override
    public Optional<Instant> firedFor() {
        return current().job().firedFor();
    }

    @Override
    public Optional<String> tenant() {
        return origin().tenant();
    }

    @Override
    public Optional<String> createdBy() {
        return origin().createdBy();
    }

    @Override
    public Instant createdAt() {
        return origin().createdAt();
    }

    @Override
    public Optional<Parent> parent() {
        return origin().parent();
    }

    /** A batch leaves no result. */
    @Override
    public <T> Optional<T> parentResult(Class<T> type) {
        return parent().flatMap(parent -> parent instanceof JobId job ? resultOf(job, type) : Optional.empty());
    }

    private <T> Optional<T> resultOf(JobId job, Class<T> type) {
        Optional<String> text = parts.calls()
                .forCaller(Messages.notRead(), () -> parts.store().values().result(job));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return parts.codec().values().read(text.get(), type);
        } catch (UnreadableValueException unreadable) {
            throw new JobsException(PolicyMessages.parentResultUnreadable(name(), job, type, unreadable), unreadable);
        }
    }

    /** In the transaction that the job is in, if it is in one: a second connection for each worker may be more than there are. */
    private Origin origin() {
        Attempt attempt = current();
        return attempt.origin().orElseGet(() -> {
            Origin found = parts.calls()
                    .forCaller(
                            Messages.notRead(),
                            () -> parts.store()
                                    .notes()
                                    .origin(id())
                                    .orElseThrow(() -> new JobsException(Messages.noSuchJob(id()))));
            attempt.origin(found);
            return found;
        });
    }

    @Override
    public Progress progress(long total) {
        return notes().progress(OptionalLong.of(AttemptProgress.requireNotNegative(total)));
    }

    @Override
    public <T> Iterable<T> track(Iterable<T> elements) {
        AttemptNotes notes = notes();
        return () -> {
            OptionalLong total =
                    elements instanceof Collection<?> all ? OptionalLong.of(all.size()) : OptionalLong.empty();
            return AttemptProgress.counting(elements.iterator(), notes.progress(total));
        };
    }

    @Override
    public JobLog log() {
        return new AttemptLog(current(), notes());
    }

    @Override
    public void label(String word) {
        JobOptions.defaults().label(word);
        if (!notes().label(current().mask().hide(word))) {
            throw new JobsException(Messages.tooManyLabels(AttemptNotes.MOST_LABELS));
        }
    }

    @Override
    public void result(Object value) {
        current().result(parts.codec().values().write("result", name(), value));
    }

    @Override
    public void checkpoint(Object value) {
        new Checkpoints(parts, current()).keep(value);
    }

    @Override
    public <T> Optional<T> checkpoint(Class<T> type) {
        return new Checkpoints(parts, current()).kept(type);
    }

    private AttemptNotes notes() {
        return current().notes(notebook);
    }

    @Override
    public boolean isCancelled() {
        return current().tellMethod().isPresent();
    }

    @Override
    public void throwIfCancelled() {
        current().tellMethod().ifPresent(stop -> {
            throw new JobCancelledException(name() + " was asked to stop because " + stop.reason() + ".");
        });
    }

    @Override
    public void retryAfter(Duration delay) {
        if (delay.isNegative()) {
            throw new JobsException(Messages.negativeRetryAfter(delay));
        }
        current().retryAfter(delay);
    }
}
