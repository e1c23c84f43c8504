package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Progress;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job tells while it runs: its progress, its log, its labels. */
class TellingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = new TestNode(database, time).declares(Declarations.of(probe, "first"));
    private final JobContext job = node.engine().currentJob();
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        go.countDown();
        database.trap(place -> {});
        node.close();
    }

    /** Enqueues a job that tells something and then waits. */
    private JobId telling(Probe.Deed deed) throws Exception {
        probe.deed = number -> {
            deed.run(number);
            told.countDown();
            go.await();
        };
        node.start();
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        told.await();
        return id;
    }

    private JobProgress progress(JobId id) {
        return database.peek(id).orElseThrow().progress().orElseThrow();
    }

    private List<String> log(JobId id) {
        return database.log(id).stream().map(LogLine::text).toList();
    }

    private void letGo(JobId id, JobState end) {
        go.countDown();
        database.awaitState(id, end);
    }

    @Test
    void progress_is_seen_while_the_jobs_transaction_is_open() throws Exception {
        JobId id = telling(number -> job.progress(10).advance(4));

        node.pass(SECOND);

        assertThat(database.state(id)).isEqualTo(JobState.PROCESSING);
        assertThat(progress(id).percent()).contains(40);
    }

    @Test
    void progress_is_written_once_a_second_however_often_it_changes() throws Exception {
        CompletableFuture<Progress> progress = new CompletableFuture<>();
        JobId id = telling(number -> progress.complete(job.progress(1_000_000)));
        time.awaitRest();
        AtomicInteger writes = new AtomicInteger();
        database.trap(place -> writes.addAndGet(place.equals("write notes") ? 1 : 0));

        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 1_000; i++) {
                progress.join().advance();
            }
            node.pass(SECOND);
        }

        assertThat(progress(id).done()).isEqualTo(10_000);
        assertThat(writes).hasValueBetween(9, 11);
    }

    @Test
    void a_job_that_says_nothing_new_is_not_written_again() throws Exception {
        telling(number -> job.progress(10).advance());
        node.pass(SECOND);
        AtomicInteger writes = new AtomicInteger();
        database.trap(place -> writes.addAndGet(place.equals("write notes") ? 1 : 0));

        node.pass(Duration.ofSeconds(20));

        assertThat(writes).hasValue(0);
    }

    @Test
    void what_was_said_last_is_there_after_the_end_and_stays() throws Exception {
        JobId id = telling(number -> {
            Progress progress = job.progress(2);
            progress.advance();
            time.awaitRest();
            progress.advance();
            job.log().info("done");
        });

        letGo(id, JobState.SUCCEEDED);
        node.pass(SECOND.multipliedBy(2));

        assertThat(progress(id).percent()).contains(100);
        assertThat(progress(id).remaining()).isEmpty();
        assertThat(log(id)).containsExactly("done");
    }

    @Test
    void the_rest_is_estimated_at_the_speed_so_far() throws Exception {
        CompletableFuture<Progress> progress = new CompletableFuture<>();
        JobId id = telling(number -> {
            Progress resumed = job.progress(100);
            resumed.at(50);
            progress.complete(resumed);
        });
        node.pass(Duration.ofSeconds(60));
        progress.join().advance(10);

        node.pass(SECOND);

        assertThat(progress(id).remaining().orElseThrow()).isBetween(Duration.ofSeconds(230), Duration.ofSeconds(240));
    }

    @Test
    void an_iterable_is_tracked_by_the_elements_that_are_done() throws Exception {
        List<Long> counts = new CopyOnWriteArrayList<>();
        JobId id = telling(number -> {
            for (String row : job.track(List.of("a", "b", "c"))) {
                assertThat(row).isNotEmpty();
                time.awaitRest();
            }
            Iterable<Long> open = () -> LongStream.range(0, 5).iterator();
            for (Long row : job.track(open)) {
                counts.add(row);
            }
        });

        node.pass(SECOND.multipliedBy(2));

        assertThat(counts).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(progress(id).done()).isEqualTo(5);
        assertThat(progress(id).total()).isEmpty();
    }

    @Test
    void an_element_that_throws_is_not_counted() {
        probe.deed = number -> {
            for (int row : job.track(List.of(1, 2, 3, 4))) {
                if (row == 3) {
                    throw new IllegalStateException("row 3");
                }
            }
        };
        node.start();
        JobId id = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        node.pass(SECOND.multipliedBy(2));

        assertThat(progress(id).done()).isEqualTo(2);
        assertThat(progress(id).percent()).contains(50);
    }

    @Test
    void a_new_attempt_starts_from_nothing() throws Exception {
        probe.deed = number -> {
            if (job.attempt() == 1) {
                job.progress(10).at(9);
                throw new IllegalStateException("once");
            }
            told.countDown();
            go.await();
        };
        node.start();
        JobId id = node.jobs().enqueue(Probe::first, 1L);
        database.awaitState(id, JobState.SCHEDULED);
        node.pass(SECOND.multipliedBy(2));
        assertThat(progress(id).done()).isEqualTo(9);

        node.passUntil("second attempt", () -> told.getCount() == 0);

        assertThat(database.peek(id).orElseThrow().progress()).isEmpty();
    }

    @Test
    void lines_of_an_attempt_that_fails_are_kept_with_its_number() {
        probe.deed = number -> {
            job.log().warn("attempt {0} of {1} can''t {2}", job.attempt(), null, "{0}");
            throw new IllegalStateException("no");
        };
        node.start();
        JobId id = node.jobs().with(JobOptions.defaults().attempts(2)).enqueue(Probe::first, 1L);

        node.passUntil("failed", () -> database.state(id) == JobState.FAILED);
        node.pass(SECOND.multipliedBy(2));

        assertThat(log(id)).containsExactly("attempt 1 of null can''t {0}", "attempt 2 of null can''t {0}");
        assertThat(database.log(id)).extracting(LogLine::attempt).containsExactly(1, 2);
        assertThat(database.log(id)).extracting(LogLine::level).containsOnly(LogLine.Level.WARN);
    }

    @Test
    void an_argument_that_cannot_be_shown_breaks_no_job() throws Exception {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        JobId id = telling(number -> job.log().error("it is {0}", broken));

        node.pass(SECOND);

        assertThat(log(id)).containsExactly("it is (toString() threw java.lang.IllegalStateException)");
    }

    @Test
    void a_long_line_is_cut() throws Exception {
        JobId id = telling(number -> job.log().info("{0}", "\uD83D\uDE00".repeat(5_000)));

        node.pass(SECOND);

        assertThat(log(id).get(0)).hasSize(999).endsWith("\uD83D\uDE00…");
    }

    @Test
    void a_flood_of_lines_keeps_the_first_and_the_newest_and_tells_how_many_are_left_out() throws Exception {
        JobId id = telling(number ->
                IntStream.rangeClosed(1, 10_000).forEach(i -> job.log().info("line {0}", i)));

        node.pass(SECOND.multipliedBy(5));

        List<String> shown =
                node.engine().monitor().log(id).stream().map(LogLine::text).toList();
        List<String> expected = new ArrayList<>();
        IntStream.rangeClosed(1, 100).forEach(i -> expected.add("line " + i));
        expected.add("… 9,500 lines were left out …");
        IntStream.rangeClosed(9_601, 10_000).forEach(i -> expected.add("line " + i));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void a_database_that_does_not_answer_holds_up_no_job_and_gets_all_of_it_later() throws Exception {
        CompletableFuture<Progress> progress = new CompletableFuture<>();
        JobId id = telling(number -> progress.complete(job.progress(10)));
        time.awaitRest();
        database.trap(place -> {
            if (Thread.currentThread().getName().equals("erga-notes")) {
                throw new IllegalStateException("away");
            }
        });

        progress.join().advance(3);
        node.pass(SECOND.multipliedBy(5));
        assertThat(progress(id).done()).isZero();
        letGo(id, JobState.SUCCEEDED);
        database.trap(place -> {});
        node.pass(SECOND.multipliedBy(2));

        assertThat(progress(id).done()).isEqualTo(3);
    }

    @Test
    void what_the_store_refuses_of_one_job_keeps_no_other_from_telling() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        probe.deed = number -> {
            job.log().info("line of {0}", number);
            both.countDown();
            go.await();
        };
        database.refuseLinesWith("of 1");
        node.start();
        JobId refused = node.jobs().enqueue(Probe::first, 1L);
        JobId good = node.jobs().enqueue(Probe::first, 2L);
        both.await();

        node.pass(SECOND.multipliedBy(10));

        assertThat(log(good)).containsExactly("line of 2");
        assertThat(log(refused)).isEmpty();
        AtomicInteger writes = new AtomicInteger();
        database.trap(place -> writes.addAndGet(place.equals("write notes") ? 1 : 0));
        node.pass(SECOND.multipliedBy(5));
        assertThat(writes).as("it was given up").hasValue(0);
    }

    @Test
    void a_node_that_stops_writes_what_was_said_last() throws Exception {
        JobId id = telling(number -> {
            job.progress(10).advance(1);
            time.awaitRest();
            IntStream.range(0, 450).forEach(i -> job.log().info("line {0}", i));
        });
        go.countDown();

        node.close();

        assertThat(database.state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(log(id)).hasSize(450);
    }

    @Test
    void labels_are_added_and_kept_whether_or_not_the_attempt_ends_well() {
        probe.deed = number -> {
            job.label("late");
            job.label("late");
            throw new IllegalStateException("no");
        };
        node.start();
        JobId id = node.jobs()
                .with(JobOptions.defaults().attempts(1).label("early"))
                .enqueue(Probe::first, 1L);

        database.awaitState(id, JobState.FAILED);
        node.pass(SECOND.multipliedBy(2));

        assertThat(database.peek(id).orElseThrow().summary().labels()).containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void a_label_is_not_in_the_way_of_the_end() {
        List<String> places = new CopyOnWriteArrayList<>();
        probe.deed = number -> {
            job.label("early");
            throw new IllegalStateException("no");
        };
        node.start();
        database.trap(places::add);
        JobId id = node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Probe::first, 1L);
        database.awaitState(id, JobState.FAILED);
        time.awaitRest();

        assertThat(places).contains("completeAll").doesNotContain("label");
        node.pass(SECOND);
        assertThat(database.peek(id).orElseThrow().summary().labels()).containsExactly("early");
    }

    @Test
    void a_job_that_runs_on_is_found_by_its_new_label() throws Exception {
        JobId id = telling(number -> job.label("early"));

        node.pass(SECOND);

        assertThat(database.state(id)).isEqualTo(JobState.PROCESSING);
        assertThat(database.peek(id).orElseThrow().summary().labels()).containsExactly("early");
    }

    @Test
    void nonsense_is_refused_by_number() throws Exception {
        List<String> codes = new CopyOnWriteArrayList<>();
        telling(number -> {
            refused(codes, () -> job.progress(-1));
            refused(codes, () -> job.progress(1).advance(-1));
            refused(codes, () -> job.progress(1).at(-1));
            refused(codes, () -> job.label(" "));
            refused(codes, () -> IntStream.range(0, 11).forEach(i -> job.label("label " + i)));
        });

        assertThat(codes).containsExactly("ERGA-0310", "ERGA-0310", "ERGA-0310", "ERGA-0206", "ERGA-0311");
        assertThatThrownBy(() -> job.log().info("no job")).hasMessageStartingWith("ERGA-0301");
        assertThatThrownBy(() -> job.progress(1)).hasMessageStartingWith("ERGA-0301");
    }

    private static void refused(List<String> codes, Runnable nonsense) {
        try {
            nonsense.run();
        } catch (JobsException refusal) {
            codes.add(refusal.code());
        }
    }

    @Test
    void threads_that_the_job_left_behind_have_no_word_any_more() throws Exception {
        CompletableFuture<Progress> progress = new CompletableFuture<>();
        CompletableFuture<Runnable> log = new CompletableFuture<>();
        JobId id = telling(number -> {
            progress.complete(job.progress(10));
            var line = job.log();
            log.complete(() -> line.info("late"));
        });
        letGo(id, JobState.SUCCEEDED);

        progress.join().advance(5);
        log.join().run();
        node.pass(SECOND.multipliedBy(3));

        assertThat(progress(id).done()).isZero();
        assertThat(log(id)).isEmpty();
    }

    @Test
    void a_job_knows_its_tenant_and_when_it_was_stored_by_one_look() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        List<String> seen = new CopyOnWriteArrayList<>();
        probe.deed = number -> {
            seen.add(job.tenant().orElseThrow());
            seen.add(String.valueOf(job.createdBy()));
            seen.add(String.valueOf(job.createdAt().equals(database.clock().instant())));
            told.countDown();
        };
        database.trap(place -> looks.addAndGet(place.equals("origin") ? 1 : 0));
        node.start();

        node.jobs().with(JobOptions.defaults().tenant("shop-7")).enqueue(Probe::first, 1L);
        told.await();

        assertThat(seen).containsExactly("shop-7", "Optional.empty", "true");
        assertThat(looks).hasValue(1);
    }
}
