package dev.erga.it;

import dev.erga.example.server.Build;
import dev.erga.example.server.ServerFolder;
import dev.erga.example.server.Signal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.ContainerController;

/**
 * One of the manual containers {@code node-a} and {@code node-b}: a WildFly with a folder, ports and names of its own, and
 * a database that it shares with the other. What it deploys comes back by itself after a crash, as in real life.
 */
final class Node {
    private final ContainerController controller;
    private final String name;
    private final NodeSetup setup;
    private final Build build = Shop.build();
    private final Path folder;
    private final int port = FreePorts.next();
    private final int managementPort = FreePorts.next();
    private ProcessHandle process = ProcessHandle.current();

    private Node(ContainerController controller, String name, NodeSetup setup) {
        this.controller = controller;
        this.name = name;
        this.setup = setup;
        this.folder = Path.of(System.getProperty("servers.folder"), name);
    }

    /** Starts a node with nothing left of earlier tests, and returns when it serves. */
    static Node start(ContainerController controller, String name, NodeSetup setup) throws IOException {
        Node node = new Node(controller, name, setup);
        ServerFolder.delete(node.folder);
        node.startAgain();
        return node;
    }

    /** Starts it again after {@link #kill} or {@link #stop}: with its transaction log, with the same names and ports. */
    void startAgain() throws IOException {
        ServerFolder server = ServerFolder.prepare(build.wildfly(), folder, deployments());
        Set<ProcessHandle> before = children();
        controller.start(
                name,
                Map.of(
                        "managementPort", Integer.toString(managementPort),
                        "yamlConfiguration", yaml("server.yml") + "," + yaml("postgresql.yml"),
                        "javaVmArguments", arguments()));
        process = children().stream()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow();
        // The server counts as started also without a deployment that failed.
        while (!server.isDeployed()) {
            process.onExit()
                    .completeOnTimeout(process, 100, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** Where a WAR of this node answers; ends in a slash. */
    URI address(String contextRoot) {
        return URI.create("http://127.0.0.1:%d/%s/".formatted(port, contextRoot));
    }

    /** Ends it with no chance to clean up, and waits until it has gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        controller.kill(name);
    }

    /** Shuts it down in good order. */
    void stop() {
        if (controller.isStarted(name)) {
            controller.stop(name);
        }
    }

    /** Ends it after the last test of a class, when Arquillian lets nobody stop a server any more. */
    void abandon() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Halts it where it is, until {@link #thaw}. */
    void freeze() {
        Signal.FREEZE.send(process);
    }

    void thaw() {
        Signal.THAW.send(process);
    }

    ProcessHandle process() {
        return process;
    }

    /** Its log so far, over all its starts. */
    Path log() {
        return folder.resolve("log/server.log");
    }

    private List<Path> deployments() {
        List<Path> deployments = new ArrayList<>(setup.wars());
        deployments.add(build.postgresqlDriver());
        return deployments;
    }

    private Path yaml(String file) {
        return build.config().resolve(file);
    }

    private String arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djboss.server.base.dir=" + folder,
                "-Djboss.http.port=" + port,
                "-Djboss.management.http.port=" + managementPort,
                "-Djboss.node.name=" + name,
                "-Djboss.tx.node.id=" + name,
                "-Dexample.data=" + folder.resolve("shop"),
                "-Ddb.url=" + setup.database().url(),
                "-Ddb.user=" + TestDatabase.USER,
                "-Ddb.password=" + TestDatabase.PASSWORD));
        setup.properties().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return String.join(" ", arguments);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }
}
