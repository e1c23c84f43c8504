package dev.erga.jpa;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Ends sessions of a PostgreSQL database at random, those at work first, on a thread of its own. One with another name than
 * the driver gives by itself is left alone, and so is one that is just being opened.
 */
final class SessionKiller {

    private static final String KILL = """
            SELECT pg_terminate_backend(pid) FROM (
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                    AND application_name = 'PostgreSQL JDBC Driver'
                ORDER BY state = 'idle', random() LIMIT 1) AS victim
            """;

    private final Semaphore due = new Semaphore(0);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final DataSource database;
    private final long every;
    private final Thread thread = new Thread(this::live, "killer");
    private volatile boolean stopped;

    /**
     * Kills nothing before {@link #start}.
     *
     * @param every how many calls of {@link #count} earn a kill
     */
    SessionKiller(DataSource database, long every) {
        this.database = database;
        this.every = every;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void count() {
        if (calls.incrementAndGet() % every == 0) {
            due.release();
        }
    }

    long kills() {
        return kills.get();
    }

    private void live() {
        while (!stopped) {
            due.acquireUninterruptibly();
            if (!stopped && Tables.read(database, KILL).equals(List.of("t"))) {
                kills.incrementAndGet();
            }
        }
    }

    /** Kills no more, once this returns. */
    void stop() throws InterruptedException {
        stopped = true;
        due.release();
        thread.join();
    }
}
