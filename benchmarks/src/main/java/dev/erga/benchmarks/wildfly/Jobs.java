package dev.erga.benchmarks.wildfly;

import dev.erga.benchmarks.measure.Arrivals;
import dev.erga.benchmarks.measure.Mode;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.JobMethod;
import jakarta.enterprise.context.ApplicationScoped;

/** The job methods: one for each mode, and one whose jobs nobody runs. */
@Watched
@ApplicationScoped
public class Jobs {

    /** The queue that the server works. */
    static final String WORKED = "worked";

    @BackgroundJob(queue = "waiting", startable = true)
    public void waiting(String argument) {
        Arrivals.note(argument);
    }

    @BackgroundJob(queue = WORKED, transactional = false)
    public void gathered(String argument) {
        Arrivals.note(argument);
    }

    @BackgroundJob(queue = WORKED)
    public void each(String argument) {
        Arrivals.note(argument);
    }

    @BackgroundJob(queue = WORKED, chunk = 50)
    public void chunk(String argument) {
        Arrivals.note(argument);
    }

    static JobMethod.Of1<Jobs, String> method(Mode mode) {
        return switch (mode) {
            case GATHERED -> Jobs::gathered;
            case EACH -> Jobs::each;
            case CHUNK -> Jobs::chunk;
        };
    }
}
