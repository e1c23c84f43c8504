package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.testkit.history.Histories;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard in the store's statements is needed: without it, random histories find something broken. */
abstract class WrongStatementsContract {

    private static final int TRIES = 300;

    private static volatile UnaryOperator<String> change = text -> text;

    /** Statements that the change has touched. */
    private static final AtomicInteger CHANGED = new AtomicInteger();

    /** A store that holds nothing. */
    abstract Subject emptyStore();

    static DataSource changing(DataSource source) {
        return Fakes.rewriting(source, text -> {
            String changed = change.apply(text);
            if (!changed.equals(text)) {
                CHANGED.incrementAndGet();
            }
            return changed;
        });
    }

    @AfterEach
    void changeNothing() {
        change = text -> text;
    }

    static Stream<WrongStatement> statements() {
        return WrongStatement.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void without_a_guard_something_breaks(WrongStatement wrong) {
        CHANGED.set(0);
        change = wrong::wrong;

        assertThat(new Histories(this::emptyStore).broken(wrong.breaks(), TRIES))
                .as(wrong.toString())
                .contains(wrong.breaks());
        assertThat(CHANGED).as("statements changed").hasPositiveValue();
    }
}
