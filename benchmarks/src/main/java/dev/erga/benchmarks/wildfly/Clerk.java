package dev.erga.benchmarks.wildfly;

import dev.erga.benchmarks.measure.Mode;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;

/** Enqueues as applications do: in a method with a transaction. */
@ApplicationScoped
public class Clerk {

    @Inject
    JobScheduler jobs;

    @Transactional
    public void enqueueWaiting(String argument) {
        jobs.enqueue(Jobs::waiting, argument);
    }

    @Transactional
    public void enqueueWaiting(Stream<String> arguments) {
        jobs.enqueueAll(Jobs::waiting, arguments);
    }

    @Transactional
    public void enqueue(String argument) {
        jobs.enqueue(Jobs::gathered, argument);
    }

    /** Joins the transaction of its caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(Mode mode, Stream<String> arguments) {
        jobs.enqueueAll(Jobs.method(mode), arguments);
    }
}
