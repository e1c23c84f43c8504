package dev.erga.cdi;

import jakarta.servlet.ServletContext;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the events of the WAR that holds this jar from others: an EAR tells an extension of all its modules, and a server
 * may tell of a WAR once before and once when its web part starts.
 */
final class OwnWar {

    private static final ClassLoader OWN = OwnWar.class.getClassLoader();

    private static final Pattern IN_WAR = Pattern.compile(".*/([^/]+)/WEB-INF/.*");

    private final Optional<String> name;
    private boolean webPartStarts;

    OwnWar() {
        this(location());
    }

    /** Where the classes of this jar come from. */
    OwnWar(String location) {
        Matcher inWar = IN_WAR.matcher(location);
        name = inWar.matches() ? Optional.of(inWar.group(1)) : Optional.empty();
    }

    private static String location() {
        CodeSource source = OwnWar.class.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        return String.valueOf(url);
    }

    /** What the server calls the WAR; no two WARs of an EAR have the same name. */
    String name() {
        return name.orElse("no WAR");
    }

    /** Takes note of the payload with which the application scope begins. */
    void scopeBegins(Object payload) {
        webPartStarts |= payload instanceof ServletContext;
    }

    /** Whether an event on this thread says that all of the WAR has started. */
    boolean isStarted() {
        return isCurrent() && (webPartStarts || name.isEmpty());
    }

    /** Whether an event on this thread is about the WAR. */
    boolean isCurrent() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        return current == null
                || Stream.iterate(current, Objects::nonNull, ClassLoader::getParent)
                        .anyMatch(OWN::equals);
    }
}
