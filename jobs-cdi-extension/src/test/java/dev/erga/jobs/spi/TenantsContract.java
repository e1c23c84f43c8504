package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Turns between those whose jobs wait in one queue. */
abstract class TenantsContract extends StoreScenario {

    TenantsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private static NewJob jobOf(String tenant, String queue, int priority, Due due) {
        return new NewJob(
                nextId(),
                METHOD,
                queue,
                priority,
                due,
                "[]",
                OptionalInt.empty(),
                Set.of(),
                Optional.of(tenant),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private JobId storedFor(String tenant) throws Exception {
        return stored(jobOf(tenant, QUEUE, 5, Due.now()));
    }

    private List<JobId> manyFor(String tenant, int count) throws Exception {
        List<NewJob> jobs = IntStream.range(0, count)
                .mapToObj(number -> jobOf(tenant, QUEUE, 5, Due.now()))
                .toList();
        commit(() -> store.enqueue(jobs));
        return jobs.stream().map(NewJob::id).toList();
    }

    private static TenantClaim turns(NodeId node, int limit, String after) {
        return new TenantClaim(
                node, QUEUE, Set.of(METHOD), limit, Optional.of(after).filter(name -> !name.isEmpty()));
    }

    private TenantPage granted(TenantClaim claim) throws Exception {
        return inTransaction(() -> store.tenants().claim(claim));
    }

    private static List<JobId> ids(TenantPage page) {
        return page.jobs().stream().map(job -> job.lease().job()).toList();
    }

    @Test
    void a_job_of_a_tenant_is_granted_like_any_other() throws Exception {
        NodeId node = joined();
        JobId job = storedFor("acme");

        ClaimedJob granted = granted(turns(node, 10, "")).jobs().get(0);

        assertThat(granted.lease()).isEqualTo(new Lease(job, 1, node));
        assertThat(granted.name()).isEqualTo(METHOD);
        assertThat(granted.queue()).isEqualTo(QUEUE);
        assertThat(granted.priority()).isEqualTo(5);
        assertThat(granted.attempt()).isEqualTo(1);
        assertThat(state(job)).isEqualTo(JobState.PROCESSING);
        assertThat(granted(turns(node, 10, "")).jobs()).isEmpty();
    }

    @Test
    void tenants_take_turns_and_each_begins_with_its_first() throws Exception {
        NodeId node = joined();
        List<JobId> acme = manyFor("acme", 4);
        List<JobId> bobs = manyFor("bobs", 1);
        JobId urgent = stored(jobOf("corp", QUEUE, 1, Due.now()));
        List<JobId> corp = manyFor("corp", 2);

        TenantPage page = granted(turns(node, 9, ""));

        assertThat(ids(page)).startsWith(acme.get(0), bobs.get(0), urgent, acme.get(1), corp.get(0), acme.get(2));
        assertThat(page.tenants()).isEqualTo(3);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void each_tenant_gets_the_same_where_there_is_not_enough_for_all() throws Exception {
        NodeId node = joined();
        List<JobId> acme = manyFor("acme", 50);
        List<JobId> bobs = manyFor("bobs", 1);
        List<JobId> corp = manyFor("corp", 50);

        assertThat(ids(granted(turns(node, 5, ""))))
                .containsExactly(acme.get(0), bobs.get(0), corp.get(0), acme.get(1), corp.get(1));
    }

    @Test
    void no_tenant_gets_a_second_job_before_each_had_its_first() throws Exception {
        NodeId node = joined();
        List<JobId> acme = manyFor("acme", 50);
        List<JobId> bobs = manyFor("bobs", 50);
        List<JobId> corp = manyFor("corp", 50);

        assertThat(ids(granted(turns(node, 4, ""))))
                .containsExactly(acme.get(0), bobs.get(0), corp.get(0), acme.get(1));
    }

    @Test
    void a_claim_goes_on_after_the_tenant_whose_turn_was_last() throws Exception {
        NodeId node = joined();
        manyFor("acme", 3);
        List<JobId> bobs = manyFor("bobs", 3);
        List<JobId> corp = manyFor("corp", 3);

        TenantPage first = granted(turns(node, 1, "acme"));
        TenantPage second = granted(turns(node, 1, "bobs"));
        TenantPage third = granted(turns(node, 1, "corp"));

        assertThat(ids(first)).containsExactly(bobs.get(0));
        assertThat(first.next()).contains("bobs");
        assertThat(ids(second)).containsExactly(corp.get(0));
        assertThat(second.next()).contains("corp");
        assertThat(third).isEqualTo(new TenantPage(List.of(), 0, Optional.empty()));
    }

    @Test
    void one_tenant_alone_gets_all_that_is_asked_for() throws Exception {
        NodeId node = joined();
        List<JobId> jobs = manyFor("acme", 30);

        assertThat(ids(granted(turns(node, 20, "")))).containsExactlyElementsOf(jobs.subList(0, 20));
    }

    @Test
    void jobs_without_a_tenant_and_those_with_one_are_claimed_apart() throws Exception {
        NodeId node = joined();
        JobId nobodys = stored();
        JobId acmes = storedFor("acme");

        assertThat(claimedIds(claimOf(node, 10))).containsExactly(nobodys);
        assertThat(ids(granted(turns(node, 10, "")))).containsExactly(acmes);
    }

    @Test
    void it_is_known_where_jobs_of_tenants_and_of_nobody_are_ready() throws Exception {
        stored(newJob(METHOD, "plain", 5, Due.now()));
        stored(jobOf("acme", "a", 5, Due.now()));
        stored(jobOf("bobs", "a", 5, Due.now()));
        stored(newJob(METHOD, "both", 5, Due.now()));
        stored(jobOf("acme", "both", 5, Due.now()));
        stored(jobOf("acme", "later", 5, Due.in(LEASE)));
        stored(jobOf("acme", "elsewhere", 5, Due.now()));

        ReadyQueues ready = inTransaction(() -> store.queues().ready(Set.of("plain", "a", "both", "later", "none")));

        assertThat(ready).isEqualTo(new ReadyQueues(Set.of("plain", "both"), Set.of("a", "both")));
    }

    @Test
    void nothing_is_granted_where_a_claim_would_grant_nothing() throws Exception {
        JobId job = storedFor("acme");
        NodeId draining = joined();
        commit(() -> store.drain(draining));
        NodeId node = joined();
        NodeId frozen = joined();

        assertThat(granted(turns(draining, 10, "")).jobs()).isEmpty();
        assertThat(granted(turns(new NodeId(UUID.randomUUID()), 10, "")).jobs()).isEmpty();
        commit(() -> store.queues().pause(new QueuePause(QUEUE, Optional.empty(), "why")));
        assertThat(granted(turns(node, 10, "")).jobs()).isEmpty();
        commit(() -> store.queues().resume(QUEUE));
        TenantClaim others = new TenantClaim(node, QUEUE, Set.of("Other.method"), 10, Optional.empty());
        assertThat(granted(others).jobs()).isEmpty();
        TenantClaim elsewhere = new TenantClaim(node, "other", Set.of(METHOD), 10, Optional.empty());
        assertThat(granted(elsewhere).jobs()).isEmpty();
        subject.passTime(LEASE.plusSeconds(1));
        assertThat(granted(turns(frozen, 10, "")).jobs()).isEmpty();
        assertThat(state(job)).isEqualTo(JobState.ENQUEUED);
    }

    @Test
    void two_nodes_do_not_wait_for_each_other_and_share_no_job() throws Exception {
        NodeId node = joined();
        List<JobId> acme = manyFor("acme", 6);
        List<JobId> bobs = manyFor("bobs", 6);
        try (OpenTransaction other = OpenTransaction.begin(transactions)) {
            TenantPage first = other.run(() -> store.tenants().claim(turns(node, 4, "")));
            assertThat(ids(first)).containsExactly(acme.get(0), bobs.get(0), acme.get(1), bobs.get(1));

            TenantPage second = meanwhile(() -> store.tenants().claim(turns(node, 4, "")));

            assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
            other.rollback();
        }
        assertThat(ids(granted(turns(node, 2, "")))).containsExactly(acme.get(0), bobs.get(0));
    }

    @Test
    void undeclared_jobs_of_tenants_are_held_and_come_back_too() throws Exception {
        joined();
        List<JobId> unknown = new ArrayList<>();
        for (String tenant : List.of("acme", "bobs", "corp")) {
            storedFor(tenant);
            NewJob job = jobOf(tenant, QUEUE, 5, Due.now());
            unknown.add(stored(new NewJob(
                    job.id(),
                    "Reports.yearEnd",
                    QUEUE,
                    5,
                    Due.now(),
                    "[]",
                    OptionalInt.empty(),
                    Set.of(),
                    job.tenant(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
        }

        assertThat(inTransaction(() -> store.hold(100))).isEqualTo(3);

        for (JobId job : unknown) {
            assertThat(state(job)).isEqualTo(JobState.HELD);
        }
        joined("reports", LEASE, "Reports.yearEnd");
        assertThat(inTransaction(() -> store.unhold(100))).isEqualTo(3);
    }

    @Test
    void jobs_of_tenants_are_counted_with_the_others() throws Exception {
        stored();
        storedFor("acme");
        storedFor("bobs");

        assertThat(inTransaction(() -> queries.counts(10)))
                .containsEntry(JobState.ENQUEUED, new BoundedCount(3, false));
        assertThat(inTransaction(() -> queries.counts(2))).containsEntry(JobState.ENQUEUED, new BoundedCount(2, true));
        assertThat(inTransaction(() -> queries.queues(10)).get(0).waiting().value())
                .isEqualTo(3);
    }

    /** The bound that is promised: while others have work, a tenant waits for no more jobs than are asked for at once. */
    @Test
    void a_tenant_with_many_jobs_delays_another_with_few_by_a_bounded_number() throws Exception {
        NodeId node = joined();
        manyFor("a", 3_000);
        for (int tenant = 0; tenant < 40; tenant++) {
            manyFor("m" + tenant, 20);
        }
        Set<JobId> few = Set.copyOf(manyFor("z", 10));
        Map<JobId, Integer> beginsAs = new HashMap<>();
        Optional<String> last = Optional.empty();
        for (int begun = 0; !beginsAs.keySet().containsAll(few); ) {
            TenantPage page = granted(turns(node, 16, last.orElse("")));
            for (JobId job : ids(page)) {
                beginsAs.put(job, begun++);
            }
            last = page.next();
        }

        int tenants = 42;
        assertThat(few.stream().mapToInt(beginsAs::get).max().orElseThrow())
                .as("jobs that began before the last of ten")
                .isLessThanOrEqualTo(10 * (tenants + 16));
    }
}
