package dev.erga.engine.monitor;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.RetryPage;
import dev.erga.jobs.spi.JobStoreQueries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Pages of the jobs that wait for another attempt.
 *
 * @param declared from a job method's name to what this node declares of it
 */
record Retries(JobStoreQueries queries, Function<String, Optional<JobDeclaration>> declared) {

    private static final int MOST = 200;

    /** Asks for one more than the page holds, to know whether there is another; the largest page may be followed by none. */
    RetryPage page(RetryFilter filter, int bound) {
        int asked = Math.min(MOST, filter.limit() + 1);
        List<RetryDetails> found = queries.retries(filter.limit(asked));
        List<RetryDetails> page = found.subList(0, Math.min(found.size(), filter.limit()));
        boolean more = found.size() == asked && !page.isEmpty();
        return new RetryPage(
                page.stream().map(this::complete).toList(),
                queries.retrying(bound),
                more ? Optional.of(page.get(page.size() - 1).place()) : Optional.empty());
    }

    private RetryDetails complete(RetryDetails retry) {
        return retry.orMostAttempts(declared.apply(retry.job().name())
                .map(method -> OptionalInt.of(method.retry().attempts()))
                .orElse(OptionalInt.empty()));
    }
}
