package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.KeyClaim;
import dev.erga.jobs.spi.KeyHolder;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.UniqueKey;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to take a key, and what happens when others are quicker. */
@ParameterizedClass
@ValueSource(strings = {"H2", "PostgreSQL"})
class UniqueStatementsTest {

    private static final UniqueKey KEY = new UniqueKey("m", Optional.empty(), "k");

    private final List<String> statements = new ArrayList<>();

    /** What others do, and commit, before a statement. */
    private volatile Consumer<String> others = text -> {};

    private final AgroalDataSource source;
    private final LocalJpaStore local;
    private final JobStore store;

    UniqueStatementsTest(String product) {
        source = product.equals("H2")
                ? Pools.plain("jdbc:h2:mem:" + UUID.randomUUID(), "sa")
                : Pools.plain(PostgresServer.newDatabase(), "postgres");
        local = LocalJpaStore.open(Fakes.watched(source, this::beforeStatement), new Surroundings(), System::nanoTime);
        store = local.opened().store();
    }

    @AfterEach
    void close() {
        local.close();
        source.close();
    }

    private void beforeStatement(String text) {
        statements.add(text);
        others.accept(text);
    }

    private Optional<KeyHolder> take() throws Exception {
        statements.clear();
        JobId job = new JobId(UUID.randomUUID());
        return local.transactions().inNew(Duration.ofMinutes(1), () -> {
            Optional<KeyHolder> holder =
                    store.uniqueKeys().take(new KeyClaim(KEY, job, Optional.of(Duration.ofHours(1))));
            if (holder.isEmpty()) {
                store.enqueue(List.of(NewJob.of(job, "m", "q", 5, Due.now(), "[]")));
            }
            return holder;
        });
    }

    private void removeKey() {
        Tables.execute(source, "DELETE FROM erga_unique");
    }

    private void putKey() {
        Tables.execute(
                source,
                "INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at) VALUES ('m', '', 'k', '"
                        + UUID.randomUUID() + "', CURRENT_TIMESTAMP)");
    }

    @Test
    void a_free_key_costs_one_statement_beside_that_of_the_job() throws Exception {
        assertThat(take()).isEmpty();

        assertThat(statements).hasSize(2);
    }

    @Test
    void a_key_that_is_taken_costs_three_statements() throws Exception {
        take();

        assertThat(take()).isPresent();

        assertThat(statements).hasSize(3);
    }

    @Test
    void a_key_whose_job_nobody_knows_is_free() throws Exception {
        putKey();

        assertThat(take()).isEmpty();

        assertThat(Tables.read(source, "SELECT job_id FROM erga_unique"))
                .isEqualTo(Tables.read(source, "SELECT id FROM erga_job"));
    }

    @Test
    void a_key_that_goes_just_before_it_is_locked_is_taken_anew() throws Exception {
        putKey();
        others = text -> {
            if (text.contains("FOR UPDATE")) {
                others = none -> {};
                removeKey();
            }
        };

        assertThat(take()).isEmpty();

        assertThat(Tables.read(source, "SELECT job_id FROM erga_unique"))
                .isEqualTo(Tables.read(source, "SELECT id FROM erga_job"));
    }

    @Test
    void a_key_that_comes_and_goes_without_end_is_given_up_for_this_transaction() {
        others = text -> {
            if (text.contains("FOR UPDATE")) {
                removeKey();
            } else if (text.startsWith("INSERT INTO erga_unique")) {
                putKey();
            }
        };

        assertThatThrownBy(this::take)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failure -> assertThat(failure.isWorthRetrying()).isTrue())
                .hasMessageStartingWith("ERGA-0431");
        assertThat(Tables.read(source, "SELECT count(*) FROM erga_job")).containsExactly("0");
    }
}
