package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RescuedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold, said independently of any store: it is told what has been committed. */
final class Model {

    /** For how long a job is kept that has killed too many nodes. */
    static final Optional<Duration> QUARANTINE = Optional.of(Duration.ofMinutes(185));

    private static final Duration CONTINUATIONS_KEPT = Duration.ofDays(1);

    final Map<JobId, ModelJob> jobs = new TreeMap<>();
    final Map<BatchId, ModelBatch> batches = new LinkedHashMap<>();
    final Map<NodeId, ModelNode> nodes = new LinkedHashMap<>();
    final Map<String, ModelSchedule> schedules = new TreeMap<>();
    final Set<String> paused = new TreeSet<>();
    final List<Lease> grants = new ArrayList<>();

    /** Rows that a transaction holds which is still open. */
    final Set<JobId> heldJobs = new TreeSet<>();

    final Set<BatchId> heldBatches = new HashSet<>();

    /** Minutes since the history began. */
    long now;

    Stream<ModelJob> jobs(Predicate<ModelJob> wanted) {
        return jobs.values().stream().filter(job -> !job.gone).filter(wanted);
    }

    /** Of those that nobody holds. */
    List<ModelJob> free(Predicate<ModelJob> wanted) {
        return jobs(wanted).filter(job -> !heldJobs.contains(job.id())).toList();
    }

    Optional<ModelJob> job(JobId id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> !job.gone);
    }

    /** One that must be there. */
    ModelJob known(JobId id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow();
    }

    boolean holds(Lease lease) {
        return job(lease.job()).filter(job -> job.isHeldBy(lease)).isPresent();
    }

    boolean isDead(NodeId node) {
        return Optional.ofNullable(nodes.get(node)).map(found -> found.dead).orElse(true);
    }

    /** The job methods that living nodes declare. */
    Set<String> declared() {
        Set<String> names = new TreeSet<>();
        nodes.values().stream().filter(node -> node.lives(now)).forEach(node -> names.addAll(node.names));
        return names;
    }

    void add(NewJob job) {
        if (job.due() instanceof Due.Follows follows) {
            ModelJob added = new ModelJob(job, JobState.AWAITING, now);
            added.link = Optional.of(new ModelJob.Link(follows.parent().value(), follows.after()));
            jobs.put(job.id(), added);
            standing(follows.parent().value())
                    .ifPresent(state -> ended(follows.parent().value(), state));
        } else {
            long due = job.due() instanceof Due.In in ? now + in.delay().toMinutes() : now;
            ModelJob added = new ModelJob(job, JobState.SCHEDULED, due);
            jobs.put(job.id(), added);
            if (due <= now) {
                ready(added);
            }
        }
    }

    /** A job could run now, but for the place it may have to wait for. */
    void ready(ModelJob job) {
        job.state = readyState(job);
        job.wantsPlace = job.made.limit().isPresent();
    }

    JobState readyState(ModelJob job) {
        return job.made.limit().isPresent() ? JobState.AWAITING : JobState.ENQUEUED;
    }

    /** How many jobs hold a place of that key. */
    long holding(String key) {
        return jobs(job -> isOf(job, key) && (job.state == JobState.ENQUEUED || job.state == JobState.PROCESSING))
                .count();
    }

    private static boolean isOf(ModelJob job, String key) {
        return job.made.limit().filter(limit -> limit.key().equals(key)).isPresent();
    }

    /** Gives places to those that wait for one of that key, and tells in which queues. */
    Set<String> admitted(String key) {
        jobs(job -> isOf(job, key) && job.state == JobState.ENQUEUED && paused.contains(job.made.queue()))
                .forEach(this::ready);
        Set<String> queues = new TreeSet<>();
        List<ModelJob> waiting = jobs(job -> isOf(job, key) && job.wantsPlace && !paused.contains(job.made.queue()))
                .sorted(ModelJob.CLAIM_ORDER)
                .toList();
        for (ModelJob job : waiting) {
            int places = job.made.limit().orElseThrow().bounds().atOnce().orElseThrow();
            if (holding(key) == places) {
                break;
            }
            job.state = JobState.ENQUEUED;
            job.wantsPlace = false;
            queues.add(job.made.queue());
        }
        return queues;
    }

    private Optional<JobState> standing(UUID parent) {
        return job(new JobId(parent))
                .map(job -> job.state)
                .or(() -> Optional.ofNullable(batches.get(new BatchId(parent))).map(batch -> batch.state));
    }

    void granted(ClaimedJob grant) {
        ModelJob job = known(grant.lease().job());
        job.state = JobState.PROCESSING;
        job.token = grant.lease().token();
        job.owner = Optional.of(grant.lease().node());
        job.attempts++;
        job.begun = false;
        grants.add(grant.lease());
    }

    /** An attempt of a job that runs ends. */
    void ended(ModelJob job, Completion completion) {
        JobState target = completion.outcome().target();
        job.attempts -= completion.outcome().counted() ? 0 : 1;
        job.recorded += completion.outcome().recorded() ? 1 : 0;
        job.effects += target == JobState.SUCCEEDED ? 1 : 0;
        boolean stopped = job.stopAsked && !target.isFinal();
        if (stopped) {
            over(job, JobState.DELETED, job.keptWhenStopped);
        } else if (target.isFinal()) {
            over(job, target, completion.expireAfter());
        } else if (target == JobState.ENQUEUED) {
            ready(job);
        } else {
            job.state = target;
            job.due = now + completion.delay().map(Duration::toMinutes).orElse(0L);
        }
        job.stopAsked = false;
    }

    /** A job has ended so; what follows it is decided. */
    void over(ModelJob job, JobState end, Optional<Duration> kept) {
        job.state = end;
        job.wantsPlace = false;
        job.expires = kept.map(span -> now + span.toMinutes());
        ended(job.id().value(), end);
    }

    void rescued(RescuedJob rescued) {
        ModelJob job = known(rescued.job());
        job.crashes += crash(job);
        job.attempts--;
        job.recorded++;
        job.owner = Optional.empty();
        if (rescued.next() == JobState.DELETED) {
            over(job, JobState.DELETED, job.keptWhenStopped);
        } else if (rescued.next() == JobState.FAILED) {
            over(job, JobState.FAILED, QUARANTINE);
        } else {
            ready(job);
        }
        job.stopAsked = false;
    }

    /** The first death is held against the job on suspicion, further ones only if it had begun. */
    static int crash(ModelJob job) {
        return job.begun || job.crashes == 0 ? 1 : 0;
    }

    void requeued(ModelJob job) {
        job.checkpoint = job.state == JobState.SUCCEEDED ? Optional.empty() : job.checkpoint;
        ready(job);
        job.attempts = 0;
        job.crashes = 0;
        job.effects = 0;
        job.stopAsked = false;
        job.expires = Optional.empty();
    }

    void deleted(ModelJob job, Optional<Duration> kept) {
        if (job.state == JobState.PROCESSING) {
            job.stopAsked = true;
            job.keptWhenStopped = kept;
        } else {
            over(job, JobState.DELETED, kept);
        }
    }

    /** A job or batch has ended so: what waits for it is decided, or owed where somebody holds it. */
    void ended(UUID parent, JobState end) {
        if (end.isFinal()) {
            followers(parent).filter(child -> !waits(child, end)).toList().forEach(child -> decideOrOwe(child, end));
        }
    }

    Stream<ModelJob> followers(UUID parent) {
        return jobs(job -> job.link
                .filter(link -> link.parent.equals(parent) && !link.decided)
                .isPresent());
    }

    private static boolean waits(ModelJob child, JobState end) {
        ModelJob.Link link = child.link.orElseThrow();
        return link.owed.isEmpty() && link.after == After.SUCCESS && end == JobState.FAILED;
    }

    private void decideOrOwe(ModelJob child, JobState end) {
        ModelJob.Link link = child.link.orElseThrow();
        JobState first = link.owed.orElse(end);
        if (heldJobs.contains(child.id())) {
            link.owed = Optional.of(first);
        } else {
            decide(child, first);
        }
    }

    /** What is owed is decided, unless somebody still holds it. */
    void decideOwed() {
        owed().filter(child -> !heldJobs.contains(child.id()))
                .toList()
                .forEach(child -> decide(child, child.link.orElseThrow().owed.orElseThrow()));
    }

    Stream<ModelJob> owed() {
        return jobs(job ->
                job.link.filter(link -> !link.decided && link.owed.isPresent()).isPresent());
    }

    private void decide(ModelJob child, JobState end) {
        ModelJob.Link link = child.link.orElseThrow();
        link.decided = true;
        link.owed = Optional.empty();
        if (child.state == JobState.AWAITING && !child.wantsPlace) {
            boolean go = link.after == After.ANY_END
                    || (link.after == After.SUCCESS && end == JobState.SUCCEEDED)
                    || (link.after == After.FAILURE && end == JobState.FAILED);
            if (go) {
                ready(child);
            } else {
                over(child, JobState.DELETED, Optional.of(CONTINUATIONS_KEPT));
            }
        }
    }

    /** How the members of a batch stand; those that are gone have ended as they did. */
    ModelBatch.Tally tally(BatchId batch) {
        List<JobState> members = new ArrayList<>();
        jobs.values().stream()
                .filter(job -> job.made.batch().filter(batch::equals).isPresent())
                .forEach(job -> members.add(job.state));
        batches.values().stream()
                .filter(inner -> inner.parent.filter(batch::equals).isPresent())
                .forEach(inner -> members.add(inner.state));
        return new ModelBatch.Tally(
                members.size(),
                count(members, JobState.SUCCEEDED),
                count(members, JobState.FAILED),
                count(members, JobState.DELETED));
    }

    private static long count(List<JobState> states, JobState wanted) {
        return states.stream().filter(state -> state == wanted).count();
    }
}
