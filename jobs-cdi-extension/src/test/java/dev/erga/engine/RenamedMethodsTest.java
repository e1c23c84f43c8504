package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.RecurringDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Job methods that have got another name, alone and beside nodes that know them under the one before. */
class RenamedMethodsTest {

    private static final String FORMER = "Mails.send";

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Probe oldProbe = new Probe();
    private final Probe probe = new Probe();
    private final TestNode old = new TestNode(database, time)
            .named("old")
            .declares(Declarations.named(Declarations.of(oldProbe, "first"), FORMER));
    private final TestNode next = next("next");

    @AfterEach
    void stop() {
        next.close();
        old.close();
    }

    private TestNode next(String name) {
        return new TestNode(database, time).named(name).declares(renamed(Declarations.of(probe, "first")));
    }

    private static JobDeclaration renamed(JobDeclaration declaration) {
        return declaration.with(new EarlierVersions(Set.of(FORMER, "Mailer.mail"), Set.of()));
    }

    @Test
    void jobs_that_were_stored_under_former_names_run_the_method() {
        JobId former = database.put(FORMER, "[1]");
        JobId older = database.put("Mailer.mail", "[2]");

        next.start();

        database.awaitState(former, JobState.SUCCEEDED);
        database.awaitState(older, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void the_row_keeps_its_name_and_the_job_is_told_the_present_one() {
        JobContext context = next.engine().currentJob();
        List<String> told = new CopyOnWriteArrayList<>();
        probe.deed = argument -> told.add(context.name());
        JobId id = database.put(FORMER, "[1]");

        next.start();

        next.awaitEvent(
                event -> event instanceof JobSucceeded done && done.name().equals(FORMER));
        assertThat(database.peek(id).orElseThrow().summary().name()).isEqualTo(FORMER);
        assertThat(told).containsExactly("Probe.first");
    }

    @Test
    void what_is_put_in_from_now_on_carries_the_present_name() {
        JobId id = next.jobs().enqueue(Probe::first, 1L);

        assertThat(database.peek(id).orElseThrow().summary().name()).isEqualTo("Probe.first");
    }

    @Test
    void beside_an_older_node_each_runs_what_it_knows() {
        old.start();
        next.workers(0).start();
        JobId former = old.jobs().enqueue(Probe::first, 1L);
        JobId present = next.jobs().enqueue(Probe::first, 2L);

        database.awaitState(former, JobState.SUCCEEDED);
        old.pass(Duration.ofSeconds(30));

        assertThat(oldProbe.first).containsExactly(1L);
        assertThat(database.state(present)).isEqualTo(JobState.ENQUEUED);
        try (TestNode third = next("third").start()) {
            third.passUntil("run", () -> database.state(present) == JobState.SUCCEEDED);
        }
        assertThat(probe.first).containsExactly(2L);
    }

    @Test
    void a_new_node_takes_what_an_older_one_puts_in() {
        old.workers(0).start();
        next.start();

        JobId id = old.jobs().enqueue(Probe::first, 1L);

        next.passUntil("taken", () -> database.state(id) == JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(1L);
    }

    @Test
    void a_job_under_the_new_name_is_held_once_only_older_nodes_live_and_goes_on_when_a_new_one_comes() {
        old.start();
        JobId id = next.jobs().enqueue(Probe::first, 1L);

        old.passUntil("held", () -> database.state(id) == JobState.HELD);
        next.start();
        next.passUntil("run", () -> database.state(id) == JobState.SUCCEEDED);

        assertThat(probe.first).containsExactly(1L);
        assertThat(oldProbe.first).isEmpty();
    }

    @Test
    void a_job_that_was_held_under_a_former_name_goes_on() {
        TestNode other = new TestNode(database, time).named("other").declares(Declarations.of(probe, "second"));
        other.start();
        JobId id = database.put(FORMER, "[1]");
        other.passUntil("held", () -> database.state(id) == JobState.HELD);
        other.close();

        next.start();

        next.passUntil("run", () -> database.state(id) == JobState.SUCCEEDED);
    }

    @Test
    void jobs_of_tenants_run_too() {
        JobId id = old.jobs().with(JobOptions.defaults().tenant("shop-7")).enqueue(Probe::first, 1L);

        next.start();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(probe.first).containsExactly(1L);
    }

    @Test
    void a_schedule_that_code_made_for_the_former_name_fires_and_can_be_triggered() {
        old.jobs().recurring("sync").every(Duration.ofSeconds(10)).call(Probe::first, 42L);
        next.start();

        next.pass(Duration.ofSeconds(21));
        JobId triggered = next.jobs().triggerNow("sync");

        database.awaitState(triggered, JobState.SUCCEEDED);
        database.await("all runs", () -> database.count(JobState.SUCCEEDED) == 3);
        assertThat(probe.first).containsExactly(42L, 42L, 42L);
        RecurringDetails details = next.engine().monitor().recurring().get(0);
        assertThat(details.retired()).isFalse();
        assertThat(details.jobName()).isEqualTo(FORMER);
    }
}
