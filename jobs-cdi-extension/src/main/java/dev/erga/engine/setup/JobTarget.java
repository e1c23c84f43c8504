package dev.erga.engine.setup;

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
}
