package dev.erga.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is logged in on the calling thread, as far as the container says so. Thread-safe. */
final class CallerName implements Supplier<Optional<String>> {

    private static final int LONGEST = 200;

    private final BeanManager beans;

    /** To resolve it for each job that is put in would cost more than to ask it. */
    private volatile @Nullable Bean<?> principal;

    CallerName(BeanManager beans) {
        this.beans = beans;
    }

    /** Nothing outside of a login; a container that cannot tell must not keep anybody from putting a job in. */
    @Override
    public Optional<String> get() {
        try {
            return name(principal());
        } catch (RuntimeException untold) {
            return Optional.empty();
        }
    }

    private Bean<?> principal() {
        Bean<?> known = principal;
        if (known == null) {
            known = beans.resolve(beans.getBeans(Principal.class));
            principal = known;
        }
        return known;
    }

    private <T> Optional<String> name(Bean<T> bean) {
        CreationalContext<T> creation = beans.createCreationalContext(bean);
        try {
            return named((Principal) beans.getReference(bean, Principal.class, creation));
        } finally {
            creation.release();
        }
    }

    private static Optional<String> named(Principal principal) {
        return Optional.ofNullable(principal.getName())
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase("anonymous"))
                .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST));
    }
}
