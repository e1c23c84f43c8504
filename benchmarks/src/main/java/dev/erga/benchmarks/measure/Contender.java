package dev.erga.benchmarks.measure;

import java.sql.Connection;
import java.util.stream.Stream;

/** Somebody who stores jobs and runs them; each job does nothing but tell {@link Arrivals} of its argument. */
public interface Contender extends AutoCloseable {

    /** How many attempts may run at once, for everybody. */
    int WORKERS = 16;

    /** Whether it can end jobs in that way. */
    boolean has(Mode mode);

    /** Takes away what earlier rounds left. */
    void empty() throws Exception;

    /** Stores one job in a transaction of its own; nobody runs it meanwhile. Called by several threads at once. */
    void enqueueOne(String argument) throws Exception;

    /** Stores jobs as fast as it can; nobody runs them meanwhile. */
    void enqueueMany(Stream<String> arguments) throws Exception;

    /** Stores jobs, and runs them from the moment on when the shift begins. */
    Shift prepare(Mode mode, Stream<String> arguments) throws Exception;

    /** Stores one job in a transaction of its own, to be run at once by whoever has begun a shift of {@link Mode#GATHERED}. */
    void send(String argument) throws Exception;

    /** How many jobs of this shift are claimed and have not been ended for good yet. */
    long running() throws Exception;

    /** Adds rows of jobs that ended long ago. */
    void addFinished(long rows) throws Exception;

    /** A connection to its database that commits each statement. */
    Connection connect() throws Exception;

    @Override
    void close();

    /** A time in which jobs are run. */
    interface Shift {

        /** From now on jobs are run. */
        void begin() throws Exception;

        /** From now on none are run any more. */
        void end() throws Exception;
    }
}
