package dev.erga.testkit;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.spi.Continuations;
import dev.erga.jobs.spi.Fate;
import dev.erga.jobs.spi.Followers;
import dev.erga.jobs.spi.NewJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs that follow others, in memory. */
final class InMemoryContinuations extends InMemoryVerbs implements Continuations {

    private volatile @Nullable Followers followers;

    private final InMemoryBatches batches;

    InMemoryContinuations(InMemoryDatabase database) {
        super(database);
        batches = new InMemoryBatches(database, this);
    }

    /** Those who count members. */
    InMemoryBatches batches() {
        return batches;
    }

    @Override
    public void tell(Followers told) {
        followers = told;
    }

    void tellCounted(BatchId batch) {
        Followers told = followers;
        if (told != null) {
            told.counted(Set.of(batch));
        }
    }

    /** If it shares places, it has left one, or waits for one. */
    void tellPlaces(JobRow job) {
        Followers told = followers;
        if (told != null) {
            job.job.limit().ifPresent(limit -> told.places(Set.of(limit.key())));
        }
    }

    /** Where the parent stands; it stays so until the transaction ends. */
    JobState lock(Parent parent) {
        Optional<JobState> state = parent instanceof BatchId batch
                ? database.batches.lock(batch).map(row -> row.state)
                : database.jobs.lock(new JobId(parent.value())).map(row -> row.state);
        return state.orElseThrow(() -> InMemoryDatabase.refused("there is no parent " + parent.value(), false));
    }

    /** To be called once the job is stored. */
    void link(NewJob job, Due.Follows follows, JobState parent) {
        UUID id = follows.parent().value();
        database.links.insert(job.id(), new LinkRow(job.id(), id, follows.after(), false, Optional.empty()));
        ended(id, parent);
    }

    /** This job stands so now: if that is an end, its batch counts it and those who follow are decided about. */
    void ended(JobRow job) {
        tellPlaces(job);
        batches.ended(job.job.batch(), job.state, 1);
        ended(job.job.id().value(), job.state);
    }

    /** Decides about those who follow. */
    void ended(UUID parent, JobState end) {
        if (end.isFinal()) {
            database.links
                    .all(link -> link.isDecidedBy(parent, end))
                    .forEach(link -> decideOrOwe(link, link.firstEnd(end)));
        }
    }

    private void decideOrOwe(LinkRow link, JobState end) {
        database.links.lock(link.child());
        if (!isDecided(link, end)) {
            database.links.update(link.child(), link.owing(end));
            Followers told = followers;
            if (told != null) {
                told.owed();
            }
        }
    }

    /** False if somebody else holds the job. */
    private boolean isDecided(LinkRow link, JobState end) {
        Optional<JobRow> free = database.jobs.lockUnlessHeld(link.child());
        if (free.isEmpty()) {
            return database.jobs.find(link.child()).isEmpty();
        }
        database.links.lock(link.child());
        database.links.update(link.child(), link.settled());
        if (free.get().state == JobState.AWAITING && !free.get().awaitsPlace) {
            move(free.get().copy(), link, end);
        }
        return true;
    }

    private void move(JobRow child, LinkRow link, JobState end) {
        boolean go = Fate.of(link.after(), end) == Fate.GO;
        child.go(
                go ? JobState.ENQUEUED : JobState.DELETED,
                go ? null : "What it was to follow, " + link.parent() + ", has ended otherwise: " + end + ".",
                clockNow());
        Followers told = followers;
        if (!go) {
            Optional<Duration> kept = told == null
                    ? Optional.of(Duration.ofDays(1))
                    : told.keeping().span(child.job.name(), JobState.DELETED);
            child.expiresAt = kept.map(clockNow()::plus).orElse(null);
        }
        database.jobs.update(link.child(), child);
        if (child.state == JobState.ENQUEUED && told != null) {
            told.ready(Set.of(child.job.queue()));
        }
        ended(child);
    }

    /** This job is gone, and follows nobody any more. */
    void forget(JobId child) {
        if (database.links.lock(child).isPresent()) {
            database.links.delete(child);
        }
    }

    @Override
    public int decideOwed(int limit) {
        return run("decideOwed", () -> {
            owed().stream()
                    .limit(limit)
                    .forEach(link -> isDecided(link, link.owed().orElseThrow()));
            return owed().size();
        });
    }

    private List<LinkRow> owed() {
        return database.links.all(link -> !link.decided() && link.owed().isPresent());
    }
}
