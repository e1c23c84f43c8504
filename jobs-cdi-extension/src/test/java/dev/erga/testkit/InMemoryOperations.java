package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.Signature;
import dev.erga.jobs.spi.FailedJobs;
import dev.erga.jobs.spi.JobEdit;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Operations;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.SignedAction;
import dev.erga.jobs.spi.Standing;
import dev.erga.jobs.spi.StoredCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What only operators do of the store in memory. */
final class InMemoryOperations extends InMemoryVerbs implements Operations {

    private static final int WORDS = 200;

    private final InMemoryContinuations continuations;

    InMemoryOperations(InMemoryDatabase database, InMemoryContinuations continuations) {
        super(database);
        this.continuations = continuations;
    }

    @Override
    public Optional<Standing> lock(JobId job) {
        return run(
                "look how a job stands",
                () -> database.jobs
                        .lock(job)
                        .map(row -> new Standing(
                                row.state,
                                Optional.of(row.runAt).filter(time -> row.state == JobState.SCHEDULED),
                                row.stopRequested && row.state == JobState.PROCESSING)));
    }

    @Override
    public FailedJobs lockFailed(String key, int limit) {
        return run("lockFailed", () -> new InMemoryFailures(database).lock(key, limit));
    }

    @Override
    public List<JobId> lockFailed(BatchId batch, int limit) {
        return run(
                "look for failed members of a batch",
                () ->
                        database
                                .jobs
                                .all(row -> row.job.batch().equals(Optional.of(batch)) && row.state == JobState.FAILED)
                                .stream()
                                .map(row -> row.job.id())
                                .sorted()
                                .filter(job -> database.jobs
                                        .lockUnlessHeld(job)
                                        .filter(row -> row.state == JobState.FAILED)
                                        .isPresent())
                                .limit(limit)
                                .toList());
    }

    @Override
    public boolean quiet(NodeId node, String by, String why) {
        return run(
                "quiet",
                () -> changed(
                        node,
                        row -> row.quiet().isEmpty(),
                        row -> row.quiet(Optional.of(new NodeDetails.Quiet(
                                cut(by), Objects.requireNonNull(Texts.reason(why)), clockNow())))));
    }

    @Override
    public boolean wake(NodeId node) {
        return run("wake", () -> changed(node, row -> row.quiet().isPresent(), row -> row.quiet(Optional.empty())));
    }

    private boolean changed(NodeId node, Predicate<NodeRow> wanted, UnaryOperator<NodeRow> change) {
        Optional<NodeRow> row = database.nodes.lock(node).filter(found -> !found.isDead() && wanted.test(found));
        row.ifPresent(found -> database.nodes.update(node, change.apply(found)));
        return row.isPresent();
    }

    @Override
    public boolean runNow(JobId job, String reason) {
        return changed(job, next -> {
            next.go(JobState.ENQUEUED, reason, clockNow());
            next.runAt = clockNow();
        });
    }

    @Override
    public boolean reschedule(JobId job, Instant to, String reason) {
        return changed(job, next -> {
            next.runAt = to;
            next.reason = Texts.reason(reason);
        });
    }

    private boolean changed(JobId job, Consumer<JobRow> change) {
        return run("change a planned job", () -> {
            Optional<JobRow> planned = database.jobs.lock(job).filter(row -> row.state == JobState.SCHEDULED);
            planned.map(JobRow::copy).ifPresent(next -> {
                change.accept(next);
                database.jobs.update(job, next);
                continuations.tellPlaces(next);
            });
            return planned.isPresent();
        });
    }

    @Override
    public Optional<StoredCall> call(JobId job) {
        return run(
                "call",
                () -> database.jobs
                        .find(job)
                        .map(row -> new StoredCall(
                                row.job.name(),
                                row.job.arguments(),
                                row.state,
                                Optional.of(row.runAt),
                                row.token,
                                row.job.limit().map(JobLimit::key))));
    }

    @Override
    public boolean edit(JobId job, JobEdit edit, String reason) {
        return run("edit", () -> {
            Optional<JobRow> found = database.jobs.lock(job).filter(row -> JobEdit.fits(row.state));
            found.ifPresent(row -> {
                continuations.batches().ended(row.job.batch(), row.state, -1);
                if (database.checkpoints.lock(job).isPresent()) {
                    database.checkpoints.delete(job);
                }
                JobRow next = row.as(edited(row.job, edit));
                next.stand(JobState.ENQUEUED, reason, clockNow());
                next.attempts = 0;
                next.crashes = 0;
                next.runAt = clockNow();
                next.stopRequested = false;
                next.failedWith(null, clockNow());
                database.jobs.update(job, next);
                continuations.tellPlaces(row);
                continuations.tellPlaces(next);
            });
            return found.isPresent();
        });
    }

    private static NewJob edited(NewJob job, JobEdit edit) {
        return new NewJob(
                job.id(),
                edit.name(),
                job.queue(),
                job.priority(),
                job.due(),
                edit.arguments(),
                job.maxAttempts(),
                job.labels(),
                job.tenant(),
                job.recurringId(),
                job.firedFor(),
                job.createdBy(),
                job.batch(),
                job.limit().map(limit -> new JobLimit(edit.limit().orElse(limit.key()), limit.bounds())));
    }

    @Override
    public boolean isUsed(String confirmation) {
        return run(
                "look for a confirmation",
                () -> database.confirmations.find(confirmation).isPresent());
    }

    @Override
    public boolean record(SignedAction action) {
        return run("record", () -> {
            long id = ++database.lastAction;
            Optional<String> confirmation = action.by().confirmation();
            if (confirmation
                    .filter(used -> database.confirmations.lock(used).isPresent())
                    .isPresent()) {
                return false;
            }
            confirmation.ifPresent(used -> database.confirmations.insert(used, id));
            database.audit.insert(id, entry(id, action));
            return true;
        });
    }

    private AuditEntry entry(long id, SignedAction action) {
        Signature by = action.by();
        return new AuditEntry(
                id,
                clockNow(),
                cut(by.who()),
                cut(by.from()),
                action.action().name(),
                action.action().subject().name(),
                cut(action.subject()),
                action.before().map(InMemoryOperations::cut),
                action.after().map(InMemoryOperations::cut),
                Objects.requireNonNull(Texts.reason(by.why())));
    }

    private static String cut(String text) {
        return text.length() <= WORDS ? text : text.substring(0, WORDS);
    }

    List<AuditEntry> list(AuditFilter filter) {
        return database.audit.all(entry -> matches(filter, entry)).stream()
                .sorted(Comparator.comparing(AuditEntry::id).reversed())
                .limit(filter.limit())
                .toList();
    }

    private static boolean matches(AuditFilter filter, AuditEntry entry) {
        return filter.who().map(who -> entry.who().equals(cut(who))).orElse(true)
                && filter.subject().map(subject -> isAbout(entry, subject)).orElse(true)
                && filter.before().map(id -> entry.id() < id).orElse(true);
    }

    private static boolean isAbout(AuditEntry entry, AuditSubject subject) {
        return entry.subject().equals(cut(subject.id()))
                && entry.subjectKind().equals(subject.kind().name());
    }

    int prune(Retention retention) {
        List<AuditEntry> old =
                database.audit.all(entry -> !entry.at().isAfter(clockNow().minus(retention.audit())));
        old.forEach(entry -> {
            database.audit.lock(entry.id());
            database.audit.delete(entry.id());
            forget(entry.id());
        });
        return old.size();
    }

    private void forget(long id) {
        List<String> used = database.confirmations.keys(value -> value == id);
        used.forEach(confirmation -> {
            database.confirmations.lock(confirmation);
            database.confirmations.delete(confirmation);
        });
    }
}
