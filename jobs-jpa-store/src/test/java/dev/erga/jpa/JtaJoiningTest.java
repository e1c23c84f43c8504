package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NewJob;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store is part of the caller's JTA transaction, beside the caller's own tables. */
class JtaJoiningTest {

    private JtaContainer container;
    private JtaTransactions transactions;

    @BeforeEach
    void start() throws Exception {
        container = new JtaContainer("jdbc:h2:mem:joining;DB_CLOSE_DELAY=-1", "sa");
        transactions = new JtaTransactions(container.manager);
        Tables.execute(container.source, "CREATE TABLE customer (name varchar(20))");
    }

    @AfterEach
    void stop() {
        Tables.execute(container.source, "DROP ALL OBJECTS");
        container.close();
    }

    private void signUp() throws SQLException {
        try (Connection connection = container.source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO customer (name) VALUES ('ada')");
        }
        JobStore store = container.opened.store();
        store.enqueue(List.of(NewJob.of(new JobId(UUID.randomUUID()), "m", "q", 5, Due.now(), "[]")));
    }

    private List<String> counts() {
        return Tables.read(container.source, "SELECT count(*) FROM customer UNION ALL SELECT count(*) FROM erga_job");
    }

    @Test
    void the_caller_s_row_and_its_job_commit_together() throws Exception {
        transactions.inNew(Duration.ofMinutes(1), () -> {
            signUp();
            return true;
        });

        assertThat(counts()).containsExactly("1", "1");
    }

    @Test
    void the_caller_s_row_and_its_job_roll_back_together() throws Exception {
        transactions.inNew(Duration.ofMinutes(1), () -> {
            signUp();
            transactions.setRollbackOnly();
            return true;
        });

        assertThat(counts()).containsExactly("0", "0");
    }

    @Test
    void opening_a_store_neither_commits_nor_breaks_the_transaction_it_is_called_in() throws Exception {
        Tables.execute(container.source, "DROP TABLE erga_schema");
        transactions.inNew(Duration.ofMinutes(1), () -> {
            try (Connection connection = container.source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO customer (name) VALUES ('olga')");
            }
            openAgain();
            assertThat(container.manager.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            transactions.setRollbackOnly();
            return true;
        });

        assertThat(counts()).containsExactly("0", "0");
    }

    /** On the very data source of the transaction, and with a table to create. */
    private void openAgain() {
        new JpaStoreProvider(name -> container.source)
                .open(new Surroundings()
                        .with(TransactionManager.class, container.manager)
                        .with("erga.schema", "create"))
                .close();
    }

    @Test
    void the_start_up_log_tells_which_database_it_is() {
        assertThat(container.opened.description())
                .contains("H2 2.")
                .contains("java:comp/env/jdbc/erga")
                .contains("version 1");
    }

    @Test
    void each_verb_gives_its_connection_back_though_the_transaction_goes_on() throws Exception {
        long most = transactions.inNew(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 50; i++) {
                signUp();
            }
            return container.source.getMetrics().maxUsedCount();
        });

        assertThat(most).isLessThanOrEqualTo(1);
        assertThat(container.source.getMetrics().activeCount()).isZero();
    }
}
