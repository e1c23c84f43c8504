package dev.erga.cdi;

/** What a deployment gets from outside. A container gives the real things, a test its own. */
interface Surroundings {

    /** The configuration; asked for while the container starts the deployment. */
    Settings settings();

    Server server();
}
