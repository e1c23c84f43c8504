package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.spi.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static StoreException failure(Database database, String state, int code) {
        return Failures.of(database, "store jobs", new SQLException("boom", state, code));
    }

    @Test
    void conflicts_with_other_transactions_are_worth_retrying() {
        for (String state : new String[] {"40001", "40P01", "55P03"}) {
            assertThat(failure(new PostgreSql(), state, 0).isWorthRetrying())
                    .as(state)
                    .isTrue();
            assertThat(failure(new PostgreSql(), state, 0).code()).isEqualTo("ERGA-0410");
        }
        for (int code : new int[] {40001, 50200, 90131}) {
            assertThat(failure(new H2(), "HY000", code).isWorthRetrying())
                    .as("" + code)
                    .isTrue();
        }
    }

    @Test
    void everything_else_is_not() {
        assertThat(failure(new PostgreSql(), "42P01", 0).isWorthRetrying()).isFalse();
        assertThat(failure(new H2(), "42S02", 42102).isWorthRetrying()).isFalse();
    }

    @Test
    void a_broken_connection_and_a_refused_row_have_numbers_of_their_own() {
        assertThat(failure(new PostgreSql(), "08006", 0).code()).isEqualTo("ERGA-0412");
        assertThat(failure(new PostgreSql(), "57P01", 0).code()).isEqualTo("ERGA-0412");
        assertThat(failure(new H2(), "23505", 23505).code()).isEqualTo("ERGA-0411");
        assertThat(failure(new PostgreSql(), "XX000", 0).code()).isEqualTo("ERGA-0413");
    }

    @Test
    void what_the_database_said_is_found_however_deep_it_lies() {
        SQLException said = new SQLException("deadlock detected", "40P01");
        BatchUpdateException batch = new BatchUpdateException("Batch entry 0 failed", null, 0, new int[0]);
        batch.setNextException(said);

        StoreException failure =
                Failures.of(new PostgreSql(), "end attempts", new GenericJDBCException("could not execute", batch));

        assertThat(failure.isWorthRetrying()).isTrue();
        assertThat(failure).hasMessageContaining("end attempts").hasMessageContaining("deadlock detected");
        assertThat(failure).hasCauseInstanceOf(GenericJDBCException.class);
    }

    @Test
    void a_failure_without_any_word_of_the_database_is_told_as_well() {
        StoreException failure = Failures.of(new H2(), "store jobs", new IllegalStateException("closed"));

        assertThat(failure.code()).isEqualTo("ERGA-0413");
        assertThat(failure).hasMessageContaining("closed");
    }
}
