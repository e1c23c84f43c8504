package dev.erga.example.server;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop on a stock WildFly, bound to the loopback address. */
public final class WildFlyServer implements RunningServer {
    private final URI shop;
    private final ServerProcess process;

    private WildFlyServer(URI shop, ServerProcess process) {
        this.shop = shop;
        this.process = process;
    }

    /**
     * Starts a server and returns when the shop answers.
     *
     * @param output where the server's log goes
     * @throws IllegalStateException when the server ends or refuses the shop; nothing is left running then
     */
    public static WildFlyServer start(WildFlySetup setup, Redirect output) throws IOException, InterruptedException {
        ServerFolder folder = ServerFolder.prepare(setup.build().wildfly(), setup.folder(), setup.deployments());
        ServerProcess process = ServerProcess.start(
                program(setup, folder.path()), setup.database().environment(), output);
        URI shop = URI.create("http://127.0.0.1:%d/example/".formatted(setup.port()));
        process.await(() -> folder.isDeployed() && ServerProcess.answers(shop));
        return new WildFlyServer(shop, process);
    }

    @Override
    public URI shop() {
        return shop;
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static JavaProgram program(WildFlySetup setup, Path folder) {
        Path home = setup.build().wildfly();
        List<String> options = List.of(
                "@" + setup.build().config().resolve("java.options"),
                "-Dorg.jboss.boot.log.file=" + folder.resolve("log/server.log"),
                "-Dlogging.configuration="
                        + folder.resolve("configuration/logging.properties").toUri());
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        arguments.add(
                "--yaml=" + setup.yaml().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        properties(setup, folder).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        setup.properties().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return new JavaProgram(
                options, home.resolve("jboss-modules.jar").toString(), "org.jboss.modules.Main", arguments);
    }

    private static Map<String, String> properties(WildFlySetup setup, Path folder) {
        return Map.of(
                "jboss.home.dir",
                setup.build().wildfly().toString(),
                "jboss.server.base.dir",
                folder.toString(),
                "jboss.bind.address",
                "127.0.0.1",
                "jboss.http.port",
                Integer.toString(setup.port()),
                "jboss.bind.address.management",
                "127.0.0.1",
                "jboss.management.http.port",
                "0",
                "jboss.tx.node.id",
                "example",
                "example.data",
                setup.data().toString());
    }
}
