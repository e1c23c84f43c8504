package dev.erga.example.server;

import java.net.URI;

/** A server on the loopback address that has the example shop on it. Closing it stops it in good order and waits. */
public interface RunningServer extends AutoCloseable {
    /** Where the shop is, ending in a slash. */
    URI shop();

    /** Its process, to be killed, frozen and thawed. */
    ServerProcess process();

    @Override
    default void close() {
        process().stop();
    }
}
