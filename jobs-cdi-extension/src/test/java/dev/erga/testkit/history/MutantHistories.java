package dev.erga.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.spi.StoreUnderTest;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the histories are worth: a store that is wrong in one way is found out by them. */
public abstract class MutantHistories {

    /** A right store that holds nothing; asked for once for each history. */
    protected abstract StoreUnderTest emptyStore();

    /** In so many histories at most it is to be found out. */
    protected abstract int tries();

    static Stream<Mutant> mutants() {
        return Mutants.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_store_that_is_wrong_in_one_way_breaks_what_is_named(Mutant mutant) {
        Histories histories = new Histories(() -> mutant.of(emptyStore()));
        Set<Invariant> broken = histories.broken(mutant.breaks(), tries());

        assertThat(broken).as(mutant.toString()).contains(mutant.breaks());
    }
}
