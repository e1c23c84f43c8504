package dev.erga.dashboard.start;

import dev.erga.dashboard.DashboardSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import org.eclipse.microprofile.config.ConfigProvider;

/** Does not switch Faces on where the dashboard is switched off. */
public final class DashboardExtension implements Extension {

    void leaveOut(@Observes ProcessAnnotatedType<FacesSwitch> type) {
        if (!DashboardSettings.read(ConfigProvider.getConfig()).enabled()) {
            type.veto();
        }
    }
}
