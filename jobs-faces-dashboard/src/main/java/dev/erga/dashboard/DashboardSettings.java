package dev.erga.dashboard;

import dev.erga.jobs.JobsException;
import jakarta.servlet.ServletContext;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the user has configured, read once for each deployment.
 *
 * @param enabled {@code erga.dashboard.enabled}: false takes the dashboard away; true by default
 * @param path {@code erga.dashboard.path}: where it is, below the application's context; {@code /erga} by default
 * @param title {@code erga.dashboard.title}: the words beside the name, so that production is not taken for a test; by
 *     default the application's display name, else its context path
 * @param roles {@code erga.security.roles.viewer}, {@code .operator} and {@code .admin}: roles of the container, with
 *     commas between them; none by default
 */
public record DashboardSettings(boolean enabled, String path, Optional<String> title, RoleMapping roles) {

    private static final String ENABLED = "erga.dashboard.enabled";
    private static final String PATH = "erga.dashboard.path";
    private static final String TITLE = "erga.dashboard.title";
    private static final String ROLES = "erga.security.roles.";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern PATHS = Pattern.compile("(/[A-Za-z0-9_-]+)+");
    private static final String ATTRIBUTE = DashboardSettings.class.getName();

    public DashboardSettings {
        if (!PATHS.matcher(path).matches()) {
            throw new JobsException(DashboardMessages.badPath(path));
        }
    }

    /** The settings of this deployment, read at the first call, the same ones ever after. */
    public static DashboardSettings of(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof DashboardSettings known) {
            return known;
        }
        DashboardSettings read = read(Configuration.of(context.getClassLoader()));
        context.setAttribute(ATTRIBUTE, read);
        return read;
    }

    /** The settings that a configuration holds: it tells the value of a key, if there is one. */
    public static DashboardSettings read(Function<String, Optional<String>> configuration) {
        return new DashboardSettings(
                configuration
                        .apply(ENABLED)
                        .map(DashboardSettings::parseEnabled)
                        .orElse(true),
                configuration.apply(PATH).orElse("/erga"),
                configuration.apply(TITLE),
                readRoles(configuration));
    }

    // Boolean's own reading takes every typing error for "false".
    private static boolean parseEnabled(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new JobsException(DashboardMessages.badSwitch(ENABLED, text));
        };
    }

    private static RoleMapping readRoles(Function<String, Optional<String>> configuration) {
        Map<DashboardRole, Set<String>> roles = new EnumMap<>(DashboardRole.class);
        for (DashboardRole role : DashboardRole.values()) {
            String key = ROLES + role.name().toLowerCase(Locale.ROOT);
            configuration.apply(key).ifPresent(names -> roles.put(role, separated(names)));
        }
        return new RoleMapping(roles);
    }

    private static Set<String> separated(String names) {
        return COMMA.splitAsStream(names)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
