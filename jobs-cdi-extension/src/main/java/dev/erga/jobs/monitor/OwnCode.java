package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/** Tells in a stack trace the application's own code from what servers, drivers and Erga bring along. */
public final class OwnCode {

    private static final List<String> FOREIGN = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.jboss.",
            "org.wildfly.",
            "org.hibernate.",
            "org.eclipse.",
            "org.glassfish.",
            "org.apache.",
            "org.h2.",
            "org.postgresql.",
            "org.omnifaces.",
            "io.undertow.",
            "io.smallrye.",
            "fish.payara.",
            "com.fasterxml.",
            "dev.erga.cdi.",
            "dev.erga.engine.",
            "dev.erga.jobs.",
            "dev.erga.jpa.");

    private OwnCode() {}

    /** Whether a class, or a method behind it, is none that was brought along. */
    public static boolean contains(String name) {
        return foreign(name).isEmpty();
    }

    /** The package under which a class that was brought along is known, such as {@code org.hibernate}. */
    public static Optional<String> foreign(String name) {
        return FOREIGN.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(start -> start.substring(0, start.length() - 1));
    }
}
