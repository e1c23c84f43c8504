package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.util.Objects;

/**
 * A node's right to run one attempt. Valid as long as the job's row says PROCESSING with this token and this node.
 *
 * @param job which job
 * @param token rises with every grant, 1 for the first
 * @param node who holds it
 */
public record Lease(JobId job, long token, NodeId node) {

    public Lease {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(node, "node");
        if (token < 1) {
            throw new IllegalArgumentException("token must be 1 or more, was " + token);
        }
    }
}
