package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import dev.erga.jobs.spi.StoreException;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which data sources a store is opened on: those whose connections belong to the transactions of their threads. */
class EnlistmentTest {

    private static final String H2 = "jdbc:h2:mem:enlistment;DB_CLOSE_DELAY=-1";

    private final TransactionManager manager = new TransactionManagerImple();

    @BeforeAll
    static void keep_no_log_of_transactions() {
        System.setProperty(
                "ObjectStoreEnvironmentBean.objectStoreType",
                "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
    }

    @AfterEach
    void no_transaction_is_left_on_the_thread() throws Exception {
        assertThat(manager.getTransaction()).isNull();
    }

    private void open(DataSource source) {
        Surroundings surroundings = new Surroundings().with(TransactionManager.class, manager);
        new JpaStoreProvider(name -> source).open(surroundings).close();
    }

    private TransactionIntegration joining() {
        return new NarayanaTransactionIntegration(manager, new TransactionSynchronizationRegistryImple());
    }

    private static Stream<Database> databases() {
        return Stream.of(
                new Database(H2, "sa", org.h2.jdbcx.JdbcDataSource.class),
                new Database(PostgresServer.newDatabase(), "postgres", org.postgresql.xa.PGXADataSource.class));
    }

    private record Database(String url, String user, Class<?> xa) {}

    @ParameterizedTest
    @MethodSource("databases")
    void a_data_source_outside_of_jta_is_refused(Database database) {
        try (AgroalDataSource outside = Pools.plain(database.url(), database.user())) {
            assertThatThrownBy(() -> open(outside))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refused -> assertThat(refused.isWorthRetrying()).isFalse())
                    .hasMessageStartingWith(
                            "ERGA-0421  the data source of the job store takes no part in JTA transactions")
                    .hasMessageContaining("java:comp/env/jdbc/erga")
                    .hasMessageContaining("on WildFly set jta=true")
                    .hasMessageContaining("on Payara set non-transactional-connections=false");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_data_source_that_takes_part_in_jta_is_accepted(Database database) {
        try (AgroalDataSource joining = Pools.open(database.url(), database.user(), joining())) {
            assertThatCode(() -> open(joining)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_xa_data_source_is_accepted(Database database) {
        try (AgroalDataSource xa = Pools.xa(database.xa(), database.url(), database.user(), joining())) {
            assertThatCode(() -> open(xa)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_connection_that_says_it_commits_by_itself_is_not_believed() {
        try (AgroalDataSource joining = Pools.open(H2, "sa", joining())) {
            DataSource liar = Fakes.around(
                    DataSource.class,
                    joining,
                    (method, arguments) -> method.equals("getConnection")
                            ? Fakes.around(
                                    Connection.class,
                                    joining.getConnection(),
                                    (called, given) -> called.equals("getAutoCommit") ? true : null)
                            : null);

            assertThatCode(() -> open(liar)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothing_is_left_of_the_trial(Database database) {
        try (AgroalDataSource outside = Pools.plain(database.url(), database.user());
                AgroalDataSource joining = Pools.open(database.url(), database.user(), joining())) {
            open(joining);
            assertThatThrownBy(() -> open(outside)).hasMessageStartingWith("ERGA-0421");

            assertThat(Tables.read(outside, "SELECT count(*) FROM erga_node")).containsExactly("0");
        }
    }

    @Test
    void a_connection_that_cannot_be_had_is_worth_another_try() {
        DataSource away = Fakes.of(DataSource.class, (method, arguments) -> {
            throw new SQLTransientConnectionException("no connection within 30 s");
        });

        assertThatThrownBy(() -> Enlistment.check(new DataSourceLookup.Found(away, "away"), manager, new H2()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failed -> assertThat(failed.isWorthRetrying()).isTrue())
                .hasMessageStartingWith("ERGA-0415");
    }

    @Test
    void a_row_that_cannot_be_written_is_not_taken_for_a_database_that_is_away() {
        try (AgroalDataSource empty = Pools.open("jdbc:h2:mem:no-tables;DB_CLOSE_DELAY=-1", "sa", joining())) {
            assertThatThrownBy(() -> new JpaStoreProvider(name -> empty)
                            .open(new Surroundings()
                                    .with("erga.schema", "none")
                                    .with(TransactionManager.class, manager)))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failed -> assertThat(failed.isWorthRetrying()).isFalse())
                    .hasMessageContaining("write a row to try its data source")
                    .hasMessageContaining("ERGA_NODE");
        }
    }

    @Test
    void without_a_transaction_manager_there_is_nothing_to_take_part_in() {
        try (AgroalDataSource plain = Pools.plain(H2, "sa")) {
            assertThatCode(() -> new JpaStoreProvider(name -> plain)
                            .open(new Surroundings())
                            .close())
                    .doesNotThrowAnyException();
        }
    }
}
