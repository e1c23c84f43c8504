package dev.erga.it;

import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WARs with Erga and little else, for what does not need a shop. */
final class SmallWar {

    private static final String ERGA = "/WEB-INF/lib/(jobs-cdi-extension|jobs-jpa-store|jackson|cron-utils|jspecify).*";

    private SmallWar() {}

    /** With nothing in it yet. */
    static WebArchive named(String name) {
        return ShrinkWrap.create(WebArchive.class, name).merge(Shop.war(), Filters.include(ERGA));
    }

    /** With the dashboard as well. */
    static WebArchive withDashboard(String name) {
        return named(name).merge(Shop.war(), Filters.include("/WEB-INF/lib/jobs-faces-dashboard.*"));
    }

    /** With a component of each kind. */
    static WebArchive withComponents(String name) {
        return named(name).addPackage("dev.erga.it.everywhere");
    }
}
