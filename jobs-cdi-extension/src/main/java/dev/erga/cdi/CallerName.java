package dev.erga.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is logged in on the calling thread, as far as the container says so. */
final class CallerName implements Supplier<Optional<String>> {

    private static final int LONGEST = 200;

    private final BeanManager beans;

    CallerName(BeanManager beans) {
        this.beans = beans;
    }

    /** Nothing outside of a login; a container that cannot tell must not keep anybody from putting a job in. */
    @Override
    public Optional<String> get() {
        try {
            Instance<Principal> principals = beans.createInstance().select(Principal.class);
            return principals.isResolvable() ? named(principals.get()) : Optional.empty();
        } catch (RuntimeException untold) {
            return Optional.empty();
        }
    }

    private static Optional<String> named(Principal principal) {
        return Optional.ofNullable(principal.getName())
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase("anonymous"))
                .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST));
    }
}
