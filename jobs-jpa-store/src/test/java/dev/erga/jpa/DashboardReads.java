package dev.erga.jpa;

import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.ThroughputRange;
import dev.erga.jobs.spi.JobStoreQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the pages of the dashboard ask the store, with what {@link ManyJobs} has. A new query is one more line here.
 *
 * @param amid a job in the midst of the others, where a page begins or ends
 * @param jobs jobs of which pages of their own are shown
 */
record DashboardReads(JobId amid, List<JobId> jobs) {

    /** As the dashboard has it. */
    static final int BOUND = 10_000;

    private static final int PAGE = 21;
    private static final List<String> WORDS = List.of("common1", "rare", "never");

    /** What is asked for. */
    record Read(String what, Consumer<JobStoreQueries> ask) {

        @Override
        public String toString() {
            return what;
        }
    }

    static DashboardReads of(ManyJobs many) {
        Stream<String> kinds = Stream.of(
                "state = 'AWAITING' AND awaits_place",
                "state = 'AWAITING' AND batch_id IS NOT NULL AND NOT awaits_place",
                "state = 'SCHEDULED'",
                "state = 'ENQUEUED' AND tenant IS NULL",
                "state = 'ENQUEUED' AND tenant IS NOT NULL",
                "state = 'PROCESSING'",
                "state = 'SUCCEEDED'",
                "state = 'FAILED'",
                "state = 'DELETED'",
                "state = 'HELD'");
        return new DashboardReads(
                many.job("state = 'SUCCEEDED' AND created_at < now() - interval '10 days'"),
                kinds.map(many::job).toList());
    }

    /** All but those of {@link #amongReady}. */
    Stream<Read> all() {
        return Stream.of(
                        overview(),
                        statistics(),
                        batches(),
                        schedules(),
                        audit(),
                        ofOne(),
                        searches(),
                        pairs(),
                        withoutIndex())
                .flatMap(List::stream);
    }

    private List<Read> overview() {
        return List.of(
                new Read("how many jobs there are", store -> store.counts(BOUND)),
                new Read("the queues", store -> store.queues(BOUND)),
                new Read("the nodes", JobStoreQueries::nodes),
                new Read("what running jobs are doing", store -> store.stacks(Duration.ofMinutes(10), 10)),
                new Read("the failures", store -> store.failures(101, BOUND)),
                new Read("the breakers", JobStoreQueries::breakers),
                new Read("what waits", store -> store.inventory(500)),
                new Read("how many retries there are", store -> store.retrying(BOUND)),
                new Read(
                        "the retries",
                        store -> store.retries(RetryFilter.soonest().limit(PAGE))),
                new Read(
                        "further retries",
                        store -> store.retries(RetryFilter.soonest()
                                .behind(new RetryFilter.Place(ago(-1), amid))
                                .limit(PAGE))));
    }

    private List<Read> statistics() {
        return List.of(
                new Read("what ended lately", store -> store.minutes(Duration.ofHours(1))),
                new Read("what ended today", store -> store.minutes(Duration.ofDays(1))),
                new Read("what ended this week", store -> store.hours(Duration.ofDays(7))),
                new Read("how long it took lately", store -> store.took(ThroughputRange.HOUR)),
                new Read("how long it took this week", store -> store.took(ThroughputRange.WEEK)),
                new Read("the slowest methods", store -> store.slowest(5)),
                new Read("in which states jobs are", store -> store.states(Set.copyOf(jobs))));
    }

    private List<Read> batches() {
        List<Read> reads = new ArrayList<>();
        reads.add(new Read("the batches", store -> store.batches(BatchFilter.all())));
        reads.add(new Read(
                "older batches", store -> store.batches(BatchFilter.all().olderThan(batch(4)))));
        for (int number = 1; number <= 3; number++) {
            BatchId id = batch(number);
            reads.add(new Read("batch " + id, store -> store.batch(id)));
            reads.add(new Read("what follows batch " + id, store -> store.followers(id, PAGE)));
            BatchFilter inside = BatchFilter.all().inside(id);
            reads.add(new Read("batches inside " + id, store -> store.batches(inside)));
            reads.add(new Read(
                    "older batches inside " + id, store -> store.batches(inside.olderThan(new BatchId(amid.value())))));
        }
        return reads;
    }

    private List<Read> schedules() {
        List<Read> reads = new ArrayList<>();
        reads.add(new Read("all schedules", JobStoreQueries::recurring));
        reads.add(new Read("a page of schedules", store -> store.schedules(RecurringFilter.all(), 30)));
        reads.add(new Read(
                "further schedules",
                store -> store.schedules(RecurringFilter.all().following("common2"), 30)));
        for (String id : WORDS) {
            reads.add(new Read("schedule " + id, store -> store.schedule(id)));
            reads.add(new Read("fires of " + id, store -> store.fires(id, 30)));
            reads.add(new Read("the ledger of " + id, store -> store.ledger(LedgerFilter.of(id))));
            reads.add(new Read(
                    "the older ledger of " + id,
                    store -> store.ledger(LedgerFilter.of(id).olderThan(ago(72)))));
        }
        return reads;
    }

    private static List<Read> audit() {
        List<AuditFilter> filters = new ArrayList<>(List.of(AuditFilter.all()));
        for (String word : WORDS) {
            AuditSubject subject = new AuditSubject(AuditSubject.Kind.JOB, word);
            filters.add(AuditFilter.all().by(word));
            filters.add(AuditFilter.all().about(subject));
            filters.add(AuditFilter.all().by(word).about(subject));
        }
        return filters.stream()
                .flatMap(filter -> Stream.of(filter, filter.olderThan(10_000)))
                .map(filter -> new Read("the audit by " + filter, store -> store.audit(filter.limit(PAGE))))
                .toList();
    }

    private List<Read> ofOne() {
        List<Read> reads = new ArrayList<>();
        for (JobId id : jobs) {
            reads.add(new Read("job " + id, store -> store.job(id)));
            reads.add(new Read("the situation of " + id, store -> store.situation(id, 1_000)));
            reads.add(new Read("the log of " + id, store -> store.log(id)));
            reads.add(new Read("what follows " + id, store -> store.followers(id, PAGE)));
        }
        WORDS.forEach(label -> reads.add(new Read("how far " + label + " is", store -> store.progress(label))));
        return reads;
    }

    /** Each word of a search that an index serves. */
    private List<Read> searches() {
        List<Read> reads = new ArrayList<>();
        reads.add(search("all jobs", JobFilter.all()));
        words().forEach(word -> reads.add(search(word.text(), word.in(JobFilter.all()))));
        return reads;
    }

    /** What is typed into the field of the search. */
    private record Word(String text, UnaryOperator<JobFilter> narrower) {

        JobFilter in(JobFilter filter) {
            return narrower.apply(filter);
        }

        boolean isCommon() {
            return !text.endsWith("rare") && !text.endsWith("never");
        }
    }

    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (String word : WORDS) {
            words.add(new Word("label " + word, filter -> filter.labelled(word)));
            words.add(new Word("error " + word, filter -> filter.failedWith(word)));
            words.add(new Word("tenant " + word, filter -> filter.ofTenant(word)));
            words.add(new Word("schedule " + word, filter -> filter.madeBy(word)));
            words.add(new Word("key " + word, filter -> filter.withKey(word)));
        }
        words.add(new Word("label all", filter -> filter.labelled("all")));
        for (int number : List.of(1, 2, 5)) {
            words.add(new Word("batch " + number, filter -> filter.inBatch(batch(number))));
        }
        words.add(new Word("a node", filter -> filter.runningOn("node1")));
        words.add(new Word("one incarnation", filter -> filter.runningOn("00000000-0000-7000-8000-000000000001")));
        words.add(new Word("failed lately", filter -> filter.failedWithin(Duration.ofHours(1))));
        words.add(new Word("failed this month", filter -> filter.failedWithin(Duration.ofDays(30))));
        words.add(new Word("made lately", filter -> filter.madeSince(ago(1))));
        words.add(new Word("made this month", filter -> filter.madeSince(ago(30 * 24))));
        words.add(new Word("made before that", filter -> filter.madeBefore(ago(30 * 24))));
        words.add(new Word("one job", filter -> filter.only(amid)));
        return words;
    }

    /** Each word that an index serves with each other, and with those that none does. */
    private List<Read> pairs() {
        List<Word> words = words().stream().filter(Word::isCommon).toList();
        List<Read> reads = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word one = words.get(i);
            for (Word other : words.subList(i + 1, words.size())) {
                reads.add(plainSearch(one.text() + ", " + other.text(), other.in(one.in(JobFilter.all()))));
            }
            if (!one.text().startsWith("made")) {
                for (String word : List.of("common1", "rare")) {
                    reads.add(plainSearch(
                            one.text() + ", method " + word,
                            one.in(JobFilter.all().named(word))));
                    reads.add(plainSearch(
                            one.text() + ", queue " + word,
                            one.in(JobFilter.all().inQueue(word))));
                }
            }
        }
        return reads;
    }

    /** Only for a job method or a queue. */
    private List<Read> withoutIndex() {
        return WORDS.stream()
                .<Read>mapMulti((word, add) -> {
                    JobFilter method = JobFilter.all().named(word);
                    JobFilter queue = JobFilter.all().inQueue(word);
                    add.accept(search("method " + word, method));
                    add.accept(search("queue " + word, queue));
                    add.accept(search("both " + word, method.inQueue(word)));
                    add.accept(plainSearch("lately, method " + word, method.madeSince(ago(1))));
                    add.accept(plainSearch("long ago, queue " + word, queue.madeBefore(ago(30 * 24))));
                })
                .toList();
    }

    /** For a job method among the jobs that are ready. */
    Stream<Read> amongReady() {
        return WORDS.stream()
                .map(word -> new Read(
                        "ready, method " + word,
                        store -> store.jobs(
                                JobFilter.all().inState(JobState.ENQUEUED).named(word), BOUND)));
    }

    /** The counts and the lists of each state, from the newest on and further down. */
    private Read search(String what, JobFilter filter) {
        return new Read(what, store -> {
            store.counts(filter, BOUND);
            inEachState(filter).forEach(each -> {
                store.jobs(each, BOUND);
                store.jobs(each.olderThan(amid), BOUND);
                store.jobs(each.newerThan(amid), BOUND);
            });
        });
    }

    private static Read plainSearch(String what, JobFilter filter) {
        return new Read(what, store -> {
            store.counts(filter, BOUND);
            inEachState(filter).forEach(each -> store.jobs(each, BOUND));
        });
    }

    /** What runs on a node is in one state only; for methods among ready jobs see {@link #amongReady}. */
    private static List<JobFilter> inEachState(JobFilter filter) {
        Stream<JobState> others = Stream.of(JobState.values())
                .filter(any -> filter.node().isEmpty())
                .filter(state -> state != JobState.ENQUEUED || filter.name().isEmpty());
        return Stream.concat(Stream.of(filter), others.map(filter::inState))
                .map(each -> each.limit(PAGE))
                .toList();
    }

    private static BatchId batch(int number) {
        return new BatchId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number));
    }

    private static Instant ago(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }
}
