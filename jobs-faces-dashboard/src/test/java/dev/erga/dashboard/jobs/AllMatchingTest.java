package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.Action;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action on all jobs that match, as a job that runs on a node. */
class AllMatchingTest {

    private static final String SEARCH = "state=scheduled&q=label%3Alate";

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Work work = new Work();
    private final TestNode node = new TestNode(database, new ManualTime())
            .declares(Declarations.notTransactional(Declarations.of(work, "all")), Declarations.of(work, "rest"));

    /** What is run. */
    public static class Work {

        final List<Long> waited = new CopyOnWriteArrayList<>();

        @Nullable
        AllMatching matching;

        public void all(Matching wish) {
            AllMatching made = matching;
            if (made != null) {
                made.run(wish);
            }
        }

        public void rest(long number) {
            waited.add(number);
        }
    }

    @BeforeEach
    void prepare() {
        work.matching = new AllMatching(
                node.engine().monitor(), node.engine().operator(), node.engine().currentJob());
    }

    @AfterEach
    void stop() {
        database.trap(place -> {});
        node.close();
    }

    private void late(int jobs) {
        LongStream.range(0, jobs)
                .forEach(number -> node.jobs()
                        .with(JobOptions.defaults().label("late"))
                        .schedule(Duration.ofDays(1), Work::rest, number));
        node.clock().advance(Duration.ofMinutes(1));
    }

    private JobId asked(Action each, String search, int most) {
        String now = node.clock().instant().toString();
        node.clock().advance(Duration.ofMinutes(1));
        return node.jobs()
                .enqueue(
                        Work::all,
                        new Matching(each.name(), search, now, most, 450, "ada", "dashboard, 10.0.0.7", "outage"));
    }

    private String result(JobId job) {
        database.awaitState(job, JobState.SUCCEEDED);
        return database.peek(job).orElseThrow().result().orElse("");
    }

    private List<AuditEntry> entries() {
        return database.auditTrail().stream()
                .filter(entry -> entry.action().equals("RUN_NOW"))
                .toList();
    }

    @Test
    void each_job_that_matches_is_done_once_over_several_pages_and_no_other() {
        late(450);
        node.jobs().schedule(Duration.ofDays(1), Work::rest, 1_000L);
        JobId all = asked(Action.RUN_NOW, SEARCH, 1_000_000);
        node.jobs().with(JobOptions.defaults().label("late")).schedule(Duration.ofDays(1), Work::rest, 2_000L);
        node.start();

        assertThat(result(all)).contains("\"changed\":450", "\"left\":0", "\"failed\":0");

        database.await("all have run", () -> work.waited.size() >= 450);
        assertThat(work.waited).doesNotHaveDuplicates().hasSize(450).doesNotContain(1_000L, 2_000L);
        assertThat(entries())
                .extracting(AuditEntry::subject)
                .doesNotHaveDuplicates()
                .hasSize(450);
        assertThat(entries()).allSatisfy(entry -> {
            assertThat(entry.who()).isEqualTo("ada");
            assertThat(entry.from()).isEqualTo("dashboard, 10.0.0.7, job " + all);
            assertThat(entry.why()).isEqualTo("outage");
        });
    }

    @Test
    void a_page_without_jobs_from_which_the_search_goes_on_is_not_the_end() {
        late(450);
        AtomicInteger pages = new AtomicInteger();
        work.matching = new AllMatching(
                endingEachSecondPage(node.engine().monitor(), pages),
                node.engine().operator(),
                node.engine().currentJob());
        JobId all = asked(Action.RUN_NOW, SEARCH, 1_000_000);
        node.start();

        assertThat(result(all)).contains("\"changed\":450", "\"left\":0", "\"failed\":0");

        assertThat(pages).hasValueGreaterThan(6);
        assertThat(entries())
                .extracting(AuditEntry::subject)
                .doesNotHaveDuplicates()
                .hasSize(450);
    }

    /** Finds nothing on every second page, as a search that has looked at enough jobs, and goes on from where that page began. */
    private static JobMonitor endingEachSecondPage(JobMonitor real, AtomicInteger pages) {
        JobId newest = new JobId(new UUID(-1L, -1L));
        return JobMonitor.class.cast(Proxy.newProxyInstance(
                JobMonitor.class.getClassLoader(),
                new Class<?>[] {JobMonitor.class},
                (proxy, method, arguments) -> arguments[0] instanceof JobFilter filter
                                && pages.incrementAndGet() % 2 == 1
                        ? new JobPage(List.of(), filter.before().or(() -> Optional.of(newest)), Optional.empty(), true)
                        : method.invoke(real, arguments)));
    }

    @Test
    void no_more_are_done_than_the_person_may() {
        late(250);
        JobId all = asked(Action.RUN_NOW, SEARCH, 210);
        node.start();

        assertThat(result(all)).contains("\"changed\":210");

        assertThat(entries()).hasSize(210);
        assertThat(database.count(JobState.SCHEDULED)).isEqualTo(40);
    }

    @Test
    void a_page_that_is_rolled_back_is_done_again_job_by_job_and_each_once() {
        late(30);
        AtomicInteger entries = new AtomicInteger();
        JobId all = asked(Action.RUN_NOW, SEARCH, 1_000);
        database.trap(place -> {
            if (place.equals("record") && entries.incrementAndGet() == 20) {
                throw new IllegalStateException("refused on purpose");
            }
        });
        node.start();

        assertThat(result(all)).contains("\"changed\":30", "\"failed\":0");

        assertThat(entries())
                .extracting(AuditEntry::subject)
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @Test
    void a_job_that_is_refused_again_and_again_keeps_none_of_the_others() {
        late(5);
        AtomicInteger entries = new AtomicInteger();
        JobId all = asked(Action.RUN_NOW, SEARCH, 1_000);
        database.trap(place -> {
            int now = place.equals("record") ? entries.incrementAndGet() : 0;
            if (now == 1 || now == 2) {
                throw new IllegalStateException("refused on purpose");
            }
        });
        node.start();

        assertThat(result(all)).contains("\"changed\":4", "\"failed\":1");

        assertThat(database.count(JobState.SCHEDULED)).isEqualTo(1);
        node.passUntil(
                "the line is kept",
                () -> database.log(all).stream().anyMatch(line -> line.text().contains("was left as it is")));
    }

    @Test
    void a_search_that_does_not_say_in_which_state_jobs_are_is_none() {
        late(1);
        JobId all = asked(Action.RUN_NOW, "q=label%3Alate", 1_000);
        node.start();

        database.awaitState(all, JobState.FAILED);

        assertThat(entries()).isEmpty();
    }
}
