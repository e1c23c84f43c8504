package dev.erga.cdi;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.monitor.SettingDetails;
import dev.erga.jobs.spi.RecurringDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment declares, checked, with the configuration applied.
 *
 * @param enabled whether there is to be an engine at all
 * @param settings how its node works
 * @param jobs its job methods
 * @param recurring its schedules that are not switched off
 * @param keys for arguments that are kept secret, if there are any
 * @param configuration what the configuration comes to, for people
 */
record Plan(
        boolean enabled,
        EngineSettings settings,
        List<JobDeclaration> jobs,
        List<RecurringDefinition> recurring,
        Optional<EncryptionKeys> keys,
        List<SettingDetails> configuration) {}
