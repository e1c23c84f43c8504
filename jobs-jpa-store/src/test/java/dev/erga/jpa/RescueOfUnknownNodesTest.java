package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.spi.Keeping;
import dev.erga.jobs.spi.RescuedJob;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RescueOfUnknownNodesTest {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:unknown", "sa", "");
    private final LocalJpaStore store = LocalJpaStore.open(pool, new Surroundings(), System::nanoTime);

    @AfterEach
    void close() {
        store.close();
        pool.dispose();
    }

    @Test
    void a_job_that_runs_on_a_node_without_a_row_is_rescued() throws Exception {
        Tables.execute(pool, """
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, token, node, attempts, started_at)
                VALUES ('01980c5e-7b1c-7000-8000-000000000000', 'm', 'q', 5, 'PROCESSING', '[]', 7,
                    '5ca1ab1e-0000-4000-8000-000000000000', 1, CURRENT_TIMESTAMP)
                """);

        assertThat(store.transactions()
                        .inCurrentOrNew(() -> store.opened().store().rescue(10, 3, Keeping.alike(Optional.empty()))))
                .extracting(RescuedJob::queue)
                .containsExactly("q");
        assertThat(Tables.read(pool, "SELECT state FROM erga_job")).containsExactly("ENQUEUED");
    }
}
