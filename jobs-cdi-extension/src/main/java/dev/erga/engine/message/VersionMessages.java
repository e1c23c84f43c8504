package dev.erga.engine.message;

import java.util.Collection;
import java.util.stream.Collectors;

/** The numbered errors and reports about what earlier versions of an application have stored. */
public final class VersionMessages {

    private VersionMessages() {}

    /** Why an argument cannot be read; half a sentence. */
    public static String upcasterThrew(Throwable thrown) {
        return "ERGA-0326 it threw " + thrown.getClass().getName() + said(thrown);
    }

    /** It is foreign code, whose own methods may throw. */
    private static String said(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : ": " + message;
        } catch (RuntimeException | Error broken) {
            return "";
        }
    }

    /** Why an argument cannot be read; half a sentence. */
    public static String badUpcast(String why) {
        return "ERGA-0326 " + why;
    }

    /** Why arguments cannot be read; half a sentence. */
    public static String severalUpcasters(Collection<?> upcasters) {
        return "ERGA-0327 nobody can tell which of these is meant for them: "
                + upcasters.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
