package dev.erga.engine.enqueue;

import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.JobArguments;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An upcaster together with what is needed to read the arguments that it takes.
 *
 * @param upcaster what was declared
 * @param parameters one for each of its own parameters
 */
record RegisteredUpcaster(Upcaster upcaster, List<Parameter> parameters) {

    RegisteredUpcaster {
        parameters = List.copyOf(parameters);
        upcaster.method().setAccessible(true);
    }

    boolean isFor(String storedAs) {
        return upcaster.storedAs().equals(storedAs);
    }

    /**
     * What it makes of older arguments.
     *
     * @throws InvocationTargetException if it throws
     */
    @Nullable
    JobArguments call(List<@Nullable Object> older) throws InvocationTargetException {
        try {
            return (JobArguments) upcaster.method().invoke(null, older.toArray());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(this + " was made accessible", impossible);
        }
    }

    /** As messages call it: {@code upcaster Emails.withoutLanguage(long)}. */
    @Override
    public String toString() {
        return Arrays.stream(upcaster.method().getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ",
                        "upcaster " + upcaster.method().getDeclaringClass().getSimpleName() + "."
                                + upcaster.method().getName() + "(",
                        ")"));
    }
}
