package dev.erga.cdi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** System properties, then environment variables: all there is where the server has no MicroProfile Config. */
final class SystemSettings implements Settings {

    private final Properties properties;
    private final Map<String, String> environment;

    SystemSettings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public Optional<Setting> find(String key) {
        return property(key)
                .or(() -> variable(key))
                .filter(setting -> !setting.value().isBlank());
    }

    @Override
    public List<Setting> spelledOut() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("erga."))
                .sorted()
                .flatMap(name -> property(name).stream())
                .toList();
    }

    private Optional<Setting> property(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(value -> new Setting(key, value, "system property"));
    }

    /** {@code erga.poll.interval} is {@code ERGA_POLL_INTERVAL}, by the rule that MicroProfile Config has made common. */
    private Optional<Setting> variable(String key) {
        String name = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(name))
                .map(value -> new Setting(key, value, "environment variable " + name));
    }
}
