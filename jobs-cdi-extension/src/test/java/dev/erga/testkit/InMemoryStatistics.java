package dev.erga.testkit;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.monitor.ThroughputStep;
import dev.erga.jobs.spi.Ends;
import dev.erga.jobs.spi.KeptThroughput;
import dev.erga.jobs.spi.MethodCounts;
import dev.erga.jobs.spi.QueueFlow;
import dev.erga.jobs.spi.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much has ended, in memory. */
final class InMemoryStatistics extends InMemoryVerbs implements Statistics {

    private static final String ALL = "";

    InMemoryStatistics(InMemoryDatabase database) {
        super(database);
    }

    /** What a row is about; the name is empty for all job methods. */
    record Key(ChronoUnit unit, Instant from, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::unit).thenComparing(Key::from).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One row. */
    record Row(Key key, MethodCounts counts) {}

    /** The minute of a queue. */
    record QueueKey(Instant from, String queue) implements Comparable<QueueKey> {

        private static final Comparator<QueueKey> ORDER =
                Comparator.comparing(QueueKey::from).thenComparing(QueueKey::queue);

        @Override
        public int compareTo(QueueKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** How many jobs ended in the minute of a queue. */
    record EndedRow(QueueKey key, long ended) {}

    @Override
    public void add(Ends ends) {
        List<MethodCounts> counts = ends.methods();
        run("statistics.add", () -> {
            new TreeMap<>(ends.queues()).forEach(this::add);
            counts.stream().reduce(MethodCounts::plus).map(sum -> sum.as(ALL)).ifPresent(all -> {
                add(ChronoUnit.MINUTES, all);
                add(ChronoUnit.HOURS, all);
                counts.stream()
                        .sorted(Comparator.comparing(MethodCounts::name))
                        .forEach(each -> add(ChronoUnit.HOURS, each));
            });
            return prune();
        });
    }

    private void add(ChronoUnit unit, MethodCounts counts) {
        Key key = new Key(unit, clockNow().truncatedTo(unit), counts.name());
        database.statistics
                .lock(key)
                .ifPresentOrElse(
                        row -> database.statistics.update(
                                key, new Row(key, row.counts().plus(counts))),
                        () -> database.statistics.insert(key, new Row(key, counts)));
    }

    private void add(String queue, long ended) {
        QueueKey key = new QueueKey(clockNow().truncatedTo(ChronoUnit.MINUTES), queue);
        database.ends
                .lock(key)
                .ifPresentOrElse(
                        row -> database.ends.update(key, new EndedRow(key, row.ended() + ended)),
                        () -> database.ends.insert(key, new EndedRow(key, ended)));
    }

    QueueFlow flow() {
        Instant since = QueueFlow.since(clockNow());
        JobId first = QueueFlow.firstAt(since);
        List<JobRow> newest = database.jobs.all(row -> row.job.id().compareTo(first) >= 0);
        newest = newest.subList(Math.max(0, newest.size() - QueueFlow.MOST), newest.size());
        return new QueueFlow(
                clockNow(),
                newest.stream().collect(Collectors.groupingBy(row -> row.job.queue(), Collectors.counting())),
                newest.size() < QueueFlow.MOST
                        ? Optional.empty()
                        : Optional.of(newest.get(0).job.id()),
                database.ends.all(row -> row.key().from().isAfter(since)).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.key().queue(), Collectors.summingLong(EndedRow::ended))));
    }

    private int prune() {
        List<Row> old = database.statistics.all(row -> row.key()
                .from()
                .isBefore(clockNow().minus(row.key().unit() == ChronoUnit.MINUTES ? MINUTES_KEPT : HOURS_KEPT)));
        old.forEach(row -> {
            database.statistics.lock(row.key());
            database.statistics.delete(row.key());
        });
        database.ends
                .all(row -> row.key().from().isBefore(clockNow().minus(QUEUES_KEPT)))
                .forEach(row -> {
                    database.ends.lock(row.key());
                    database.ends.delete(row.key());
                });
        return old.size();
    }

    KeptThroughput read(ChronoUnit unit, Duration span) {
        return new KeptThroughput(
                clockNow(),
                since(unit, span).stream()
                        .filter(row -> row.key().name().equals(ALL))
                        .map(InMemoryStatistics::step)
                        .toList());
    }

    private List<Row> since(ChronoUnit unit, Duration span) {
        return database.statistics.all(row ->
                row.key().unit() == unit && row.key().from().isAfter(clockNow().minus(span)));
    }

    private static ThroughputStep step(Row row) {
        MethodCounts counts = row.counts();
        return new ThroughputStep(row.key().from(), counts.succeeded(), counts.failed(), counts.retried());
    }

    /** By the beginnings of the range's steps. */
    Map<Instant, DurationCounts> took(ThroughputRange range) {
        long step = range.step().toSeconds();
        Map<Instant, DurationCounts> took = new TreeMap<>();
        since(range == ThroughputRange.WEEK ? ChronoUnit.HOURS : ChronoUnit.MINUTES, range.span()).stream()
                .filter(row -> row.key().name().equals(ALL) && row.counts().succeeded() > 0)
                .forEach(row -> took.merge(
                        Instant.ofEpochSecond(Math.floorDiv(row.key().from().getEpochSecond(), step) * step),
                        row.counts().each(),
                        DurationCounts::plus));
        return took;
    }

    List<MethodTimes> slowest(int limit) {
        Map<String, MethodCounts> sums = new TreeMap<>();
        since(ChronoUnit.HOURS, Duration.ofDays(1)).stream()
                .filter(row -> !row.key().name().equals(ALL))
                .forEach(row -> sums.merge(row.key().name(), row.counts(), MethodCounts::plus));
        return sums.values().stream()
                .filter(sum -> sum.succeeded() > 0)
                .map(InMemoryStatistics::times)
                .sorted(Comparator.comparing(MethodTimes::p95)
                        .thenComparing(MethodTimes::mean)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static MethodTimes times(MethodCounts sum) {
        Duration p95 = Collections.min(List.of(sum.each().p95().orElseThrow(), sum.longest()));
        return new MethodTimes(sum.name(), sum.succeeded(), p95, sum.took().dividedBy(sum.succeeded()), sum.longest());
    }
}
