package dev.erga.jobs.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * What has become of a node's lease at a heartbeat, and what is wanted of the node.
 *
 * @param held whether the lease begins anew; if not, the node is DEAD or its lease has run out, and this incarnation must not write
 *     any more
 * @param stacksAsked when it was asked for {@linkplain Stacks stacks} that it has not told yet
 */
public record Renewal(boolean held, Optional<Instant> stacksAsked) {

    /** There is no lease any more. */
    public static final Renewal LOST = new Renewal(false, Optional.empty());
}
