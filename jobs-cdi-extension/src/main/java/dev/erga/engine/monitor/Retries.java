package dev.erga.engine.monitor;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.monitor.RetryDetails;
import dev.erga.jobs.monitor.RetryFilter;
import dev.erga.jobs.monitor.RetryPage;
import dev.erga.jobs.spi.JobStoreQueries;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Pages of the jobs that wait for another attempt.
 *
 * @param declared from a job method's name to what this node declares of it
 */
record Retries(JobStoreQueries queries, Function<String, Optional<JobDeclaration>> declared) {

    RetryPage page(RetryFilter filter, int bound) {
        Paged<RetryDetails> retries = Paged.of(filter.limit(), asked -> queries.retries(filter.limit(asked)));
        return new RetryPage(
                retries.page().stream().map(this::complete).toList(),
                queries.retrying(bound),
                retries.next(RetryDetails::place));
    }

    private RetryDetails complete(RetryDetails retry) {
        return retry.orMostAttempts(declared.apply(retry.job().name())
                .map(method -> OptionalInt.of(method.retry().attempts()))
                .orElse(OptionalInt.empty()));
    }
}
