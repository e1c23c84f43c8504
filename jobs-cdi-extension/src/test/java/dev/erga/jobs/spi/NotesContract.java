package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What attempts tell while they run: kept, fenced and in nobody's way. */
abstract class NotesContract extends StoreScenario {

    NotesContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static Note counted(Lease lease, long done) {
        return new Note(lease, 1, Optional.of(count(done, 10)), List.of());
    }

    private static Note.Count count(long done, long total) {
        return new Note.Count(done, OptionalLong.of(total), 0, Duration.ofSeconds(done));
    }

    private static Note said(Lease lease, Note.Line... lines) {
        return new Note(lease, 1, Optional.empty(), List.of(lines));
    }

    private static Note.Line line(int number) {
        return new Note.Line(number, Duration.ZERO, LogLine.Level.INFO, "line " + number);
    }

    private static Note.Line[] lines(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(NotesContract::line).toArray(Note.Line[]::new);
    }

    private void write(Note... notes) throws Exception {
        commit(() -> store.notes().write(List.of(notes)));
    }

    private Optional<JobProgress> progress(JobId job) throws Exception {
        return details(job).progress();
    }

    private long done(JobId job) throws Exception {
        return progress(job).orElseThrow().done();
    }

    private List<LogLine> log(JobId job) throws Exception {
        return inTransaction(() -> queries.log(job));
    }

    private List<Integer> numbers(JobId job) throws Exception {
        return log(job).stream().map(LogLine::number).toList();
    }

    @Test
    void a_job_that_tells_nothing_shows_nothing() throws Exception {
        Lease lease = running(joined());

        assertThat(progress(lease.job())).isEmpty();
        assertThat(log(lease.job())).isEmpty();
    }

    @Test
    void how_far_attempts_have_come_is_shown_as_they_said_it_last() throws Exception {
        NodeId node = joined();
        Lease one = running(node);
        Lease other = running(node);

        write(counted(one, 1), counted(other, 5));
        write(counted(one, 4));

        JobProgress progress = progress(one.job()).orElseThrow();
        assertThat(progress.done()).isEqualTo(4);
        assertThat(progress.total()).hasValue(10);
        assertThat(progress.percent()).contains(40);
        assertThat(done(other.job())).isEqualTo(5);
    }

    @Test
    void the_rest_is_estimated_from_what_was_done_since_counting_began() throws Exception {
        Lease lease = running(joined());
        Note.Count resumed = new Note.Count(60, OptionalLong.of(100), 40, Duration.ofMinutes(20));

        write(new Note(lease, 1, Optional.of(resumed), List.of()));

        assertThat(progress(lease.job()).orElseThrow().remaining().orElseThrow())
                .isBetween(Duration.ofMinutes(39), Duration.ofMinutes(40));
        subject.passTime(Duration.ofMinutes(10));
        assertThat(progress(lease.job()).orElseThrow().remaining().orElseThrow())
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        completed(lease, succeeded());
        assertThat(progress(lease.job()).orElseThrow().remaining()).isEmpty();
    }

    @Test
    void without_a_total_only_the_number_is_shown() throws Exception {
        Lease lease = running(joined());
        Note.Count open = new Note.Count(7, OptionalLong.empty(), 0, Duration.ofSeconds(1));

        write(new Note(lease, 1, Optional.of(open), List.of()));

        assertThat(done(lease.job())).isEqualTo(7);
        assertThat(progress(lease.job()).orElseThrow().percent()).isEmpty();
        assertThat(progress(lease.job()).orElseThrow().remaining()).isEmpty();
    }

    @Test
    void the_last_word_of_an_attempt_is_taken_after_its_end_and_stays() throws Exception {
        Lease lease = running(joined());
        completed(lease, succeeded());

        write(counted(lease, 10));
        write(said(lease, line(1)));

        assertThat(done(lease.job())).isEqualTo(10);
        assertThat(log(lease.job())).extracting(LogLine::text).containsExactly("line 1");
    }

    @Test
    void a_new_attempt_begins_from_nothing_and_the_one_before_has_no_word_in_it() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        write(counted(first, 9));
        completed(first, Completion.released("stopped"));
        assertThat(done(first.job())).isEqualTo(9);

        Lease second = runningAgain(first.job(), node);

        assertThat(progress(first.job())).isEmpty();
        write(counted(first, 10));
        assertThat(progress(first.job())).isEmpty();
        write(counted(second, 1));
        write(counted(first, 10));
        assertThat(done(first.job())).isEqualTo(1);
    }

    @Test
    void lines_of_an_attempt_may_come_when_the_next_one_runs() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        completed(first, Completion.released("stopped"));
        Lease second = runningAgain(first.job(), node);
        write(said(second, line(1)));

        write(said(first, lines(1, 2)));

        assertThat(numbers(first.job())).containsExactly(1, 2, 1);
    }

    @Test
    void an_attempt_whose_job_was_taken_from_its_node_tells_nothing_more() throws Exception {
        NodeId dead = joined();
        Lease lost = running(dead);
        write(counted(lost, 1), said(lost, line(1)));
        dies(dead);
        rescued();

        write(counted(lost, 2), said(lost, line(2)));
        assertThat(inTransaction(() -> store.notes().label(lost, Set.of("late"))))
                .isTrue();
        assertThat(numbers(lost.job())).containsExactly(1);
        runningAgain(lost.job(), joined());
        write(counted(lost, 2), said(lost, line(2)));
        assertThat(inTransaction(() -> store.notes().label(lost, Set.of("late"))))
                .isTrue();

        assertThat(numbers(lost.job())).containsExactly(1);
        assertThat(progress(lost.job())).isEmpty();
        assertThat(details(lost.job()).summary().labels()).isEmpty();
    }

    @Test
    void a_lease_that_was_never_granted_tells_nothing() throws Exception {
        Lease lease = running(joined());
        Lease otherNode = new Lease(lease.job(), lease.token(), new NodeId(UUID.randomUUID()));
        Lease future = new Lease(lease.job(), lease.token() + 1, lease.node());
        Lease noJob = new Lease(nextId(), 1, lease.node());

        for (Lease wrong : List.of(otherNode, future, noJob)) {
            write(counted(wrong, 3), said(wrong, line(1)));
            assertThat(inTransaction(() -> store.notes().label(wrong, Set.of("x"))))
                    .isTrue();
        }

        assertThat(progress(lease.job())).isEmpty();
        assertThat(log(lease.job())).isEmpty();
        assertThat(details(lease.job()).summary().labels()).isEmpty();
    }

    @Test
    void a_line_says_when_it_was_said_by_the_databases_clock_and_how_urgent_it_is() throws Exception {
        Lease lease = running(joined());
        Instant now = inTransaction(store::now);

        write(said(
                lease,
                new Note.Line(1, Duration.ofMinutes(3), LogLine.Level.ERROR, "a"),
                new Note.Line(2, Duration.ofMinutes(1), LogLine.Level.WARN, "b")));

        List<LogLine> log = log(lease.job());
        assertThat(log).extracting(LogLine::level).containsExactly(LogLine.Level.ERROR, LogLine.Level.WARN);
        assertThat(Duration.between(log.get(0).at(), now)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(Duration.between(log.get(0).at(), log.get(1).at()))
                .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
    }

    @Test
    void lines_that_are_written_again_are_there_once() throws Exception {
        Lease lease = running(joined());

        write(said(lease, lines(1, 3)));
        write(said(lease, lines(2, 5)));

        assertThat(numbers(lease.job())).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void the_first_and_the_newest_lines_of_an_attempt_are_kept() throws Exception {
        Lease lease = running(joined());

        write(said(lease, lines(1, 300)));
        write(said(lease, lines(301, 600)));

        List<Integer> kept = new ArrayList<>(
                IntStream.rangeClosed(1, Notes.FIRST_LINES).boxed().toList());
        IntStream.rangeClosed(601 - Notes.NEWEST_LINES, 600).forEach(kept::add);
        assertThat(numbers(lease.job())).isEqualTo(kept);
    }

    @Test
    void lines_of_the_latest_grants_are_kept() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        for (int grant = 1; grant <= Notes.GRANTS_WITH_LINES + 2; grant++) {
            write(said(lease, line(grant)));
            completed(lease, Completion.released("stopped"));
            lease = runningAgain(lease.job(), node);
        }

        assertThat(numbers(lease.job()))
                .containsExactlyElementsOf(IntStream.rangeClosed(3, Notes.GRANTS_WITH_LINES + 2)
                        .boxed()
                        .toList());
    }

    @Test
    void hostile_lines_are_kept_as_they_are_or_made_harmless() throws Exception {
        Lease lease = running(joined());
        String[] texts = {"'; DROP TABLE erga_log; --", "{now} {span} ? $1", "<script>\u202E\uD83D\uDE00\u0001", "a\nb"
        };

        for (int i = 0; i < texts.length; i++) {
            write(said(lease, new Note.Line(i + 1, Duration.ZERO, LogLine.Level.INFO, texts[i])));
        }
        write(said(lease, new Note.Line(9, Duration.ZERO, LogLine.Level.INFO, "x\0\uD83D\uDE00".repeat(10_000))));

        List<String> kept = log(lease.job()).stream().map(LogLine::text).toList();
        assertThat(kept.subList(0, 4)).containsExactly(texts);
        assertThat(kept.get(4)).startsWith("x\uFFFD\uD83D\uDE00").hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void what_is_told_is_seen_while_the_attempt_is_in_its_transaction_and_waits_for_no_end() throws Exception {
        Lease lease = running(joined());
        try (OpenTransaction ending = OpenTransaction.begin(transactions)) {
            assertThat(ending.run(() -> store.complete(lease, succeeded()))).isTrue();

            meanwhile(() -> {
                store.notes().write(List.of(counted(lease, 3), said(lease, line(1))));
                return true;
            });

            assertThat(done(lease.job())).isEqualTo(3);
            assertThat(numbers(lease.job())).containsExactly(1);
            ending.commit();
        }
        assertThat(state(lease.job())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void an_end_does_not_wait_for_what_is_being_told() throws Exception {
        Lease lease = running(joined());
        try (OpenTransaction telling = OpenTransaction.begin(transactions)) {
            telling.run(() -> {
                store.notes().write(List.of(counted(lease, 3), said(lease, line(1))));
                return true;
            });

            WrittenEnds ends = meanwhile(() -> store.completeAll(List.of(new LeasedCompletion(lease, succeeded()))));

            assertThat(ends).isEqualTo(WrittenEnds.NONE);
            telling.commit();
        }
        assertThat(done(lease.job())).isEqualTo(3);
    }

    @Test
    void labels_are_added_to_those_that_are_there() throws Exception {
        NewJob job = new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of("crm"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        stored(job);
        Lease lease = runningAgain(job.id(), joined());

        assertThat(inTransaction(() -> store.notes().label(lease, Set.of("crm", "big", "a\0b"))))
                .isTrue();

        assertThat(details(job.id()).summary().labels()).hasSize(3).contains("crm", "big");
        for (String label : List.of("crm", "big", "a\0b")) {
            assertThat(inTransaction(() ->
                            queries.jobs(JobFilter.all().labelled(label), BOUND).jobs()))
                    .hasSize(1);
        }
    }

    @Test
    void a_job_has_at_most_fifty_labels() throws Exception {
        Lease lease = running(joined());
        for (int i = 0; i < 60; i++) {
            String word = "label-" + i;
            commit(() -> store.notes().label(lease, Set.of(word)));
        }

        assertThat(details(lease.job()).summary().labels()).hasSize(50);
    }

    @Test
    void a_label_waits_for_nobody_and_is_tried_again() throws Exception {
        Lease lease = running(joined());
        try (OpenTransaction holder = OpenTransaction.begin(transactions)) {
            holder.run(() -> store.inspect(lease));

            assertThat(meanwhile(() -> store.notes().label(lease, Set.of("x")))).isFalse();
            holder.rollback();
        }
        assertThat(inTransaction(() -> store.notes().label(lease, Set.of("x")))).isTrue();
        assertThat(details(lease.job()).summary().labels()).containsExactly("x");
    }

    @Test
    void what_was_told_goes_with_the_job() throws Exception {
        Lease lease = running(joined());
        write(counted(lease, 1), said(lease, line(1)));
        commit(() -> store.notes().label(lease, Set.of("x")));
        completed(lease, succeeded());
        subject.passTime(Duration.ofDays(2));

        commit(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.job(lease.job()))).isEmpty();
        assertThat(log(lease.job())).isEmpty();
    }

    @Test
    void a_job_knows_where_it_comes_from() throws Exception {
        NewJob job = new NewJob(
                nextId(),
                METHOD,
                QUEUE,
                5,
                Due.now(),
                "[]",
                OptionalInt.empty(),
                Set.of(),
                Optional.of("shop-7"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ada"));
        stored(job);
        JobId plain = stored();

        Origin origin = inTransaction(() -> store.notes().origin(job.id())).orElseThrow();

        assertThat(origin.tenant()).contains("shop-7");
        assertThat(origin.createdBy()).contains("ada");
        assertThat(origin.createdAt()).isEqualTo(details(job.id()).summary().createdAt());
        assertThat(inTransaction(() -> store.notes().origin(plain))
                        .orElseThrow()
                        .tenant())
                .isEmpty();
        assertThat(inTransaction(() -> store.notes().origin(nextId()))).isEmpty();
    }
}
