package dev.erga.cdi;

import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.Transactions;
import java.util.concurrent.ThreadFactory;

/** What a deployment gets from outside. A container gives the real things, a test its own. */
interface Surroundings {

    /** The configuration; asked for while the container starts the deployment. */
    Settings settings();

    Server server();

    /** Asked for when the engine is made, on a thread that has the naming context of the WAR. */
    Transactions transactions();

    /** Asked for when the engine is made, on a thread that has the naming context of the WAR. */
    ThreadFactory threads();

    /**
     * Opens the store.
     *
     * @throws dev.erga.jobs.JobsException numbered, if that is not possible
     */
    OpenedStore openStore(Settings settings);
}
