package dev.erga.engine.enqueue;

import dev.erga.engine.setup.JobDeclaration;
import java.util.List;

/**
 * A declared job method together with what is needed to write and read its arguments.
 *
 * @param declaration what was declared
 * @param parameters one for each parameter of the method
 * @param upcasters read what earlier versions of it were given
 */
public record RegisteredMethod(
        JobDeclaration declaration, List<Parameter> parameters, List<RegisteredUpcaster> upcasters) {

    public RegisteredMethod {
        parameters = List.copyOf(parameters);
        upcasters = List.copyOf(upcasters);
    }

    /** Whether an argument is to be kept secret. */
    boolean isSensitive() {
        return parameters.stream().anyMatch(Parameter::sensitive);
    }

    /** Its present name, which new rows carry. */
    public String name() {
        return declaration.name();
    }
}
