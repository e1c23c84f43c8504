package dev.erga.engine.enqueue;

import dev.erga.engine.setup.JobDeclaration;
import java.util.List;

/**
 * A declared job method together with what is needed to write and read its arguments.
 *
 * @param declaration what was declared
 * @param parameters one for each parameter of the method
 */
public record RegisteredMethod(JobDeclaration declaration, List<Parameter> parameters) {

    public RegisteredMethod {
        parameters = List.copyOf(parameters);
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
