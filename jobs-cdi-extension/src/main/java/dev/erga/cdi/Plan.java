package dev.erga.cdi;

import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.spi.RecurringDefinition;
import java.util.List;

/**
 * What a deployment declares, checked, with the configuration applied.
 *
 * @param enabled whether there is to be an engine at all
 * @param settings how its node works
 * @param jobs its job methods
 * @param recurring its schedules that are not switched off
 */
record Plan(boolean enabled, EngineSettings settings, List<JobDeclaration> jobs, List<RecurringDefinition> recurring) {}
