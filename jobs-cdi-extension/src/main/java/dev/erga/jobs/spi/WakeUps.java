package dev.erga.jobs.spi;

import java.time.Duration;
import java.util.Set;

/**
 * How nodes tell each other that jobs wait, where a database carries word. It only saves time: each node looks by itself
 * as well, so that lost word costs a poll interval and nothing else. Thread-safe.
 */
public interface WakeUps {

    /**
     * Tells the other nodes that jobs may wait in these queues, at once and outside of any transaction.
     *
     * @throws StoreException numbered, if the database cannot be told
     */
    void tell(Set<String> queues);

    /**
     * Begins to listen, on a connection of its own.
     *
     * @throws StoreException numbered; one that is not {@linkplain StoreException#isWorthRetrying() worth retrying} says
     *     that word can never be heard here
     */
    Subscription listen();

    /** Word that is listened for until it is closed. For one thread. */
    interface Subscription extends AutoCloseable {

        /**
         * Waits for word of other nodes; what this one told is not among it.
         *
         * @param atMost how long, at least a millisecond
         * @return the queues that were named, none if the time passed in silence
         * @throws StoreException numbered, if the connection is lost; nothing more is heard on it then
         */
        Set<String> next(Duration atMost);

        /** Gives the connection back; never throws. */
        @Override
        void close();
    }
}
