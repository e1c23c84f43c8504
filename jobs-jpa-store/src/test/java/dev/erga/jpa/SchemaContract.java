package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the tables come into being, on every database. */
abstract class SchemaContract {

    private DataSource source;

    /** A database without Erga's tables. */
    abstract DataSource newDatabase();

    /** A user who may read and write these tables and nothing else. */
    abstract DataSource withoutRights();

    abstract String scriptFolder();

    @BeforeEach
    final void startWithoutTables() {
        source = newDatabase();
    }

    private LocalJpaStore open(DataSource from, String mode) {
        return LocalJpaStore.open(from, new Surroundings().with("erga.schema", mode), System::nanoTime);
    }

    private static void assertUsable(LocalJpaStore store) throws Exception {
        assertThat(store.transactions()
                        .inCurrentOrNew(() -> store.opened().queries().counts(10)))
                .containsOnlyKeys(JobState.values());
    }

    private void assertRefused(DataSource from, String mode, String code) {
        assertThatThrownBy(() -> open(from, mode).close())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("\n  fix  ");
    }

    @Test
    void tables_are_created_without_being_asked_for() throws Exception {
        try (LocalJpaStore store = LocalJpaStore.open(source, new Surroundings(), System::nanoTime)) {
            assertUsable(store);
        }
        assertThat(Tables.read(source, "SELECT version FROM erga_schema")).containsExactly("1");
    }

    @Test
    void tables_that_are_there_are_left_alone() throws Exception {
        open(source, "create").close();
        Tables.execute(
                source,
                "INSERT INTO erga_job (id, name, queue, priority, state, arguments) VALUES "
                        + "('01980c5e-7b1c-7000-8000-000000000000', 'a', 'b', 5, 'ENQUEUED', '[]')");

        try (LocalJpaStore store = open(source, "create")) {
            assertUsable(store);
        }

        assertThat(Tables.read(source, "SELECT name FROM erga_job")).containsExactly("a");
    }

    @Test
    void the_tables_refuse_a_state_that_nobody_knows_and_numbers_that_cannot_rise() {
        open(source, "create").close();
        String insert = "INSERT INTO erga_job (id, name, queue, priority, state, arguments) VALUES "
                + "('01980c5e-7b1c-7000-8000-000000000000', 'a', 'b', 5, '%s', '[]')";
        Tables.execute(source, insert.formatted("ENQUEUED"));

        for (String change :
                List.of("state = 'PAUSED'", "attempts = 2147483647", "token = 9223372036854775807", "crashes = -1")) {
            assertThatThrownBy(() -> Tables.execute(source, "UPDATE erga_job SET " + change))
                    .as(change)
                    .hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void several_nodes_that_start_at_once_create_the_tables_once() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        Callable<Boolean> node = () -> {
            together.await();
            try (LocalJpaStore store = open(source, "create")) {
                assertUsable(store);
            }
            return true;
        };
        try {
            for (Future<Boolean> started : threads.invokeAll(Collections.nCopies(nodes, node))) {
                assertThat(started.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Tables.read(source, "SELECT version FROM erga_schema")).containsExactly("1");
    }

    @Test
    void missing_tables_are_refused_where_they_are_only_to_be_checked() {
        assertRefused(source, "validate", "ERGA-0403");
        assertThat(Tables.read(
                        source, "SELECT 1 FROM information_schema.tables WHERE lower(table_name) = 'erga_schema'"))
                .isEmpty();
    }

    @Test
    void tables_made_by_the_script_in_the_jar_pass_the_check() throws Exception {
        runScript();

        try (LocalJpaStore store = open(source, "validate")) {
            assertUsable(store);
        }
    }

    private void runScript() throws Exception {
        String path = "/META-INF/erga/schema/" + scriptFolder() + "/V1.sql";
        try (var script = SchemaContract.class.getResourceAsStream(path)) {
            Tables.execute(source, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void tables_of_a_newer_version_are_refused() {
        open(source, "create").close();
        Tables.execute(source, "INSERT INTO erga_schema (version, checksum) VALUES (99, 'from the future')");

        assertRefused(source, "create", "ERGA-0404");
        assertRefused(source, "validate", "ERGA-0404");
    }

    @Test
    void tables_made_by_another_script_of_the_same_version_are_refused() {
        open(source, "create").close();
        Tables.execute(source, "UPDATE erga_schema SET checksum = 'something else'");

        assertRefused(source, "create", "ERGA-0405");
        assertRefused(source, "validate", "ERGA-0405");
    }

    @Test
    void a_user_without_the_right_to_create_is_told_what_to_do() {
        assertRefused(withoutRights(), "create", "ERGA-0406");
    }

    @Test
    void a_user_without_the_right_to_create_can_work_on_tables_that_are_there() throws Exception {
        open(source, "create").close();

        try (LocalJpaStore store = open(withoutRights(), "create")) {
            assertUsable(store);
        }
    }

    @Test
    void nothing_is_looked_at_where_nothing_is_to_be_checked() {
        LocalJpaStore store = open(source, "none");
        try (store) {
            assertThatThrownBy(() -> assertUsable(store)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_word_that_is_no_mode_is_refused() {
        assertRefused(source, "update", "ERGA-0407");
    }

    @Test
    void the_database_itself_refuses_rows_that_break_the_state_machine() {
        open(source, "create").close();
        for (String columns : List.of(
                "priority = 0",
                "priority = 10",
                "state = 'RUNNING'",
                "state = 'PROCESSING'",
                "state = 'PROCESSING', token = 1, attempts = 1, started_at = created_at",
                "state = 'SCHEDULED'",
                "state = 'SUCCEEDED'",
                "finished_at = created_at",
                "expires_at = created_at",
                "token = -1")) {
            Tables.execute(source, "DELETE FROM erga_job");
            Tables.execute(
                    source,
                    "INSERT INTO erga_job (id, name, queue, priority, state, arguments) VALUES "
                            + "('01980c5e-7b1c-7000-8000-000000000000', 'a', 'b', 5, 'ENQUEUED', '[]')");
            assertThatThrownBy(() -> Tables.execute(source, "UPDATE erga_job SET " + columns))
                    .as(columns)
                    .hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_told_with_its_number() {
        DataSource broken = Fakes.of(DataSource.class, (method, arguments) -> {
            throw new SQLException("connection refused", "08001");
        });

        assertRefused(broken, "create", "ERGA-0415");
    }

    @Test
    void a_database_that_nobody_tried_is_refused() {
        DataSource other = Fakes.of(
                DataSource.class,
                (method, arguments) -> Fakes.of(
                        Connection.class,
                        (inner, none) -> inner.equals("getMetaData") ? Fakes.product("Oracle", 23, 0) : null));

        assertRefused(other, "create", "ERGA-0402");
    }
}
