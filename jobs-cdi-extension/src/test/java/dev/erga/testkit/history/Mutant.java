package dev.erga.testkit.history;

import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.StoreUnderTest;
import dev.erga.jobs.spi.Transactions;
import java.time.Duration;
import java.util.function.Function;

/**
 * A store that is wrong in one way.
 *
 * @param name what it does
 * @param breaks what is broken by it
 * @param meddler who does it, for the right store
 */
record Mutant(String name, Invariant breaks, Function<StoreUnderTest, Meddler> meddler) {

    StoreUnderTest of(StoreUnderTest right) {
        JobStore wrong = meddler.apply(right).around(JobStore.class, right.store(), "");
        return new StoreUnderTest() {
            @Override
            public JobStore store() {
                return wrong;
            }

            @Override
            public JobStoreQueries queries() {
                return right.queries();
            }

            @Override
            public Transactions transactions() {
                return right.transactions();
            }

            @Override
            public void passTime(Duration span) {
                right.passTime(span);
            }
        };
    }

    @Override
    public String toString() {
        return name + " (" + breaks + ")";
    }
}
