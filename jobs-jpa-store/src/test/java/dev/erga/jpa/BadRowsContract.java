package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.JobFilter;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Failure;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.LockedSchedule;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Requeue;
import dev.erga.jobs.spi.Retention;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.TenantClaim;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that another hand wrote or changed: what makes no sense is told or set aside, and everything else goes on. */
abstract class BadRowsContract {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int BOUND = 10_000;
    private static final String BAD = "01980c5e-7b1c-7000-8000-000000000000";
    private static final JobId BAD_JOB = new JobId(UUID.fromString(BAD));
    private static final Instant LONG_AGO = Instant.parse("2020-02-29T01:00:00Z");

    private DataSource source;
    private LocalJpaStore local;
    private JobStore store;
    private JobStoreQueries queries;
    private NodeId node;

    abstract OpenStore opened();

    @BeforeEach
    final void startEmpty() throws Exception {
        local = opened().local();
        source = opened().source();
        Tables.empty(source);
        // As a later version of the tables may have it.
        Tables.execute(source, "ALTER TABLE erga_job DROP CONSTRAINT IF EXISTS erga_job_known_state");
        Tables.execute(source, "ALTER TABLE erga_job DROP CONSTRAINT IF EXISTS erga_job_is_sound");
        store = local.opened().store();
        queries = local.opened().queries();
        node = new NodeId(UUID.randomUUID());
        commit(() ->
                store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), Duration.ofHours(1)));
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return local.transactions().inNew(TIMEOUT, work);
    }

    private void commit(Runnable work) throws Exception {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private JobId goodJob() throws Exception {
        JobId job = new JobId(UUID.randomUUID());
        commit(() -> store.enqueue(List.of(NewJob.of(job, "m", "q", 5, Due.now(), "[]"))));
        return job;
    }

    private void row(String name, String state, String arguments) {
        Tables.execute(
                source,
                "INSERT INTO erga_job (id, name, queue, priority, state, arguments) VALUES ('" + BAD + "', '" + name
                        + "', 'q', 1, '" + state + "', '" + arguments + "')");
    }

    private List<ClaimedJob> claimed() throws Exception {
        return inTransaction(() -> store.claim(new Claim(node, "q", Set.of("m"), 10, Optional.empty())));
    }

    private String storedState() {
        return Tables.read(source, "SELECT state FROM erga_job WHERE id = '" + BAD + "'")
                .get(0);
    }

    private void assertRefused(String code, Callable<?> work) {
        assertThatThrownBy(() -> inTransaction(work))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  fix  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "null", "\"text\"", "[[[[", "[\"\\ud800\"]", "[1]garbage"})
    void broken_arguments_are_handed_over_as_they_are_and_hold_nobody_up(String arguments) throws Exception {
        row("m", "ENQUEUED", arguments);
        JobId good = goodJob();

        List<ClaimedJob> granted = claimed();

        assertThat(granted).extracting(job -> job.lease().job()).containsExactly(BAD_JOB, good);
        assertThat(granted.get(0).arguments()).isEqualTo(arguments);
        Completion unreadable = Completion.unreadable("not JSON", new Failure("a.B", "not JSON", ""));
        assertThat(inTransaction(() -> store.complete(granted.get(0).lease(), unreadable)))
                .isTrue();
        assertThat(inTransaction(() -> queries.job(BAD_JOB)).orElseThrow().arguments())
                .isEqualTo(arguments);
        assertThat(storedState()).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "java.lang.Runtime.exit", "M", "m ", "m%", "../m", "<script>"})
    void a_job_that_nobody_declares_is_held_and_neither_run_nor_pruned(String name) throws Exception {
        row(name, "ENQUEUED", "[]");
        JobId good = goodJob();

        assertThat(inTransaction(() -> store.hold(100))).isEqualTo(1);
        assertThat(claimed()).extracting(job -> job.lease().job()).containsExactly(good);
        Tables.age(source, Duration.ofDays(1000));
        commit(() -> store.prune(Retention.defaults(), 100));

        assertThat(storedState()).isEqualTo("HELD");
        assertThat(Tables.read(source, "SELECT token FROM erga_job WHERE id = '" + BAD + "'"))
                .containsExactly("0");
    }

    @Test
    void a_job_in_a_queue_without_a_name_is_held_like_any_other_that_nobody_declares() throws Exception {
        row("x", "ENQUEUED", "[]");
        Tables.execute(source, "UPDATE erga_job SET queue = ''");
        JobId good = goodJob();

        assertThat(inTransaction(() -> store.hold(100))).isEqualTo(1);

        assertThat(storedState()).isEqualTo("HELD");
        assertThat(claimed()).extracting(job -> job.lease().job()).containsExactly(good);
    }

    @Test
    void a_job_in_an_unknown_state_is_told_by_number_and_left_alone() throws Exception {
        row("m", "PAUSED", "[]");

        assertRefused("ERGA-0418", () -> queries.job(BAD_JOB));
        assertRefused("ERGA-0418", () -> store.delete(BAD_JOB, "not needed", Optional.empty()));
        Tables.age(source, Duration.ofDays(1000));
        commit(() -> {
            store.promote(100);
            store.hold(100);
            store.unhold(100);
            store.rescue(100, 3, Keeping.alike(Optional.empty()));
            store.prune(Retention.defaults(), 100);
        });

        assertThat(claimed()).isEmpty();
        assertThat(storedState()).isEqualTo("PAUSED");
    }

    @Test
    void a_job_in_an_unknown_state_keeps_no_other_from_running_or_being_listed() throws Exception {
        row("m", "PAUSED", "[]");
        JobId good = goodJob();
        Tables.execute(source, "INSERT INTO erga_label (label, job_id) VALUES ('import', '" + BAD + "')");

        assertThat(inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs()))
                .extracting(JobSummary::id)
                .containsExactly(good);
        assertThat(inTransaction(() ->
                        queries.jobs(JobFilter.all().labelled("import"), BOUND).jobs()))
                .isEmpty();
        assertThat(inTransaction(() -> queries.counts(10)).keySet()).containsExactly(JobState.values());
        assertThat(inTransaction(() -> queries.progress("import")).values()).containsOnly(0L);
        assertThat(claimed()).extracting(job -> job.lease().job()).containsExactly(good);
    }

    @Test
    void an_operator_may_requeue_a_job_in_an_unknown_state() throws Exception {
        row("m", "PAUSED", "[]");

        assertThat(inTransaction(() -> store.requeue(BAD_JOB, "ada"))).isEqualTo(Requeue.REQUEUED);

        assertThat(claimed()).extracting(job -> job.lease().job()).containsExactly(BAD_JOB);
    }

    @Test
    void text_that_is_too_long_for_its_column_is_refused_by_number_and_nothing_is_stored() throws Exception {
        NewJob job = NewJob.of(BAD_JOB, "m", "q".repeat(51), 5, Due.now(), "[]");
        NewJob good = NewJob.of(new JobId(UUID.randomUUID()), "m", "q", 5, Due.now(), "[]");

        assertThatThrownBy(() -> commit(() -> store.enqueue(List.of(good, job))))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("ERGA-04");

        assertThat(Tables.read(source, "SELECT id FROM erga_job")).isEmpty();
    }

    @Test
    void odd_words_in_a_row_are_shown_as_they_are() throws Exception {
        goodJob();
        Tables.execute(source, "UPDATE erga_job SET labels = 'a\\', reason = '', tenant = '', created_by = ''");
        Tables.execute(source, "UPDATE erga_node SET job_names = '\\\n\nm\\n', queues = '', state = 'ACTIVE'");

        assertThat(inTransaction(() -> queries.jobs(JobFilter.all(), BOUND).jobs())
                        .get(0)
                        .labels())
                .containsExactly("a\\");
        assertThat(inTransaction(queries::nodes)).hasSize(1);
        assertThat(inTransaction(() -> store.queues().ready(Set.of("q"))).ofTenants())
                .containsExactly("q");
        TenantClaim claim = new TenantClaim(node, "q", Set.of("m"), 1, Optional.empty());
        assertThat(inTransaction(() -> store.tenants().claim(claim)).jobs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone = 'Mars/Olympus'", "zone = ''", "cron = NULL, period = 'soon'"})
    void a_schedule_that_cannot_be_read_keeps_no_other_from_firing(String change) throws Exception {
        for (String id : List.of("a", "b", "c")) {
            RecurringDefinition schedule = new RecurringDefinition(
                    id,
                    "m",
                    Optional.of("0 2 * * *"),
                    Optional.empty(),
                    ZoneOffset.UTC,
                    Misfire.COALESCE,
                    Duration.ZERO);
            commit(() -> store.schedules().put(schedule, after -> Optional.of(LONG_AGO)));
        }
        Tables.execute(source, "UPDATE erga_recurring SET " + change + " WHERE id <> 'c'");
        Fireable all = Fireable.of(Set.of("a", "b", "c"), Set.of());

        assertThat(inTransaction(() -> store.schedules().lockDue(all, 1)))
                .extracting(LockedSchedule::definition)
                .extracting(RecurringDefinition::id)
                .containsExactly("c");
        commit(() -> store.schedules().recordFires("c", List.of(), Optional.empty()));
        assertRefused("ERGA-0419", () -> store.schedules().lockDue(all, 1));
        assertRefused("ERGA-0419", () -> store.schedules().find("a"));
        assertThat(inTransaction(queries::recurring)).hasSize(3);
    }

    @Test
    void a_schedule_that_could_not_be_read_fires_again_once_it_is_declared_anew() throws Exception {
        RecurringDefinition schedule = new RecurringDefinition(
                "a", "m", Optional.of("0 2 * * *"), Optional.empty(), ZoneOffset.UTC, Misfire.SKIP, Duration.ZERO);
        commit(() -> store.schedules().put(schedule, after -> Optional.of(LONG_AGO)));
        Tables.execute(source, "UPDATE erga_recurring SET zone = 'Mars/Olympus'");
        NodeId declaring = new NodeId(UUID.randomUUID());
        commit(() -> store.join(
                new NodeDescription(declaring, "node", "1", 1, Set.of("q"), Set.of("m"), Set.of("a")),
                Duration.ofHours(1)));
        assertThat(inTransaction(() -> store.schedules().decidedBy(declaring)))
                .as("a node that declares it learns that it has to write it anew")
                .isEqualTo(Map.of("a", Optional.empty()));

        commit(() -> store.schedules().put(schedule, after -> Optional.of(LONG_AGO)));

        assertThat(inTransaction(() -> store.schedules().lockDue(Fireable.of(Set.of("a"), Set.of()), 1)))
                .extracting(LockedSchedule::definition)
                .containsExactly(schedule);
    }
}
