package dev.erga.cdi;

import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks things up by the names that the servers give them. */
final class Jndi {

    private Jndi() {}

    /** The first that is there and of that type. */
    static <T> Optional<T> first(Class<T> type, List<String> names) {
        return names.stream().flatMap(name -> find(type, name).stream()).findFirst();
    }

    @SuppressWarnings("BanJNDI") // the names are constants of ours, never anybody's input
    private static <T> Optional<T> find(Class<T> type, String name) {
        try {
            Object found = new InitialContext().lookup(name);
            return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
        } catch (NamingException absent) {
            return Optional.empty();
        }
    }
}
