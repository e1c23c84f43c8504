package dev.erga.jobs.monitor;

import java.util.List;
import java.util.Optional;

/**
 * A job whose arguments can be written anew.
 *
 * @param name its job method's name on this node
 * @param parameters one for each parameter of the method
 * @param stored the arguments as a JSON array, as they are stored but for what is to be kept secret; hostile text is possible
 * @param revision tells this job, as it stands, from what may become of it. Whoever edits it says which one was seen
 */
public record EditableJob(String name, List<Parameter> parameters, String stored, String revision) {

    public EditableJob {
        parameters = List.copyOf(parameters);
    }

    /**
     * One parameter and what the job has for it.
     *
     * @param name as the source names it; {@code arg0} and so on where that was not kept when it was compiled
     * @param type its type as the source writes it, without packages
     * @param secret whether its values are kept secret
     * @param json its argument as JSON, as it is stored. Empty if it is secret, and for all parameters if the job was stored for
     *     more or fewer of them, by another version of the application; hostile text is possible
     */
    public record Parameter(String name, String type, boolean secret, Optional<String> json) {}
}
