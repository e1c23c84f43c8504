package dev.erga.cdi;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Starts the engine after all that the WAR declares, and stops it before. */
final class WarListener implements ServletContextListener {

    private final ErgaExtension extension;

    WarListener(ErgaExtension extension) {
        this.extension = extension;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        extension.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        extension.stop();
    }
}
