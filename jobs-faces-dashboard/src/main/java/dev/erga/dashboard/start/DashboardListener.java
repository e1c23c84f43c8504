package dev.erga.dashboard.start;

import dev.erga.dashboard.DashboardMessages;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.view.FacesMapping;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Adds the addresses once more: on some servers Faces registers its servlet only after our initializer has run. */
@WebListener
public final class DashboardListener implements ServletContextListener {

    private static final Logger LOG = System.getLogger(DashboardListener.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!DashboardSettings.of(event.getServletContext()).enabled()) {
            return;
        }
        Set<String> taken = FacesMapping.add(event.getServletContext());
        if (!taken.isEmpty()) {
            LOG.log(Level.WARNING, DashboardMessages.pathTaken(taken));
        }
    }
}
