package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.WrittenEnds;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What claiming and ending jobs costs in statements, when all goes well. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class EndStatementsTest {

    private static final Completion SUCCESS = Completion.succeeded(Optional.of(Duration.ofDays(1)));

    private final List<String> statements = new ArrayList<>();
    private final NodeId node = new NodeId(UUID.randomUUID());
    private final boolean isPostgreSql;
    private final AgroalDataSource source;
    private final LocalJpaStore local;
    private final JobStore store;

    EndStatementsTest(String product) {
        isPostgreSql = product.equals("PostgreSQL");
        source = isPostgreSql
                ? Pools.plain(PostgresServer.newDatabase(), "postgres")
                : Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa");
        local = LocalJpaStore.open(Fakes.watched(source, statements::add), new Surroundings(), System::nanoTime);
        store = local.opened().store();
    }

    @BeforeEach
    void join() throws Exception {
        cost(() -> {
            store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), Duration.ofHours(1));
            return true;
        });
    }

    @AfterEach
    void close() {
        local.close();
        source.close();
    }

    private int cost(Callable<?> work) throws Exception {
        statements.clear();
        local.transactions().inNew(Duration.ofMinutes(1), work);
        return statements.size();
    }

    private void stored(int count) throws Exception {
        List<NewJob> jobs = Stream.generate(() -> new JobId(UUID.randomUUID()))
                .limit(count)
                .map(id -> NewJob.of(id, "m", "q", 5, Due.now(), "[]"))
                .toList();
        cost(() -> {
            store.enqueue(jobs);
            return jobs;
        });
    }

    private int claim(List<ClaimedJob> granted) throws Exception {
        return cost(() -> granted.addAll(store.claim(new Claim(node, "q", Set.of("m"), 1_000, Optional.empty()))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void jobs_are_claimed_and_ended_at_once_with_one_statement_each_on_postgresql(int count) throws Exception {
        stored(count);
        List<ClaimedJob> granted = new ArrayList<>();

        int claimed = claim(granted);
        List<LeasedCompletion> ends = granted.stream()
                .map(job -> new LeasedCompletion(job.lease(), SUCCESS))
                .toList();
        List<WrittenEnds> told = new ArrayList<>();
        int ended = cost(() -> told.add(store.completeAll(ends)));

        assertThat(granted).hasSize(count);
        assertThat(told).containsExactly(WrittenEnds.NONE);
        assertThat(claimed).isEqualTo(isPostgreSql ? 1 : 4);
        assertThat(ended).isEqualTo(isPostgreSql ? 1 : 3);
    }

    @Test
    void jobs_that_are_kept_for_two_spans_are_ended_with_one_statement_for_each_span_on_postgresql() throws Exception {
        stored(300);
        List<ClaimedJob> granted = new ArrayList<>();
        claim(granted);
        List<LeasedCompletion> ends = IntStream.range(0, 300)
                .mapToObj(i -> new LeasedCompletion(
                        granted.get(i).lease(), i % 2 == 0 ? SUCCESS : Completion.succeeded(Optional.empty())))
                .toList();

        assertThat(cost(() -> store.completeAll(ends))).isEqualTo(isPostgreSql ? 2 : 3);
    }

    @Test
    void a_success_alone_costs_one_statement() throws Exception {
        stored(1);
        List<ClaimedJob> granted = new ArrayList<>();
        claim(granted);

        assertThat(cost(() -> store.complete(granted.get(0).lease(), SUCCESS))).isEqualTo(1);
    }
}
