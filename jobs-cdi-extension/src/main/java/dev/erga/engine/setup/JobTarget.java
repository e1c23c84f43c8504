package dev.erga.engine.setup;

import dev.erga.jobs.monitor.ArgumentFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a declared job method on a bean of the application, in whatever context the container gives it. Thread-safe. */
@FunctionalInterface
public interface JobTarget {

    /**
     * Gets the bean, calls the method, releases the bean.
     *
     * @param arguments one for each parameter, of the declared types
     * @throws Exception what the method threw, not wrapped; an {@link Error} passes too
     */
    void call(List<@Nullable Object> arguments) throws Exception;

    /**
     * Which arguments the method would be called with in vain, as far as its constraints tell; the method is not called.
     *
     * @param arguments one for each parameter, of the declared types
     */
    default List<ArgumentFault> faults(List<@Nullable Object> arguments) {
        return List.of();
    }
}
