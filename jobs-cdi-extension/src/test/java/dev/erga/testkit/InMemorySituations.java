package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.LimitReason.Holder;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Before;
import dev.erga.jobs.spi.Situation.Followed;
import dev.erga.jobs.spi.Situation.Node;
import dev.erga.jobs.spi.Situation.Places;
import dev.erga.jobs.spi.Situation.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a job of the store in memory runs or does not. */
final class InMemorySituations extends InMemoryVerbs {

    private static final int SHOWN = 10;

    private final int most;

    InMemorySituations(InMemoryDatabase database, int most) {
        super(database);
        this.most = most;
    }

    Optional<Situation> of(JobId id) {
        return run("situation", () -> database.jobs.find(id).map(this::situation));
    }

    private Situation situation(JobRow row) {
        Subject subject = new Subject(
                row.summary(),
                row.job.tenant(),
                isReady(row),
                row.awaitsPlace,
                row.stopRequested,
                Optional.ofNullable(row.expiresAt));
        if (row.state.isFinal()) {
            return new Situation(
                    clockNow(),
                    subject,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        return new Situation(
                clockNow(),
                subject,
                database.queues.find(row.job.queue()).map(QueueRow::pause),
                nodes(row),
                row.state == JobState.AWAITING && !row.awaitsPlace ? followed(row) : Optional.empty(),
                row.awaitsPlace ? Optional.of(places(row)) : Optional.empty(),
                isReady(row) ? Optional.of(before(row)) : Optional.empty());
    }

    private List<Node> nodes(JobRow job) {
        Optional<NodeRow> lastDead =
                database.nodes.all(NodeRow::isDead).stream().max(Comparator.comparing(NodeRow::leaseUntil));
        Predicate<NodeRow> matters = row -> !row.isDead()
                || row.id().equals(job.node)
                || lastDead.filter(row::equals).isPresent();
        return database.nodes.all(matters).stream()
                .sorted(Comparator.comparing((NodeRow row) -> row.description().name())
                        .thenComparing(row -> new JobId(row.id().value())))
                .map(row -> node(row, job))
                .toList();
    }

    private Node node(NodeRow row, JobRow job) {
        NodeDescription node = row.description();
        @Nullable Integer bound = node.queueWorkers().get(job.job.queue());
        return new Node(
                row.id().toString(),
                node.name(),
                row.lives(clockNow()),
                row.mayClaim(clockNow()),
                row.leaseUntil(),
                node.workers(),
                bound == null ? OptionalInt.empty() : OptionalInt.of(bound),
                node.jobNames().contains(job.job.name()),
                node.queues().contains(job.job.queue()),
                isReady(job) ? running(row, each -> true) : 0,
                isReady(job) ? running(row, each -> each.job.queue().equals(job.job.queue())) : 0);
    }

    private int running(NodeRow node, Predicate<JobRow> wanted) {
        return database.jobs
                .all(row -> row.state == JobState.PROCESSING && node.id().equals(row.node) && wanted.test(row))
                .size();
    }

    private Optional<Followed> followed(JobRow row) {
        return database.links.find(row.job.id()).filter(link -> !link.decided()).map(this::followed);
    }

    private Followed followed(LinkRow link) {
        JobId parent = new JobId(link.parent());
        Optional<JobRow> job = database.jobs.find(parent);
        if (job.isPresent()) {
            return new Followed(parent, Optional.of(job.get().job.name()), Optional.of(job.get().state), link.after());
        }
        BatchId batch = new BatchId(link.parent());
        return database.batches
                .find(batch)
                .map(found ->
                        new Followed(batch, Optional.of(found.batch.name()), Optional.of(found.state), link.after()))
                .orElseGet(() -> new Followed(parent, Optional.empty(), Optional.empty(), link.after()));
    }

    private Places places(JobRow row) {
        JobLimit limit = row.job.limit().orElseThrow();
        List<JobRow> holding =
                database
                        .jobs
                        .all(each -> isOf(each, limit) && (isReady(each) || each.state == JobState.PROCESSING))
                        .stream()
                        .sorted(CLAIM_ORDER)
                        .toList();
        List<Start> starts = database.starts.all(each -> each.key().key().equals(limit.key())).stream()
                .flatMap(this::counting)
                .toList();
        return new Places(
                limit.key(),
                limit.bounds(),
                bounded(holding.size(), Integer.MAX_VALUE),
                holding.stream()
                        .limit(SHOWN)
                        .map(each -> new Holder(each.job.id(), !isReady(each)))
                        .toList(),
                starts.size(),
                (int) starts.stream().filter(start -> start.until().isEmpty()).count(),
                starts.stream().flatMap(start -> start.until().stream()).min(Comparator.naturalOrder()),
                count(each -> isOf(each, limit)
                        && each.awaitsPlace
                        && !isPaused(each.job.queue())
                        && CLAIM_ORDER.compare(each, row) < 0));
    }

    private static boolean isOf(JobRow row, JobLimit limit) {
        return row.job.limit().filter(other -> other.key().equals(limit.key())).isPresent();
    }

    /** A start that counts: until when, once it has happened. */
    private record Start(Optional<Instant> until) {}

    private Stream<Start> counting(InMemoryLimits.StartRow row) {
        if (row.until().isPresent()) {
            return row.until().filter(until -> until.isAfter(clockNow())).stream()
                    .map(until -> new Start(row.until()));
        }
        Optional<JobRow> job = database.jobs.find(row.key().job());
        long token = row.key().token();
        if (job.filter(found -> found.token == token).isPresent()) {
            return isReady(job.get()) ? Stream.of(new Start(Optional.empty())) : Stream.empty();
        }
        Instant started = job.filter(found -> found.token == token + 1)
                .map(found -> found.startedAt)
                .orElse(clockNow());
        Instant until = row.rate().countsUntil(started);
        return until.isAfter(clockNow()) ? Stream.of(new Start(Optional.of(until))) : Stream.empty();
    }

    private Before before(JobRow row) {
        Predicate<JobRow> ready = each -> isReady(each) && each.job.queue().equals(row.job.queue());
        long tenants = database.jobs.all(ready).stream()
                .flatMap(each -> each.job.tenant().stream())
                .distinct()
                .count();
        return new Before(
                count(each -> ready.test(each)
                        && each.job.tenant().equals(row.job.tenant())
                        && CLAIM_ORDER.compare(each, row) < 0),
                bounded(tenants, most),
                !database.jobs
                        .all(each -> ready.test(each) && each.job.tenant().isEmpty())
                        .isEmpty());
    }

    private BoundedCount count(Predicate<JobRow> wanted) {
        return bounded(database.jobs.all(wanted).size(), most);
    }

    private static BoundedCount bounded(long count, int bound) {
        return new BoundedCount(Math.min(bound, count), count > bound);
    }
}
