package dev.erga.engine.setup;

import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.SettingDetails;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * All that an engine needs from outside.
 *
 * @param settings how the node works
 * @param jobs every declared job method
 * @param recurring every declared schedule that is not switched off
 * @param store an open store; the engine does not close it
 * @param transactions how to run work in a transaction
 * @param events who is told what happened
 * @param threads makes the threads of workers and loops; in a container, managed ones
 * @param callerName who is calling right now, where that is known
 * @param clock the node's clock, for ids and logs only: the database's clock decides everything else
 * @param keys for arguments that are kept secret, if there are any
 * @param time how spans are measured and waited for on this node; {@link NodeTime#system()} outside of tests
 * @param configuration what the configuration comes to, for people who ask; without secrets
 */
public record EngineSetup(
        EngineSettings settings,
        List<JobDeclaration> jobs,
        List<RecurringDefinition> recurring,
        OpenedStore store,
        Transactions transactions,
        EventSink events,
        ThreadFactory threads,
        Supplier<Optional<String>> callerName,
        InstantSource clock,
        Optional<EncryptionKeys> keys,
        NodeTime time,
        List<SettingDetails> configuration) {

    /** How names of Erga's own job methods begin; nobody has to know of them. */
    private static final String OWN = "Erga.";

    /** One that nobody asks for its configuration. */
    public EngineSetup(
            EngineSettings settings,
            List<JobDeclaration> jobs,
            List<RecurringDefinition> recurring,
            OpenedStore store,
            Transactions transactions,
            EventSink events,
            ThreadFactory threads,
            Supplier<Optional<String>> callerName,
            InstantSource clock,
            Optional<EncryptionKeys> keys,
            NodeTime time) {
        this(settings, jobs, recurring, store, transactions, events, threads, callerName, clock, keys, time, List.of());
    }

    /** One that keeps no secrets. */
    public EngineSetup(
            EngineSettings settings,
            List<JobDeclaration> jobs,
            List<RecurringDefinition> recurring,
            OpenedStore store,
            Transactions transactions,
            EventSink events,
            ThreadFactory threads,
            Supplier<Optional<String>> callerName,
            InstantSource clock,
            NodeTime time) {
        this(
                settings,
                jobs,
                recurring,
                store,
                transactions,
                events,
                threads,
                callerName,
                clock,
                Optional.empty(),
                time);
    }

    public EngineSetup {
        jobs = List.copyOf(jobs);
        recurring = List.copyOf(recurring);
        configuration = List.copyOf(configuration);
    }

    /** The same for people to read. */
    public DeploymentDetails details() {
        return new DeploymentDetails(
                settings.nodeName(),
                settings.version(),
                store.description(),
                settings.workers(),
                (int) jobs.stream().filter(job -> !job.name().startsWith(OWN)).count(),
                recurring.size(),
                configuration);
    }
}
