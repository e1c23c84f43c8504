package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.Fireable;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import dev.erga.jobs.spi.TenantClaim;
import io.agroal.api.AgroalDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node asks for again and again costs one statement each time, as long as there is nothing to do. */
class IdleCostTest {

    private final List<String> statements = new ArrayList<>();

    private static AgroalDataSource database(String product) {
        return product.equals("H2")
                ? Pools.plain("jdbc:h2:mem:idle", "sa")
                : Pools.plain(PostgresServer.newDatabase(), "postgres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void each_look_of_an_idle_node_is_one_statement(String product) throws Exception {
        NodeId node = new NodeId(UUID.randomUUID());
        try (AgroalDataSource source = database(product);
                LocalJpaStore local = LocalJpaStore.open(
                        Fakes.watched(source, statements::add), new Surroundings(), System::nanoTime)) {
            JobStore store = local.opened().store();
            cost(local, () -> {
                store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), Duration.ofSeconds(30));
                return true;
            });

            assertOneStatement(local, () -> store.claim(new Claim(node, "q", Set.of("m"), 10, Optional.empty())));
            assertOneStatement(local, store.queues()::paused);
            assertOneStatement(local, store.breakers()::all);
            assertOneStatement(local, () -> store.queues().ready(Set.of("q", "r")));
            assertOneStatement(
                    local, () -> store.tenants().claim(new TenantClaim(node, "q", Set.of("m"), 10, Optional.empty())));
            assertOneStatement(local, () -> store.upcoming(Fireable.of(Set.of("nightly"), Set.of("m"))));
            assertOneStatement(local, () -> store.renew(node, Duration.ofSeconds(30), Pulse.taken(Clock.systemUTC())));
            assertOneStatement(local, store::expireNodes);
            assertOneStatement(local, () -> store.rescue(500, 3, Keeping.alike(Optional.empty())));
            assertOneStatement(local, () -> store.hold(500));
            assertOneStatement(local, () -> store.unhold(500));
            assertOneStatement(local, () -> store.cancellations(node));
            assertOneStatement(local, () -> store.schedules().decidedBy(node));
        }
    }

    private void assertOneStatement(LocalJpaStore local, Callable<?> look) throws Exception {
        assertThat(cost(local, look)).hasSize(1);
    }

    private List<String> cost(LocalJpaStore local, Callable<?> work) throws Exception {
        statements.clear();
        local.transactions().inNew(Duration.ofMinutes(1), work);
        return List.copyOf(statements);
    }
}
