package dev.erga.jobs.spi;

import java.time.Clock;
import java.time.Instant;

/**
 * What a node tells of its machine at a heartbeat, for people to read: nothing is decided by it.
 *
 * @param clock what its clock shows
 * @param heapUsed bytes of its heap in use
 * @param heapMax bytes that its heap may have
 */
public record Pulse(Instant clock, long heapUsed, long heapMax) {

    /**
     * That of this machine, now.
     *
     * @param clock the node's
     */
    public static Pulse taken(Clock clock) {
        Runtime machine = Runtime.getRuntime();
        return new Pulse(clock.instant(), machine.totalMemory() - machine.freeMemory(), machine.maxMemory());
    }
}
