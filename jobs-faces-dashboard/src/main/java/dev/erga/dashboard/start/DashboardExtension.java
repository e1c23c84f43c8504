package dev.erga.dashboard.start;

import dev.erga.dashboard.Configuration;
import dev.erga.dashboard.DashboardSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** Does not switch Faces on where the dashboard is switched off. */
public final class DashboardExtension implements Extension {

    void leaveOut(@Observes ProcessAnnotatedType<FacesSwitch> type) {
        if (!DashboardSettings.read(Configuration.of(Thread.currentThread().getContextClassLoader()))
                .enabled()) {
            type.veto();
        }
    }
}
