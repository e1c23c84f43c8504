package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.After;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of a job and what claims do is the same, whatever the job, its queue and the nodes. */
abstract class ExplainedClaimsContract extends ExplainScenario {

    private static final String UNKNOWN = "Reports.yearEnd";
    private static final int RANDOM_SURROUNDINGS = 40;

    ExplainedClaimsContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    private enum Life {
        ACTIVE,
        DRAINING,
        SILENT,
        SILENT_AND_DRAINING,
        DEAD
    }

    /** A node there may be. */
    private record Neighbour(Life life, boolean declares, boolean works, int workers) {

        static List<Neighbour> kinds() {
            List<Neighbour> kinds = new ArrayList<>();
            for (Life life : Life.values()) {
                for (int bits = 0; bits < 8; bits++) {
                    kinds.add(new Neighbour(life, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0 ? 4 : 0));
                }
            }
            return kinds;
        }

        Set<String> queues() {
            return Set.of(works ? QUEUE : "another");
        }

        Set<String> names() {
            return Set.of(declares ? METHOD : "Another.method");
        }

        NodeId join(JobStore store) {
            NodeId node = new NodeId(UUID.randomUUID());
            boolean silent = life == Life.SILENT || life == Life.SILENT_AND_DRAINING;
            store.join(
                    new NodeDescription(node, "node", "1.0", workers, queues(), names()),
                    silent ? Duration.ZERO : LEASE);
            if (life == Life.DRAINING || life == Life.SILENT_AND_DRAINING) {
                store.drain(node);
            } else if (life == Life.DEAD) {
                store.leave(node);
            }
            return node;
        }
    }

    /** What there may be around a job. */
    private record Surroundings(boolean paused, boolean resting, List<Neighbour> nodes) {}

    /** What was said and what was done. */
    private record Compared(Set<JobId> saidToBeClaimable, Set<JobId> taken) {}

    private static List<Surroundings> surroundings() {
        List<Neighbour> kinds = Neighbour.kinds();
        List<Surroundings> all = new ArrayList<>();
        for (boolean paused : new boolean[] {false, true}) {
            all.add(new Surroundings(paused, false, List.of()));
            kinds.forEach(kind -> all.add(new Surroundings(paused, false, List.of(kind))));
        }
        Random random = new Random(7);
        for (int i = 0; i < RANDOM_SURROUNDINGS; i++) {
            List<Neighbour> nodes = random.ints(2 + random.nextInt(2), 0, kinds.size())
                    .mapToObj(kinds::get)
                    .toList();
            all.add(new Surroundings(random.nextInt(4) == 0, random.nextInt(4) == 0, nodes));
        }
        return all;
    }

    /** One of a tenant and one of nobody in each state, and some more that are ready; the node that made them is gone. */
    private Set<JobId> inEveryState() throws Exception {
        NodeId node = joined();
        Set<JobId> jobs = new HashSet<>();
        for (Optional<String> tenant : List.of(Optional.<String>empty(), Optional.of("acme"))) {
            jobs.addAll(withAttempts(node, tenant));
        }
        for (Optional<String> tenant : List.of(Optional.<String>empty(), Optional.of("acme"))) {
            jobs.addAll(withoutAttempts(tenant));
        }
        inTransaction(() -> store.hold(100));
        admit();
        subject.passTime(Duration.ofSeconds(2));
        dies(node);
        jobs.add(stored(of(Optional.empty(), UNKNOWN, 5, Due.now())));
        jobs.add(stored(newJob(METHOD, "another", 5, Due.now())));
        return jobs;
    }

    private Set<JobId> withAttempts(NodeId node, Optional<String> tenant) throws Exception {
        Lease well = taken(node, of(tenant));
        completed(well, succeeded());
        Lease badly = taken(node, of(tenant));
        completed(badly, gaveUp());
        Lease again = taken(node, of(tenant));
        completed(again, retry(Duration.ofHours(1)));
        Lease running = taken(node, of(tenant));
        return Set.of(well.job(), badly.job(), again.job(), running.job());
    }

    private Set<JobId> withoutAttempts(Optional<String> tenant) throws Exception {
        JobId plain = stored(of(tenant));
        JobId deleted = stored(of(tenant));
        JobId withPlace = stored(limited(of(tenant), ONE));
        JobId withoutPlace = stored(limited(of(tenant), ONE));
        commit(() -> store.delete(deleted, "not wanted", Optional.empty()));
        return Set.of(
                plain,
                deleted,
                stored(of(tenant, METHOD, 1, Due.now())),
                stored(of(tenant, METHOD, 9, Due.now())),
                stored(of(tenant, METHOD, 5, Due.in(Duration.ofHours(1)))),
                stored(of(tenant, METHOD, 5, Due.in(Duration.ofSeconds(1)))),
                stored(of(tenant, METHOD, 5, new Due.Follows(plain, After.SUCCESS))),
                stored(of(tenant, UNKNOWN, 5, Due.now())),
                withPlace,
                withoutPlace);
    }

    private Compared compared(Surroundings around, Set<JobId> jobs) throws Exception {
        return inTransaction(() -> {
            if (around.paused()) {
                store.queues().pause(new QueuePause(QUEUE, Optional.empty(), "why"));
            }
            if (around.resting()) {
                rests(METHOD);
            }
            Map<NodeId, Neighbour> nodes =
                    around.nodes().stream().collect(Collectors.toMap(node -> node.join(store), node -> node));
            Set<JobId> said = jobs.stream()
                    .filter(job -> explained(job).verdict() == Verdict.CLAIMABLE)
                    .collect(Collectors.toSet());
            Set<JobId> taken = new HashSet<>();
            nodes.forEach((id, node) -> taken.addAll(taken(id, node)));
            transactions.setRollbackOnly();
            return new Compared(said, taken);
        });
    }

    private void rests(String method) {
        BreakerState sound = BreakerState.sound(method);
        Instant now = store.now();
        store.breakers().replace(sound, sound.failed("no route").opened(now, now.plusSeconds(60)));
    }

    /** What a node claims simply: methods that rest are left out. */
    private Set<String> startable(Neighbour node) {
        Set<String> names = new HashSet<>(node.names());
        store.breakers().all().stream()
                .filter(breaker -> breaker.state().isOpen())
                .forEach(breaker -> names.remove(breaker.state().name()));
        return names;
    }

    /** A node without workers does not claim. */
    private Set<JobId> taken(NodeId id, Neighbour node) {
        return node.workers() == 0
                ? Set.of()
                : node.queues().stream()
                        .flatMap(queue -> taken(id, queue, startable(node)).stream())
                        .map(job -> job.lease().job())
                        .collect(Collectors.toSet());
    }

    @Test
    void a_job_is_said_to_be_claimable_exactly_when_a_claim_of_some_node_takes_it() throws Exception {
        Set<JobId> jobs = inEveryState();
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        for (JobId job : jobs) {
            states.add(state(job));
        }
        assertThat(states).containsExactlyInAnyOrder(JobState.values());
        Set<Integer> sizes = new HashSet<>();

        for (Surroundings around : surroundings()) {
            Compared compared = compared(around, jobs);
            assertThat(compared.saidToBeClaimable()).as("%s", around).isEqualTo(compared.taken());
            sizes.add(compared.taken().size());
        }

        assertThat(sizes).as("how many are taken").contains(0).hasSizeGreaterThan(1);
    }
}
