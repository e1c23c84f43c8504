package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * What somebody has written into the place of a job's arguments. It does not tell them when it is printed, for they may be secret.
 *
 * @param revision which {@linkplain EditableJob#revision revision} of the job was seen
 * @param json one for each parameter: JSON such as {@code 42} or {@code "a text"}, read as the declared types and nothing else;
 *     empty to keep what is stored
 */
public record EditedArguments(String revision, List<Optional<String>> json) {

    public EditedArguments {
        json = List.copyOf(json);
    }

    @Override
    public String toString() {
        return "EditedArguments[" + json.size() + "]";
    }
}
