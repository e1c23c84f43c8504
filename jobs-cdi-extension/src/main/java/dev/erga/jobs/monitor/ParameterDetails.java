package dev.erga.jobs.monitor;

import java.util.Optional;

/**
 * A parameter of a job method, as this node's version of the application declares it.
 *
 * @param name its name; empty where the application was compiled without {@code -parameters}
 * @param type its type as it is written, without packages
 */
public record ParameterDetails(Optional<String> name, String type) {}
