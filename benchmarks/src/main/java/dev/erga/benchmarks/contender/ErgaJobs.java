package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Mode;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The job methods, one for each mode. */
final class ErgaJobs {

    static final String QUEUE = "default";

    private static final int CHUNK = 50;

    void gathered(String argument) {
        Arrivals.note(argument);
    }

    void each(String argument) {
        Arrivals.note(argument);
    }

    void chunk(String argument) {
        Arrivals.note(argument);
    }

    static JobMethod.Of1<ErgaJobs, String> method(Mode mode) {
        return switch (mode) {
            case GATHERED -> ErgaJobs::gathered;
            case EACH -> ErgaJobs::each;
            case CHUNK -> ErgaJobs::chunk;
        };
    }

    List<JobDeclaration> declarations() {
        return List.of(
                declaration("gathered", false),
                declaration("each", true),
                declaration("chunk", true).inChunksOf(CHUNK));
    }

    private JobDeclaration declaration(String name, boolean transactional) {
        try {
            Method method = ErgaJobs.class.getDeclaredMethod(name, String.class);
            return new JobDeclaration(
                    name,
                    Set.of(ErgaJobs.class),
                    method,
                    QUEUE,
                    5,
                    new RetryPolicy(11, new Backoff.Polynomial(), List.of()),
                    Optional.empty(),
                    transactional,
                    arguments -> method.invoke(this, arguments.get(0)));
        } catch (NoSuchMethodException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
