package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LedgerFilter;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.jobs.monitor.RecurringFilter;
import dev.erga.jobs.monitor.RecurringLine;
import dev.erga.jobs.spi.RecurringDefinition.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Schedules and their ledgers, read page by page with what became of the fires. */
abstract class LedgerContract extends StoreScenario {

    private static final String ID = "nightly";
    private static final Instant LONG_AGO = Instant.parse("2020-02-29T01:00:00Z");
    private static final Instant FAR = Instant.parse("2199-01-01T00:00:00Z");

    LedgerContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private void declared(String id) throws Exception {
        RecurringDefinition definition = new RecurringDefinition(
                id,
                METHOD,
                Optional.of("0 2 * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                Misfire.COALESCE,
                Duration.ofMinutes(1));
        commit(() -> store.schedules().put(definition, after -> Optional.of(FAR)));
    }

    private static Instant night(int number) {
        return LONG_AGO.plus(Duration.ofDays(number));
    }

    private static Fire fired(String id, Instant time, JobId job) {
        return new Fire(id, time, Fire.Outcome.FIRED, Optional.empty(), Optional.of(job));
    }

    private static Fire skipped(String id, Instant time) {
        return new Fire(id, time, Fire.Outcome.SKIPPED, Optional.of("paused"), Optional.empty());
    }

    private void recorded(String id, Fire... fires) throws Exception {
        commit(() -> store.schedules().recordFires(id, List.of(fires), Optional.of(FAR)));
    }

    private List<FireRun> ledger(LedgerFilter filter) throws Exception {
        return inTransaction(() -> queries.ledger(filter));
    }

    private List<RecurringLine> lines(RecurringFilter filter, int latest) throws Exception {
        return inTransaction(() -> queries.schedules(filter, latest));
    }

    private static List<Instant> times(List<FireRun> runs) {
        return runs.stream().map(run -> run.fire().fireTime()).toList();
    }

    @Test
    void a_ledger_tells_what_became_of_each_fires_job() throws Exception {
        declared(ID);
        NodeId node = joined();
        JobId failed = stored();
        completed(runningAgain(failed, node), gaveUp());
        JobId waiting = stored();
        JobId pruned = nextId();
        recorded(
                ID,
                fired(ID, night(0), pruned),
                skipped(ID, night(1)),
                fired(ID, night(2), failed),
                fired(ID, night(3), waiting));

        List<FireRun> runs = ledger(LedgerFilter.of(ID));

        assertThat(runs)
                .extracting(FireRun::fire)
                .containsExactly(
                        new FireDetails(night(3), "FIRED", Optional.empty(), Optional.of(waiting)),
                        new FireDetails(night(2), "FIRED", Optional.empty(), Optional.of(failed)),
                        new FireDetails(night(1), "SKIPPED", Optional.of("paused"), Optional.empty()),
                        new FireDetails(night(0), "FIRED", Optional.empty(), Optional.of(pruned)));
        assertThat(runs)
                .extracting(run -> run.job().map(JobSummary::state))
                .containsExactly(
                        Optional.of(JobState.ENQUEUED),
                        Optional.of(JobState.FAILED),
                        Optional.empty(),
                        Optional.empty());
        assertThat(runs.get(1).job()).contains(details(failed).summary());
    }

    @Test
    void how_a_job_ended_stays_in_the_ledger_when_the_job_is_pruned() throws Exception {
        declared(ID);
        NodeId node = joined();
        Instant due = inTransaction(store::now).truncatedTo(ChronoUnit.SECONDS);
        JobId job = stored(firedFor(due));
        JobId deleted = stored(firedFor(due.plusSeconds(60)));
        recorded(ID, fired(ID, due, job), fired(ID, due.plusSeconds(60), deleted));
        Lease lease = runningAgain(job, node);
        subject.passTime(Duration.ofSeconds(10));
        completed(lease, succeeded());
        commit(() -> store.delete(deleted, "not needed", Optional.of(Duration.ofHours(1))));
        FireRun kept = ledger(LedgerFilter.of(ID)).get(1);
        assertThat(kept.ended()).isEmpty();
        assertThat(kept.state()).contains(JobState.SUCCEEDED);

        subject.passTime(Duration.ofHours(25));
        commit(() -> store.prune(Retention.defaults(), 100));

        List<FireRun> runs = ledger(LedgerFilter.of(ID));
        assertThat(runs).extracting(FireRun::job).containsOnly(Optional.empty());
        assertThat(runs.get(1).state()).contains(JobState.SUCCEEDED);
        assertThat(runs.get(1).took()).isEqualTo(kept.took());
        assertThat(runs.get(1).took().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(runs.get(0).state()).contains(JobState.DELETED);
        assertThat(runs.get(0).took()).as("it never started").isEmpty();
        assertThat(lines(RecurringFilter.all(), 2).get(0).latest()).isEqualTo(runs);
    }

    private static NewJob firedFor(Instant time) {
        return new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(ID),
                Optional.of(time),
                Optional.empty());
    }

    @Test
    void a_ledger_is_read_page_by_page_from_its_end() throws Exception {
        declared(ID);
        declared("other");
        recorded(
                ID,
                IntStream.range(0, 5)
                        .mapToObj(number -> skipped(ID, night(number)))
                        .toArray(Fire[]::new));
        recorded("other", skipped("other", night(2)));
        LedgerFilter pages = LedgerFilter.of(ID).limit(2);

        assertThat(times(ledger(pages))).containsExactly(night(4), night(3));
        assertThat(times(ledger(pages.olderThan(night(3))))).containsExactly(night(2), night(1));
        assertThat(times(ledger(pages.olderThan(night(1))))).containsExactly(night(0));
        assertThat(ledger(pages.olderThan(night(0)))).isEmpty();
        assertThat(ledger(LedgerFilter.of("unheard-of"))).isEmpty();
    }

    @Test
    void schedules_are_read_page_by_page_in_the_order_of_their_ids() throws Exception {
        for (String id : List.of("c", "a", "e", "b", "d")) {
            declared(id);
        }
        RecurringFilter pages = RecurringFilter.all().limit(2);

        assertThat(lines(pages, 1)).extracting(line -> line.schedule().id()).containsExactly("a", "b");
        assertThat(lines(pages.following("b"), 1))
                .extracting(line -> line.schedule().id())
                .containsExactly("c", "d");
        assertThat(lines(pages.following("d"), 1))
                .extracting(line -> line.schedule().id())
                .containsExactly("e");
        assertThat(lines(pages.following("e"), 1)).isEmpty();
        assertThat(lines(pages.following("bb"), 1))
                .as("a place that is gone is a place all the same")
                .extracting(line -> line.schedule().id())
                .containsExactly("c", "d");
    }

    @Test
    void each_line_has_the_latest_entries_of_its_own_ledger() throws Exception {
        declared("a");
        declared("b");
        declared("never");
        JobId job = stored();
        recorded("a", skipped("a", night(0)), skipped("a", night(1)), fired("a", night(2), job));
        recorded("b", skipped("b", night(9)));

        List<RecurringLine> lines = lines(RecurringFilter.all(), 2);

        assertThat(lines)
                .extracting(line -> times(line.latest()))
                .containsExactly(List.of(night(2), night(1)), List.of(night(9)), List.of());
        assertThat(lines.get(0).latest().get(0).job()).map(JobSummary::id).contains(job);
        assertThat(lines.get(0).schedule().lastFire())
                .map(FireDetails::fireTime)
                .contains(night(2));
        assertThat(lines.get(2).schedule().lastFire()).isEmpty();
        assertThat(lines).extracting(RecurringLine::schedule).isEqualTo(inTransaction(queries::recurring));
    }

    @Test
    void one_schedule_is_read_by_its_id_with_the_queue_of_its_jobs() throws Exception {
        RecurringDefinition slow = new RecurringDefinition(
                "slow",
                Origin.DYNAMIC,
                new RecurringCall(
                        METHOD,
                        "[7]",
                        Optional.of("reports"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Set.of(),
                        Optional.empty()),
                Optional.of("0 2 * * *"),
                Optional.empty(),
                ZoneOffset.UTC,
                RecurringRules.defaults());
        commit(() -> store.schedules().put(slow, after -> Optional.of(FAR)));
        declared(ID);
        recorded(ID, skipped(ID, night(0)), skipped(ID, night(1)));

        Optional<RecurringDetails> nightly = inTransaction(() -> queries.schedule(ID));

        assertThat(nightly).map(RecurringDetails::nextFire).contains(Optional.of(FAR));
        assertThat(nightly.flatMap(RecurringDetails::lastFire))
                .map(FireDetails::fireTime)
                .contains(night(1));
        assertThat(nightly.flatMap(RecurringDetails::queue)).isEmpty();
        assertThat(inTransaction(() -> queries.schedule("slow")).flatMap(RecurringDetails::queue))
                .contains("reports");
        assertThat(inTransaction(() -> queries.schedule("unheard-of"))).isEmpty();
        assertThat(inTransaction(() -> queries.schedule("a\u0000b"))).isEmpty();
    }
}
