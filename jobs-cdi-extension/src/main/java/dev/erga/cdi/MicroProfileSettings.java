package dev.erga.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** MicroProfile Config of the deployment. The only class that names its types, for servers that have none. */
final class MicroProfileSettings implements Settings {

    /** What SmallRye, which both WildFly and Liberty use, calls the sources that are no files. */
    private static final Map<String, String> PLAIN_NAMES =
            Map.of("SysPropConfigSource", "system property", "EnvConfigSource", "environment variable");

    /** What SmallRye calls a file; WildFly's addresses begin with {@code vfs:/content/}. */
    private static final Pattern FILE =
            Pattern.compile("PropertiesConfigSource\\[source=(?:vfs:/content/|(?:jar:)?file:)?(.+)]");

    private final Config config;

    private MicroProfileSettings(Config config) {
        this.config = config;
    }

    /** The deployment's configuration, or system properties and environment variables where there is none. */
    static Settings orSystem() {
        try {
            return new MicroProfileSettings(ConfigProvider.getConfig());
        } catch (NoClassDefFoundError | IllegalStateException absent) {
            return new SystemSettings(System.getProperties(), System.getenv());
        }
    }

    @Override
    public Optional<Setting> find(String key) {
        ConfigValue found = config.getConfigValue(key);
        return Optional.ofNullable(found.getValue())
                .filter(value -> !value.isBlank())
                .map(value -> new Setting(key, value, sourceOf(found)));
    }

    @Override
    public List<Setting> spelledOut() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .map(ConfigSource::getPropertyNames)
                .flatMap(names -> names.stream().filter(name -> name.startsWith("erga.")))
                .distinct()
                .sorted()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    private static String sourceOf(ConfigValue found) {
        return plainly(String.valueOf(found.getSourceName()));
    }

    static String plainly(String source) {
        Matcher file = FILE.matcher(source);
        return file.matches() ? file.group(1) : PLAIN_NAMES.getOrDefault(source, source);
    }
}
