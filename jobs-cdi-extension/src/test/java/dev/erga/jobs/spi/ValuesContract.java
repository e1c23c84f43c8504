package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.JobValues.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Results go with the end that they belong to; checkpoints belong to whoever holds the lease. */
abstract class ValuesContract extends StoreScenario {

    ValuesContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static Leaving leaving(Lease lease, String result) {
        return new Leaving(lease, Optional.of(result), false);
    }

    private static Leaving dropping(Lease lease) {
        return new Leaving(lease, Optional.empty(), true);
    }

    private void succeed(Lease lease, Leaving... leavings) throws Exception {
        assertThat(inTransaction(() -> {
                    boolean written = store.complete(lease, succeeded());
                    store.values().settle(List.of(leavings));
                    return written;
                }))
                .isTrue();
    }

    private Optional<String> result(JobId job) throws Exception {
        return inTransaction(() -> store.values().result(job));
    }

    private boolean kept(Lease lease, String value) throws Exception {
        return inTransaction(() -> store.values().checkpoint(lease, value));
    }

    private Optional<Checkpoint> checkpoint(Lease lease) throws Exception {
        return inTransaction(() -> store.values().checkpoint(lease));
    }

    private static Optional<Checkpoint> holding(String value) {
        return Optional.of(new Checkpoint(Optional.of(value)));
    }

    private static Optional<Checkpoint> nothing() {
        return Optional.of(new Checkpoint(Optional.empty()));
    }

    @Test
    void a_result_is_there_once_its_job_has_succeeded() throws Exception {
        Lease lease = running(joined());
        assertThat(result(lease.job())).isEmpty();

        succeed(lease, leaving(lease, "{\"rows\":3}"));

        assertThat(result(lease.job())).contains("{\"rows\":3}");
        assertThat(details(lease.job()).result()).contains("{\"rows\":3}");
    }

    @Test
    void a_result_rolls_back_with_its_end() throws Exception {
        Lease lease = running(joined());

        rollBack(() -> {
            store.complete(lease, succeeded());
            store.values().settle(List.of(leaving(lease, "1")));
        });

        assertThat(result(lease.job())).isEmpty();
        assertThat(details(lease.job()).result()).isEmpty();
        assertThat(state(lease.job())).isEqualTo(JobState.PROCESSING);
    }

    @Test
    void results_of_many_jobs_are_kept_together() throws Exception {
        NodeId node = joined();
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            leases.add(running(node));
        }

        commit(() -> {
            store.succeedTogether(leases, Optional.empty());
            store.values()
                    .settle(leases.stream()
                            .map(lease -> leaving(lease, "\"" + lease.job() + "\""))
                            .toList());
        });

        for (Lease lease : leases) {
            assertThat(result(lease.job())).contains("\"" + lease.job() + "\"");
        }
    }

    @Test
    void a_job_without_a_result_or_that_does_not_exist_has_none() throws Exception {
        Lease lease = running(joined());
        succeed(lease);

        assertThat(result(lease.job())).isEmpty();
        assertThat(result(nextId())).isEmpty();
    }

    @Test
    void the_result_of_a_job_that_runs_again_is_that_of_its_latest_success() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        succeed(first, leaving(first, "1"));
        commit(() -> store.requeue(first.job(), "again"));
        assertThat(result(first.job())).isEmpty();

        Lease second = runningAgain(first.job(), node);
        assertThat(result(first.job())).isEmpty();
        succeed(second);
        assertThat(result(first.job())).isEmpty();

        commit(() -> store.requeue(first.job(), "again"));
        Lease third = runningAgain(first.job(), node);
        succeed(third, leaving(third, "3"));
        assertThat(result(first.job())).contains("3");
    }

    @Test
    void a_checkpoint_is_given_to_the_next_attempt() throws Exception {
        NodeId node = joined();
        Lease first = running(node);
        assertThat(checkpoint(first)).isEqualTo(nothing());
        assertThat(kept(first, "1")).isTrue();
        assertThat(kept(first, "2")).isTrue();
        assertThat(checkpoint(first)).isEqualTo(holding("2"));
        completed(first, Completion.released("stopped"));

        Lease second = runningAgain(first.job(), node);

        assertThat(checkpoint(second)).isEqualTo(holding("2"));
        assertThat(kept(second, "3")).isTrue();
        assertThat(checkpoint(second)).isEqualTo(holding("3"));
    }

    @Test
    void a_checkpoint_is_refused_to_whoever_does_not_hold_the_lease() throws Exception {
        NodeId dead = joined();
        Lease lost = running(dead);
        kept(lost, "1");
        Lease otherNode = new Lease(lost.job(), lost.token(), new NodeId(UUID.randomUUID()));
        Lease otherToken = new Lease(lost.job(), lost.token() + 1, lost.node());
        for (Lease wrong : List.of(otherNode, otherToken, new Lease(nextId(), 1, dead))) {
            assertThat(kept(wrong, "x")).isFalse();
            assertThat(checkpoint(wrong)).isEmpty();
        }
        dies(dead);
        rescued();

        assertThat(kept(lost, "x")).isFalse();
        assertThat(checkpoint(lost)).isEmpty();
        Lease next = runningAgain(lost.job(), joined());
        assertThat(kept(lost, "x")).isFalse();
        assertThat(checkpoint(lost)).isEmpty();
        assertThat(checkpoint(next)).isEqualTo(holding("1"));
        succeed(next);
        assertThat(kept(next, "x")).isFalse();
    }

    @Test
    void a_checkpoint_rolls_back_with_the_step_it_tells_of() throws Exception {
        Lease lease = running(joined());
        kept(lease, "1");

        rollBack(() -> store.values().checkpoint(lease, "2"));

        assertThat(checkpoint(lease)).isEqualTo(holding("1"));
    }

    @Test
    void nobody_is_granted_the_job_while_a_step_with_its_checkpoint_is_not_committed() throws Exception {
        NodeId frozen = joined();
        Lease lease = running(frozen);
        try (OpenTransaction step = OpenTransaction.begin(transactions)) {
            assertThat(step.run(() -> store.values().checkpoint(lease, "1"))).isTrue();
            dies(frozen);

            assertThat(meanwhile(() -> store.rescue(100, 3, Keeping.alike(Optional.empty()))))
                    .isEmpty();

            step.commit();
        }
        assertThat(rescued()).hasSize(1);
        assertThat(checkpoint(runningAgain(lease.job(), joined()))).isEqualTo(holding("1"));
    }

    @Test
    void a_checkpoint_is_gone_when_the_job_has_succeeded() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        kept(lease, "1");

        succeed(lease, dropping(lease));

        commit(() -> store.requeue(lease.job(), "again"));
        assertThat(checkpoint(runningAgain(lease.job(), node))).isEqualTo(nothing());
    }

    @Test
    void a_checkpoint_that_the_last_attempt_did_not_look_at_is_gone_too() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        kept(lease, "1");
        completed(lease, Completion.released("stopped"));
        succeed(runningAgain(lease.job(), node));

        commit(() -> store.requeue(lease.job(), "again"));

        assertThat(checkpoint(runningAgain(lease.job(), node))).isEqualTo(nothing());
    }

    @Test
    void a_job_that_has_failed_resumes_when_it_is_requeued() throws Exception {
        NodeId node = joined();
        Lease lease = running(node);
        kept(lease, "1");
        completed(lease, gaveUp());

        commit(() -> store.requeue(lease.job(), "again"));

        assertThat(checkpoint(runningAgain(lease.job(), node))).isEqualTo(holding("1"));
    }

    @Test
    void values_may_be_large_and_odd() throws Exception {
        Lease lease = running(joined());
        String odd = "[\"'; DROP TABLE erga_result; -- {now} \u4e16\uD83D\uDE00" + "x".repeat(65_000) + "\"]";

        kept(lease, odd);
        assertThat(checkpoint(lease)).isEqualTo(holding(odd));
        succeed(lease, new Leaving(lease, Optional.of(odd), true));

        assertThat(result(lease.job())).contains(odd);
    }

    @Test
    void values_go_with_the_job() throws Exception {
        NodeId node = joined();
        Lease one = running(node);
        Lease other = running(node);
        succeed(one, leaving(one, "1"));
        kept(other, "1");
        completed(other, Completion.cancelled("no more", Optional.of(Duration.ofDays(1))));
        subject.passTime(Duration.ofDays(2));

        commit(() -> store.prune(Retention.defaults(), 100));

        assertThat(inTransaction(() -> queries.job(one.job()))).isEmpty();
        assertThat(inTransaction(() -> queries.job(other.job()))).isEmpty();
        assertThat(result(one.job())).isEmpty();
    }
}
