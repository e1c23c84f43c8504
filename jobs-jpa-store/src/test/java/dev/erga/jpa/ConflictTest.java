package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What real databases say when two transactions are in each other's way. */
class ConflictTest {

    private static final JobId JOB = new JobId(UUID.randomUUID());

    private static void assertRowLockTimesOut(DataSource source) throws Exception {
        try (LocalJpaStore local = LocalJpaStore.open(source, new Surroundings(), System::nanoTime)) {
            JobStore store = local.opened().store();
            local.transactions().inCurrentOrNew(() -> {
                store.enqueue(List.of(NewJob.of(JOB, "m", "q", 5, Due.now(), "[]")));
                return true;
            });
            try (Connection blocker = source.getConnection();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("UPDATE erga_job SET priority = 6");

                assertThatThrownBy(() -> local.transactions()
                                .inNew(Duration.ofMinutes(1), () -> store.delete(JOB, "on purpose", Optional.empty())))
                        .isInstanceOfSatisfying(StoreException.class, failure -> {
                            assertThat(failure.isWorthRetrying()).isTrue();
                            assertThat(failure.code()).isEqualTo("ERGA-0410");
                        });
                blocker.rollback();
            }
        }
    }

    @Test
    void a_row_that_stays_locked_in_h2_is_worth_retrying() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:conflict;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=50");
        source.setUser("sa");
        assertRowLockTimesOut(source);
    }

    @Test
    void a_row_that_stays_locked_in_postgresql_is_worth_retrying() throws Exception {
        try (AgroalDataSource source =
                Pools.plain(PostgresServer.newDatabase() + "&options=-c%20lock_timeout%3D50", "postgres")) {
            assertRowLockTimesOut(source);
        }
    }
}
