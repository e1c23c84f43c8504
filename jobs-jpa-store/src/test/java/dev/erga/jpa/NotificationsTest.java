package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.transaction.TransactionIntegration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** Word from node to node by PostgreSQL. */
class NotificationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url = PostgresServer.newDatabase();

    private static WakeUps node(DataSource source) {
        return new PostgreSql().wakeUps(source).orElseThrow();
    }

    private static DataSource driver(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        return source;
    }

    private static Stream<Function<String, DataSource>> pools() {
        return Stream.of(
                NotificationsTest::driver,
                url -> Pools.plain(url, "postgres"),
                url -> Pools.xa(PGXADataSource.class, url, "postgres", TransactionIntegration.none()));
    }

    /** All that is heard until this queue is named. */
    private static Set<String> heardUntil(String queue, WakeUps.Subscription subscription) {
        Set<String> heard = new HashSet<>();
        while (!heard.contains(queue)) {
            heard.addAll(subscription.next(PATIENCE));
        }
        return heard;
    }

    @ParameterizedTest
    @MethodSource("pools")
    void word_of_one_node_reaches_the_other(Function<String, DataSource> pool) {
        WakeUps teller = node(driver(url));
        try (WakeUps.Subscription other = node(pool.apply(url)).listen()) {
            teller.tell(Set.of("mail", "imports"));

            Set<String> heard = new HashSet<>(heardUntil("mail", other));
            while (!heard.contains("imports")) {
                heard.addAll(other.next(PATIENCE));
            }
            assertThat(heard).containsExactlyInAnyOrder("mail", "imports");
        }
    }

    @Test
    void a_node_does_not_hear_itself() {
        WakeUps node = node(driver(url));
        try (WakeUps.Subscription own = node.listen()) {
            node.tell(Set.of("mine"));
            node(driver(url)).tell(Set.of("theirs"));

            assertThat(heardUntil("theirs", own)).containsExactly("theirs");
        }
    }

    @Test
    void nodes_whose_tables_are_in_another_schema_do_not_hear() {
        Tables.execute(driver(url), "CREATE SCHEMA elsewhere");
        WakeUps elsewhere = node(driver(url + "&currentSchema=elsewhere"));
        try (WakeUps.Subscription here = node(driver(url)).listen()) {
            elsewhere.tell(Set.of("theirs"));
            node(driver(url)).tell(Set.of("ours"));

            assertThat(heardUntil("ours", here)).containsExactly("ours");
        }
    }

    @Test
    void a_connection_that_is_lost_is_told_of_and_another_hears_again() {
        WakeUps node = node(driver(url));
        try (WakeUps.Subscription lost = node.listen()) {
            Tables.execute(
                    driver(url),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

            assertThatThrownBy(() -> heardUntil("nothing", lost))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            told -> assertThat(told.isWorthRetrying()).isTrue())
                    .hasMessageStartingWith("ERGA-0424");
        }
        try (WakeUps.Subscription again = node.listen()) {
            node(driver(url)).tell(Set.of("mail"));

            assertThat(heardUntil("mail", again)).containsExactly("mail");
        }
    }

    @Test
    void whoever_gets_the_connection_afterwards_does_not_listen() {
        try (AgroalDataSource pool = Pools.plain(url, "postgres")) {
            node(pool).listen().close();

            assertThat(Tables.read(pool, "SELECT pg_listening_channels()")).isEmpty();
            assertThat(pool.getMetrics().creationCount()).isEqualTo(1);
        }
    }

    @Test
    void the_connection_comes_back_with_the_limit_for_answers_that_it_had() throws Exception {
        try (AgroalDataSource pool = Pools.plain(url + "&socketTimeout=33", "postgres")) {
            node(pool).listen().close();
            try (Connection afterwards = pool.getConnection()) {
                assertThat(afterwards.getNetworkTimeout()).isEqualTo(33_000);
            }
            assertThat(pool.getMetrics().creationCount()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_may_not_listen_comes_back_as_it_was() throws Exception {
        try (AgroalDataSource pool = Pools.plain(url + "&socketTimeout=33", "postgres")) {
            DataSource standby = Fakes.around(
                    DataSource.class,
                    pool,
                    (method, arguments) -> method.equals("getConnection")
                            ? Fakes.around(Connection.class, pool.getConnection(), (called, given) -> {
                                if (called.equals("createStatement")) {
                                    throw new SQLException("cannot execute LISTEN during recovery", "25006");
                                }
                                return null;
                            })
                            : null);
            assertThatThrownBy(() -> node(standby).listen()).hasMessageStartingWith("ERGA-0424");

            try (Connection afterwards = pool.getConnection()) {
                assertThat(afterwards.getNetworkTimeout()).isEqualTo(33_000);
            }
        }
    }

    @Test
    void a_connection_that_is_silent_for_long_has_to_answer() {
        PGSimpleDataSource named = (PGSimpleDataSource) driver(url);
        named.setApplicationName("listener");
        Duration moment = Duration.ofMillis(1);
        WakeUps node = new Notifications(named, new PostgreSql(), "node", moment.multipliedBy(2));
        try (WakeUps.Subscription silent = node.listen()) {
            silent.next(moment);
            assertThat(lastStatementOf("listener")).startsWith("LISTEN");

            silent.next(moment);
            assertThat(lastStatementOf("listener")).isEqualTo("SELECT 1");
        }
    }

    private String lastStatementOf(String name) {
        return Tables.read(driver(url), "SELECT query FROM pg_stat_activity WHERE application_name = '" + name + "'")
                .get(0);
    }

    @Test
    void telling_fails_with_a_number_while_the_database_is_away() {
        WakeUps away = node(driver("jdbc:postgresql://127.0.0.1:1/nowhere"));

        assertThatThrownBy(() -> away.tell(Set.of("mail"))).hasMessageStartingWith("ERGA-0425");
        assertThatThrownBy(away::listen).hasMessageStartingWith("ERGA-0424");
    }

    @Test
    void a_driver_that_shows_no_notifications_is_not_asked_again() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:");

        assertThatThrownBy(() -> node(h2).listen())
                .isInstanceOfSatisfying(
                        StoreException.class,
                        told -> assertThat(told.isWorthRetrying()).isFalse())
                .hasMessageStartingWith("ERGA-0423")
                .hasMessageContaining("org.h2.jdbc.JdbcConnection");
    }

    @Test
    void a_store_on_postgresql_carries_word_unless_it_is_told_not_to() {
        assertThat(opened(driver(url), new Surroundings())).isTrue();
        assertThat(opened(driver(url), new Surroundings().with("erga.notify", "false")))
                .isFalse();
        assertThatThrownBy(() -> opened(driver(url), new Surroundings().with("erga.notify", "yes")))
                .hasMessageStartingWith("ERGA-0422  erga.notify=yes is not valid");
    }

    private static boolean opened(DataSource source, Surroundings surroundings) {
        try (LocalJpaStore store = LocalJpaStore.open(source, surroundings, System::nanoTime)) {
            return store.opened().wakeUps().isPresent();
        }
    }
}
