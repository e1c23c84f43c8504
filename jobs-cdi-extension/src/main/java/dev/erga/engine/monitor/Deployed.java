package dev.erga.engine.monitor;

import dev.erga.engine.setup.EngineSetup;
import dev.erga.jobs.monitor.DeploymentDetails;
import dev.erga.jobs.monitor.StartableMethod;
import java.util.List;

/**
 * What does not change while the node runs.
 *
 * @param details what it was made of
 * @param startable which of its job methods people may start
 */
public record Deployed(DeploymentDetails details, List<StartableMethod> startable) {

    /** That of an engine made so. */
    public static Deployed of(EngineSetup setup) {
        return new Deployed(setup.details(), Startables.of(setup.jobs()));
    }
}
