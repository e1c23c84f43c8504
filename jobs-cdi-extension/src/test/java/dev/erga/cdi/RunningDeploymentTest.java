package dev.erga.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.JobState;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.JobEnqueued;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.spi.JobStoreQueries;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** A deployment from its start to its end, on Weld and a store in memory. */
class RunningDeploymentTest {

    /** What happened, and the end that a test waits for. */
    @ApplicationScoped
    static class Diary {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final CountDownLatch end = new CountDownLatch(1);

        List<String> lines() {
            return lines;
        }

        void await() throws InterruptedException {
            end.await();
        }

        void end() {
            end.countDown();
        }
    }

    @RequestScoped
    static class Visit {
        private int calls;

        int next() {
            return ++calls;
        }
    }

    @Dependent
    static class Emails {
        @Inject
        Diary diary;

        @Inject
        Visit visit;

        @Inject
        JobContext job;

        @BackgroundJob
        void sendWelcome(long userId) {
            diary.lines().add("sent to " + userId + " by attempt " + job.attempt() + ", call " + visit.next());
        }

        @PreDestroy
        void away() {
            diary.lines().add("instance destroyed");
        }
    }

    @ApplicationScoped
    static class Listener {
        @Inject
        Diary diary;

        @Inject
        Visit visit;

        void enqueued(@Observes JobEnqueued event) {
            diary.lines().add("enqueued " + event.name() + ", call " + visit.next());
        }

        void succeeded(@Observes JobSucceeded event) {
            diary.end();
        }
    }

    @Test
    void a_job_runs_on_a_bean_of_its_own_in_a_request_context_of_its_own() throws Exception {
        try (WeldContainer container = start(Diary.class, Visit.class, Emails.class, Listener.class)) {
            JobScheduler jobs = container.select(JobScheduler.class).get();
            Diary diary = container.select(Diary.class).get();

            JobId id = jobs.enqueue(Emails::sendWelcome, 42L);
            diary.await();

            assertThat(diary.lines())
                    .containsExactlyInAnyOrder(
                            "enqueued Emails.sendWelcome, call 1",
                            "sent to 42 by attempt 1, call 1",
                            "instance destroyed");
            assertThat(container
                            .select(JobMonitor.class)
                            .get()
                            .job(id)
                            .orElseThrow()
                            .summary()
                            .state())
                    .isEqualTo(JobState.SUCCEEDED);
        }
    }

    @ApplicationScoped
    static class AtStartup {
        @Inject
        JobScheduler jobs;

        void prepare(@Observes Startup event) {
            jobs.enqueue(Emails::sendWelcome, 1L);
        }
    }

    @Test
    void a_job_can_be_put_in_while_the_application_starts() throws Exception {
        try (WeldContainer container = start(Diary.class, Visit.class, Emails.class, Listener.class, AtStartup.class)) {
            container.select(Diary.class).get().await();
        }
    }

    @ApplicationScoped
    static class AtShutdown {
        @Inject
        JobScheduler jobs;

        void leave(@Observes Shutdown event) {
            jobs.enqueue(Emails::sendWelcome, 2L);
        }
    }

    @Test
    void a_job_can_be_put_in_while_the_application_stops_and_waits_for_the_next_start() throws Exception {
        TestSurroundings surroundings = TestSurroundings.with(FixedSettings.of());
        Class<?>[] beans = {Diary.class, Visit.class, Emails.class, AtShutdown.class};

        TestDeployment.start(surroundings, beans).close();

        JobStoreQueries queries = surroundings.database().store().queries();
        BoundedCount waiting = surroundings
                .transactions()
                .inCurrentOrNew(() -> queries.counts(10))
                .get(JobState.ENQUEUED);
        assertThat(waiting).isEqualTo(new BoundedCount(1, false));
        assertThat(surroundings.happened()).containsExactly("opened", "closed");
    }

    @ApplicationScoped
    static class Stumbling {
        void enqueued(@Observes JobEnqueued event) {
            throw new IllegalStateException("no disk");
        }
    }

    @Test
    void an_observer_that_throws_harms_nobody() throws Exception {
        try (WeldContainer container = start(Diary.class, Visit.class, Emails.class, Listener.class, Stumbling.class)) {
            container.select(JobScheduler.class).get().enqueue(Emails::sendWelcome, 42L);
            container.select(Diary.class).get().await();
        }
    }

    @Test
    void a_deployment_that_is_switched_off_opens_no_store_and_says_so() {
        TestSurroundings surroundings = TestSurroundings.with(FixedSettings.of("erga.enabled", "false"));
        try (WeldContainer container = TestDeployment.start(surroundings, Diary.class, Visit.class, Emails.class)) {
            JobScheduler jobs = container.select(JobScheduler.class).get();

            assertThatThrownBy(() -> jobs.enqueue(Emails::sendWelcome, 42L))
                    .isInstanceOf(JobsException.class)
                    .hasMessage("""
                            ERGA-0633  Erga is switched off in this deployment
                              at   erga.enabled=false
                              why  no store is open, so there is nowhere to put or find jobs
                              fix  remove erga.enabled; to put jobs in without running any, say erga.workers=0""");
        }
        assertThat(surroundings.happened()).isEmpty();
    }

    private static WeldContainer start(Class<?>... beans) {
        return TestDeployment.start(TestSurroundings.with(FixedSettings.of()), beans);
    }
}
