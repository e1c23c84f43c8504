package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Jobs whose method no living node declares. */
abstract class HoldContract extends StoreScenario {

    private static final String UNKNOWN = "Reports.yearEnd";

    HoldContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private JobId undeclared() throws Exception {
        return stored(newJob(UNKNOWN, QUEUE, 5, Due.now()));
    }

    private int held() throws Exception {
        return inTransaction(() -> store.hold(100));
    }

    private int unheld() throws Exception {
        return inTransaction(() -> store.unhold(100));
    }

    @Test
    void a_job_whose_method_nobody_declares_is_held_and_keeps_its_attempts() throws Exception {
        joined();
        JobId unknown = undeclared();
        JobId known = stored();

        assertThat(held()).isEqualTo(1);

        assertThat(state(unknown)).isEqualTo(JobState.HELD);
        assertThat(details(unknown).summary().attempts()).isZero();
        assertThat(details(unknown).summary().reason()).isPresent();
        assertThat(state(known)).isEqualTo(JobState.ENQUEUED);
        assertThat(held()).isZero();
    }

    @Test
    void jobs_of_every_queue_are_held() throws Exception {
        joined();
        stored(newJob(METHOD, "a", 1, Due.now()));
        JobId inA = stored(newJob(UNKNOWN, "a", 9, Due.now()));
        JobId inB = stored(newJob(UNKNOWN, "b", 1, Due.now()));
        stored(newJob(METHOD, "c", 1, Due.now()));
        JobId inC = stored(newJob(UNKNOWN, "c", 1, Due.now()));

        assertThat(held()).isEqualTo(3);

        assertThat(state(inA)).isEqualTo(JobState.HELD);
        assertThat(state(inB)).isEqualTo(JobState.HELD);
        assertThat(state(inC)).isEqualTo(JobState.HELD);
    }

    @Test
    void a_job_that_another_living_node_declares_is_not_held() throws Exception {
        joined();
        joined("reports", LEASE, UNKNOWN);
        undeclared();

        assertThat(held()).isZero();
    }

    @Test
    void a_draining_node_still_counts() throws Exception {
        joined();
        NodeId draining = joined("reports", LEASE, UNKNOWN);
        commit(() -> store.drain(draining));
        undeclared();

        assertThat(held()).isZero();
    }

    @Test
    void a_dead_node_and_one_whose_lease_has_run_out_do_not_count() throws Exception {
        dies(joined("gone", LEASE, UNKNOWN));
        joined("frozen", LEASE, UNKNOWN);
        subject.passTime(LEASE.plusSeconds(1));
        joined();
        undeclared();

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void nothing_is_held_while_no_node_lives() throws Exception {
        undeclared();

        assertThat(held()).isZero();
    }

    @Test
    void a_held_job_goes_on_when_a_node_declares_its_method() throws Exception {
        joined();
        JobId unknown = undeclared();
        held();
        assertThat(unheld()).isZero();

        joined("reports", LEASE, UNKNOWN);

        assertThat(unheld()).isEqualTo(1);
        assertThat(state(unknown)).isEqualTo(JobState.ENQUEUED);
        assertThat(details(unknown).summary().reason()).isEmpty();
    }

    @Test
    void only_jobs_that_wait_are_held() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        JobId scheduled = stored(newJob(UNKNOWN, QUEUE, 5, Due.in(Duration.ofHours(1))));
        joined("reports", LEASE, UNKNOWN);
        dies(node);

        assertThat(held()).isZero();

        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
        assertThat(state(scheduled)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void no_more_jobs_are_held_or_taken_up_than_asked_for() throws Exception {
        joined();
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(undeclared());
        }

        assertThat(inTransaction(() -> store.hold(2))).isEqualTo(2);
        assertThat(held()).isEqualTo(3);
        joined("reports", LEASE, UNKNOWN);
        assertThat(inTransaction(() -> store.unhold(2))).isEqualTo(2);
        assertThat(unheld()).isEqualTo(3);
        assertThat(jobs).hasSize(5);
    }
}
