package dev.erga.cdi;

/** What the server gives. */
final class ContainerSurroundings implements Surroundings {

    @Override
    public Settings settings() {
        return MicroProfileSettings.orSystem();
    }

    @Override
    public Server server() {
        return Server.current();
    }
}
