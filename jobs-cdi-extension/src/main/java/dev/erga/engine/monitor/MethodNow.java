package dev.erga.engine.monitor;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.LimitRule;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.spi.JobStoreQueries;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Situation;
import java.util.Optional;

/**
 * What is known of a job's method apart from what the job's row says.
 *
 * @param bounds how many places of its limit there are, as this node declares it
 * @param resting its breaker, if that is not closed
 */
record MethodNow(Optional<LimitBounds> bounds, Optional<BreakerDetails> resting) {

    /**
     * Looks at breakers only if the job is ready.
     *
     * @param declared the job's method as this node declares it, by now under another name perhaps
     */
    static MethodNow of(Situation situation, Optional<JobDeclaration> declared, JobStoreQueries queries) {
        String name = declared.map(JobDeclaration::name)
                .orElse(situation.job().summary().name());
        // What is kept of the breaker of a method that has none any more says nothing.
        boolean mayRest = situation.job().ready()
                && declared.map(method -> method.breaker().isPresent()).orElse(true);
        return new MethodNow(
                declared.flatMap(JobDeclaration::limit).map(LimitRule::bounds),
                mayRest ? resting(name, queries) : Optional.empty());
    }

    private static Optional<BreakerDetails> resting(String name, JobStoreQueries queries) {
        return queries.breakers().stream()
                .filter(breaker -> breaker.name().equals(name))
                .filter(breaker -> breaker.position() != BreakerDetails.Position.CLOSED)
                .findFirst();
    }
}
