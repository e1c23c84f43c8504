package dev.erga.dashboard;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the settings come from: MicroProfile Config, or where a server has none the system's properties and environment. */
public final class Configuration {

    private Configuration() {}

    /** Tells the value of a key in the deployment that has this class loader; blank values count as none. */
    public static Function<String, Optional<String>> of(ClassLoader deployment) {
        Function<String, Optional<String>> source = source(deployment);
        return key -> source.apply(key).filter(value -> !value.isBlank());
    }

    private static Function<String, Optional<String>> source(ClassLoader deployment) {
        try {
            return MicroProfile.of(deployment);
        } catch (NoClassDefFoundError | IllegalStateException absent) {
            return Configuration::ofSystem;
        }
    }

    private static Optional<String> ofSystem(String key) {
        String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    /** The only class that names MicroProfile's types, for servers that have none. */
    private static final class MicroProfile {

        static Function<String, Optional<String>> of(ClassLoader deployment) {
            Config config = ConfigProvider.getConfig(deployment);
            return key -> Optional.ofNullable(config.getConfigValue(key).getValue());
        }
    }
}
