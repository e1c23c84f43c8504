package dev.erga.testkit;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.spi.QueueFlow;
import dev.erga.jobs.spi.QueuePause;
import dev.erga.jobs.spi.Queues;
import dev.erga.jobs.spi.ReadyQueues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds for whole queues of the store in memory. */
final class InMemoryQueues extends InMemoryVerbs implements Queues {

    InMemoryQueues(InMemoryDatabase database) {
        super(database);
    }

    @Override
    public boolean pause(QueuePause pause) {
        return run("pause", () -> {
            if (database.queues.lock(pause.queue()).isPresent()) {
                return false;
            }
            database.queues.insert(pause.queue(), new QueueRow(pause, clockNow()));
            return true;
        });
    }

    @Override
    public boolean resume(String queue) {
        return run("resume", () -> {
            boolean paused = database.queues.lock(queue).isPresent();
            if (paused) {
                database.queues.delete(queue);
            }
            return paused;
        });
    }

    @Override
    public Set<String> paused() {
        return run(
                "paused",
                () -> database.queues.all(row -> true).stream()
                        .map(row -> row.wish().queue())
                        .collect(Collectors.toSet()));
    }

    @Override
    public ReadyQueues ready(Set<String> queues) {
        return run(
                "ready",
                () -> new ReadyQueues(
                        ready(queues, row -> row.job.tenant().isEmpty()),
                        ready(queues, row -> row.job.tenant().isPresent())));
    }

    private Set<String> ready(Set<String> queues, Predicate<JobRow> wanted) {
        return database.jobs.all(row -> row.state == JobState.ENQUEUED && wanted.test(row)).stream()
                .map(row -> row.job.queue())
                .filter(queues::contains)
                .collect(Collectors.toSet());
    }

    List<QueueDetails> details(int bound) {
        Set<String> names = new TreeSet<>();
        database.queues.all(row -> true).forEach(row -> names.add(row.wish().queue()));
        database.jobs
                .all(row -> row.state == JobState.ENQUEUED || row.state == JobState.PROCESSING)
                .forEach(row -> names.add(row.job.queue()));
        database.nodes
                .all(this::lives)
                .forEach(row -> names.addAll(row.description().queues()));
        QueueFlow flow = new InMemoryStatistics(database).flow();
        return names.stream().map(name -> details(name, bound, flow.of(name))).toList();
    }

    private boolean lives(NodeRow row) {
        return !row.isDead() && row.leaseUntil().isAfter(clockNow());
    }

    private QueueDetails details(String queue, int bound, QueueDetails.Flow flow) {
        Predicate<JobRow> waits =
                row -> row.state == JobState.ENQUEUED && row.job.queue().equals(queue);
        return new QueueDetails(
                queue,
                database.queues.find(queue).map(QueueRow::pause),
                count(waits, bound),
                count(row -> row.state == JobState.PROCESSING && row.job.queue().equals(queue), bound),
                database.jobs.all(waits).stream().map(row -> row.runAt).min(Comparator.<Instant>naturalOrder()),
                database
                        .nodes
                        .all(row -> lives(row) && row.description().queues().contains(queue))
                        .stream()
                        .map(row -> row.description().name())
                        .collect(Collectors.toSet()),
                flow);
    }

    private BoundedCount count(Predicate<JobRow> wanted, int bound) {
        long count = database.jobs.all(wanted).size();
        return new BoundedCount(Math.min(bound, count), count > bound);
    }
}
