package dev.erga.dashboard.start;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.access.LoginPageFilter;
import dev.erga.dashboard.access.SignIn;
import dev.erga.dashboard.view.DashboardFilter;
import dev.erga.dashboard.view.FacesMapping;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter and the addresses. A container calls it for every deployment, also where {@code metadata-complete}
 * turns annotations and fragments off.
 */
public final class DashboardInitializer implements ServletContainerInitializer {

    private static final Logger LOG = System.getLogger(DashboardInitializer.class.getName());

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        DashboardSettings settings = DashboardSettings.of(context);
        if (!settings.enabled()) {
            return;
        }
        DashboardFilter.add(context);
        FacesMapping.add(context);
        if (!settings.roles().isEmpty()) {
            SignIn.add(context);
            LoginPageFilter.add(context);
            declareRoles(settings, context);
        }
        tell(settings, context);
    }

    // Some containers answer isUserInRole with false for a role that nobody has declared.
    private static void declareRoles(DashboardSettings settings, ServletContext context) {
        context.declareRoles(settings.roles().allContainerRoles().stream()
                .filter(role -> !role.equals("*") && !role.equals("**"))
                .toArray(String[]::new));
    }

    private static void tell(DashboardSettings settings, ServletContext context) {
        String address = context.getContextPath() + settings.path();
        if (settings.roles().isEmpty()) {
            LOG.log(Level.WARNING, DashboardMessages.noRoleMapped(address));
        } else {
            LOG.log(
                    Level.INFO,
                    "The dashboard is at {0} for the roles {1}",
                    address,
                    settings.roles().allContainerRoles());
        }
    }
}
