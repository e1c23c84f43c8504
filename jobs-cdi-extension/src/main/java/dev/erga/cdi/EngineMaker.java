package dev.erga.cdi;

import dev.erga.engine.Engine;
import dev.erga.engine.setup.EngineSetup;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.Transactions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/** Puts together what a deployment declares and what its surroundings give. */
final class EngineMaker {

    private final Surroundings surroundings;
    private final Settings settings;
    private final Plan plan;
    private final BeanManager beans;

    EngineMaker(Surroundings surroundings, Settings settings, Plan plan, BeanManager beans) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.plan = plan;
        this.beans = beans;
    }

    Plan plan() {
        return plan;
    }

    ThreadFactory threads() {
        return surroundings.threads();
    }

    /**
     * Opens the store and makes an engine that does not run yet.
     *
     * @throws dev.erga.jobs.JobsException numbered, if that is not possible
     */
    MadeEngine make() {
        if (!plan.enabled()) {
            throw new JobsException(StartMessages.switchedOff());
        }
        Transactions transactions = surroundings.transactions();
        ThreadFactory threads = surroundings.threads();
        OpenedStore store = surroundings.openStore(settings);
        return new MadeEngine(
                Engine.create(new EngineSetup(
                        plan.settings(),
                        plan.jobs(),
                        plan.recurring(),
                        store,
                        transactions,
                        new CdiEvents(beans),
                        threads,
                        new CallerName(beans),
                        InstantSource.system(),
                        plan.keys(),
                        NodeTime.system(),
                        plan.configuration())),
                store);
    }
}
