package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * What this node was made of when it was deployed.
 *
 * @param node the name people know it by
 * @param version the version of Erga
 * @param store which database, where, and the version of the tables, in one line
 * @param workers how many attempts it runs at once
 * @param jobMethods how many job methods it declares, without Erga's own
 * @param recurring how many schedules it declares
 * @param settings the keys that hold for the whole node, set or not, and of those of queues, job methods and schedules the ones
 *     that are set, by key; without secrets
 */
public record DeploymentDetails(
        String node,
        String version,
        String store,
        int workers,
        int jobMethods,
        int recurring,
        List<SettingDetails> settings) {

    public DeploymentDetails {
        settings = List.copyOf(settings);
    }

    /** What holds for a key, if that is known. */
    public Optional<String> setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .flatMap(SettingDetails::value);
    }
}
