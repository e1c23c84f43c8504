package dev.erga.jobs.monitor;

import java.util.Map;

/**
 * A constraint of Jakarta Validation on a parameter, for hints beside its field. Whether a value breaks it, only the validator
 * says.
 *
 * @param name its simple name, such as {@code Size}
 * @param attributes what it says, as texts: {@code max} to {@code 120}
 */
public record StartConstraint(String name, Map<String, String> attributes) {

    public StartConstraint {
        attributes = Map.copyOf(attributes);
    }
}
