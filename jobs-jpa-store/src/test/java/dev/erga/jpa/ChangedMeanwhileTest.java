package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Claim;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Retention;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs that write many rows look for them without locks first. A row that somebody changed since is no longer theirs. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class ChangedMeanwhileTest {

    private static final String RUNNING_ON =
            "state = 'PROCESSING', token = token + 1, attempts = 1, started_at = CURRENT_TIMESTAMP, node = ";

    /** What somebody else does, and commits, just before the next lock. */
    private final AtomicReference<String> meanwhile = new AtomicReference<>("");

    private final NodeId node = new NodeId(UUID.randomUUID());
    private final AgroalDataSource source;
    private final LocalJpaStore local;
    private final JobStore store;

    ChangedMeanwhileTest(String product) {
        source = product.equals("H2")
                ? Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa")
                : Pools.plain(PostgresServer.newDatabase(), "postgres");
        local = LocalJpaStore.open(Fakes.watched(source, this::beforeStatement), new Surroundings(), System::nanoTime);
        store = local.opened().store();
    }

    @BeforeEach
    void join() throws Exception {
        inTransaction(() -> {
            store.join(new NodeDescription(node, "node", "1", 1, Set.of("q"), Set.of("m")), Duration.ofHours(1));
            return true;
        });
    }

    @AfterEach
    void close() {
        local.close();
        source.close();
    }

    private void beforeStatement(String text) {
        if (text.contains("FOR UPDATE")) {
            String change = meanwhile.getAndSet("");
            if (!change.isEmpty()) {
                Tables.execute(source, change);
            }
        }
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return local.transactions().inNew(Duration.ofMinutes(1), work);
    }

    private void stored(String name, Due due) throws Exception {
        inTransaction(() -> {
            store.enqueue(List.of(NewJob.of(new JobId(UUID.randomUUID()), name, "q", 5, due, "[]")));
            return true;
        });
    }

    private void change(String columns) {
        Tables.execute(source, "UPDATE erga_job SET " + columns);
    }

    private void changeMeanwhile(String columns) {
        meanwhile.set("UPDATE erga_job SET " + columns);
    }

    private void assertStored(String column, String value) {
        assertThat(meanwhile.get()).as("what is still to be done").isEmpty();
        assertThat(Tables.read(source, "SELECT " + column + " FROM erga_job")).containsExactly(value);
    }

    @Test
    void a_job_that_is_requeued_meanwhile_is_not_pruned() throws Exception {
        stored("m", Due.now());
        change("state = 'SUCCEEDED', finished_at = CURRENT_TIMESTAMP, expires_at = CURRENT_TIMESTAMP");
        changeMeanwhile("state = 'ENQUEUED', finished_at = NULL, expires_at = NULL");

        assertThat(inTransaction(() -> store.prune(Retention.defaults(), 10))).isZero();

        assertStored("state", "ENQUEUED");
    }

    @Test
    void a_job_that_was_rescued_and_granted_anew_meanwhile_is_not_rescued_again() throws Exception {
        stored("m", Due.now());
        change(RUNNING_ON + "'" + UUID.randomUUID() + "'");
        changeMeanwhile(RUNNING_ON + "'" + node.value() + "'");

        assertThat(inTransaction(() -> store.rescue(10, 3, Keeping.alike(Optional.empty()))))
                .isEmpty();

        assertStored("state", "PROCESSING");
        assertStored("token", "2");
    }

    @Test
    void a_job_that_is_deleted_meanwhile_is_not_promoted() throws Exception {
        stored("m", Due.now());
        change("state = 'SCHEDULED', run_at = CURRENT_TIMESTAMP");
        changeMeanwhile("state = 'DELETED', finished_at = CURRENT_TIMESTAMP");

        assertThat(inTransaction(() -> store.promote(10))).isEmpty();

        assertStored("state", "DELETED");
    }

    @Test
    void a_job_that_is_put_off_meanwhile_is_not_promoted() throws Exception {
        stored("m", Due.now());
        change("state = 'SCHEDULED', run_at = CURRENT_TIMESTAMP");
        changeMeanwhile("run_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR");

        assertThat(inTransaction(() -> store.promote(10))).isEmpty();

        assertStored("state", "SCHEDULED");
    }

    @Test
    void a_job_that_is_deleted_meanwhile_is_not_held() throws Exception {
        stored("x", Due.now());
        changeMeanwhile("state = 'DELETED', finished_at = CURRENT_TIMESTAMP");

        assertThat(inTransaction(() -> store.hold(10))).isZero();

        assertStored("state", "DELETED");
    }

    @Test
    void a_job_that_is_granted_to_another_meanwhile_is_not_granted_twice() throws Exception {
        stored("m", Due.now());
        changeMeanwhile(RUNNING_ON + "'" + UUID.randomUUID() + "'");

        assertThat(inTransaction(() -> store.claim(new Claim(node, "q", Set.of("m"), 10, Optional.empty()))))
                .isEmpty();

        assertStored("token", "1");
    }
}
