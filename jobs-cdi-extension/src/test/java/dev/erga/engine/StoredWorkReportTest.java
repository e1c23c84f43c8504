package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Sensitive;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node says, once it has started, of stored work that its code cannot run. */
class StoredWorkReportTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe probe = new Probe();
    private final TestNode node = node("node").declares(Declarations.of(probe, "first"));
    private final TestNode other = node("other");
    private final Logger logger = Logger.getLogger("dev.erga.engine.maintain.Comparing");
    private final List<String> said = new CopyOnWriteArrayList<>();

    private final Handler ear = new Handler() {

        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            said.clear();
        }
    };

    /** A bean that is told a secret. */
    static class Vault {
        public void open(@Sensitive int number) {
            throw new IllegalStateException(String.valueOf(number));
        }
    }

    @BeforeEach
    void listen() {
        logger.addHandler(ear);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(ear);
        other.close();
        node.close();
    }

    /** One that runs nothing, so that what waits goes on waiting. */
    private TestNode node(String name) {
        return new TestNode(database, time).named(name).workers(0);
    }

    private void start() {
        node.start();
        node.pass(Duration.ofSeconds(11));
    }

    @Test
    void jobs_of_a_method_that_nobody_declares_are_told_with_a_way_out() {
        JobId gone = database.put("Probe.gone", "[1]");
        database.put("Probe.gone", "[2]");
        database.put("Probe.first", "[3]");

        start();

        assertThat(said).containsExactly("""
                Erga looked at what waits in the store, and found something that does not fit this deployment:

                ERGA-0607  2 jobs wait under the name "Probe.gone", which is not declared
                  at   job %s
                  why  its method was renamed or removed; once no living node declares it, such jobs are Held until one does
                  fix  say formerly = "Probe.gone" in the @BackgroundJob of the method that is to run it, perhaps Probe.first; if they are not wanted any more, delete them
                """.formatted(gone));
        assertThat(database.state(gone)).isEqualTo(JobState.HELD);
    }

    @Test
    void jobs_whose_arguments_do_not_fit_are_told_with_the_first_reason() {
        database.put("Probe.first", "[1]");
        JobId unfit = database.put("Probe.first", "[1,2]");
        database.put("Probe.first", "[\"x\"]");

        start();

        assertThat(said).containsExactly("""
                Erga looked at what waits in the store, and found something that does not fit this deployment:

                ERGA-0608  the arguments of 2 of 3 jobs that were looked at, stored as "Probe.first", do not fit Probe.first
                  at   job %s
                  why  arguments: there are more than the 1 that the method takes
                  fix  add an @ArgumentUpcaster("Probe.first") with the older parameters; without it such a job fails unrun, with ERGA-0306, and can be requeued
                """.formatted(unfit));
    }

    @Test
    void recurring_jobs_that_code_made_for_something_else_are_told() {
        other.declares(
                Declarations.of(probe, "second"), Declarations.named(Declarations.of(probe, "first"), "Probe.tick"));
        node.declares(Declarations.of(probe, "tick"));
        other.jobs().recurring("gone").every(Duration.ofHours(1)).call(Probe::second, 1L);
        other.jobs().recurring("unfit").every(Duration.ofHours(1)).call(Probe::first, 1L);

        start();

        assertThat(said)
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .contains(
                                "found 2 things that do not fit",
                                "ERGA-0609  recurring job \"gone\" calls \"Probe.second\", which is not declared",
                                "ERGA-0609  the arguments of recurring job \"unfit\" do not fit Probe.tick"));
    }

    @Test
    void nothing_is_said_where_all_fits_under_present_and_former_names() {
        database.put("Probe.first", "[1]");
        database.put("Probe.gone", "[1]");
        node.declares(Declarations.of(probe, "second").with(new EarlierVersions(Set.of("Probe.gone"), Set.of())));

        start();

        assertThat(said).isEmpty();
    }

    @Test
    void what_another_application_declares_is_no_affair_of_this_one() {
        other.declares(Declarations.named(Declarations.of(probe, "second"), "Billing.charge"))
                .start();
        database.put("Billing.charge", "[1]");

        start();

        assertThat(said).isEmpty();
    }

    @Test
    void what_only_another_version_declares_is_told_before_that_one_stops() {
        other.declares(Declarations.of(probe, "first"), Declarations.of(probe, "second"))
                .start();
        database.put("Probe.second", "[1]");

        start();

        assertThat(said)
                .singleElement()
                .satisfies(report ->
                        assertThat(report).contains("ERGA-0607  1 job waits under the name \"Probe.second\""));
    }

    @Test
    void it_is_said_once() {
        database.put("Probe.gone", "[1]");

        start();
        node.pass(Duration.ofMinutes(10));

        assertThat(said).hasSize(1);
    }

    @Test
    void a_store_that_does_not_answer_is_asked_again() {
        AtomicInteger asked = new AtomicInteger();
        database.put("Probe.gone", "[1]");
        database.trap(place -> {
            if (place.equals("inventory") && asked.incrementAndGet() == 1) {
                throw new IllegalStateException("played");
            }
        });

        start();

        assertThat(said).hasSize(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void no_secret_is_said() {
        node.declares(Declarations.of(new Vault(), "open"));
        database.put("Vault.open", "[\"very secret\"]");

        start();

        assertThat(said)
                .singleElement()
                .satisfies(report -> assertThat(report)
                        .contains("ERGA-0608", "parameter 1 (int number)")
                        .doesNotContain("very secret"));
    }
}
