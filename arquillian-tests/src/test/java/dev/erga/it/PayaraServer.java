package dev.erga.it;

import dev.erga.example.server.JavaProgram;
import dev.erga.example.server.RunningServer;
import dev.erga.example.server.ServerFolder;
import dev.erga.example.server.ServerProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shop on a Payara Server with a domain of its own. */
record PayaraServer(URI shop, Path mails, ServerProcess process) implements RunningServer {
    private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    /**
     * Starts it with nothing left of earlier runs, and returns when the shop answers.
     *
     * @param properties system properties, {@code erga.*} among them
     */
    static PayaraServer start(Map<String, String> properties) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("payara.home"));
        Path folder = Path.of(System.getProperty("servers.folder"), "payara");
        ServerFolder.delete(folder);
        ServerFolder.copy(home.resolve("glassfish/domains/domain1"), folder.resolve("domain1"));
        withoutMessageBroker(folder.resolve("domain1/config/domain.xml"));
        int port = FreePorts.next();
        URI shop = URI.create("http://127.0.0.1:%d/example/".formatted(port));
        Path log = folder.resolve("server.log");
        ServerProcess process = ServerProcess.start(
                program(launchCommand(home, folder, port), folder, properties), Map.of(), Redirect.to(log.toFile()));
        process.await(() -> PayaraDomain.isSound(log) && ServerProcess.answers(shop));
        return new PayaraServer(shop, folder.resolve("data/mail"), process);
    }

    /** It would listen on all addresses; no command reaches its settings, which come into being after the start. */
    private static void withoutMessageBroker(Path domain) throws IOException {
        String server = "<config name=\"server-config\">";
        Files.writeString(
                domain, Files.readString(domain).replace(server, server + "<jms-service type=\"DISABLED\"/>"));
    }

    /** Payara's own launcher tells the command, so that nothing stands between us and the server's process. */
    private static List<String> launchCommand(Path home, Path folder, int port) throws IOException {
        Path beforeBoot = folder.resolve("before-boot.asadmin");
        List<String> lines = new ArrayList<>(PayaraDomain.quietServer(port));
        lines.addAll(PayaraDomain.dataSource(folder.resolve("data")));
        Files.write(beforeBoot, lines);
        Path afterBoot = folder.resolve("after-boot.asadmin");
        Files.writeString(afterBoot, "deploy " + Shop.build().war() + "\n");
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        home.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        folder.toString(),
                        "--prebootcommandfile",
                        beforeBoot.toString(),
                        "--postbootcommandfile",
                        afterBoot.toString(),
                        "domain1")
                .redirectErrorStream(true)
                .start();
        List<String> output = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int start = output.indexOf("-cp");
        int end = output.indexOf("Command start-domain executed successfully.");
        if (start < 0 || end < start) {
            throw new IllegalStateException("Payara's launcher told no command: " + output);
        }
        return output.subList(start, end);
    }

    /** The command as the launcher told it: {@code -cp}, class path, options, main class, its arguments. */
    private static JavaProgram program(List<String> command, Path folder, Map<String, String> properties) {
        int main = command.indexOf(MAIN);
        List<String> options = new ArrayList<>(command.subList(2, main));
        options.add("-XX:TieredStopAtLevel=1");
        options.add("-Dexample.data=" + folder.resolve("data"));
        properties.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return new JavaProgram(options, command.get(1), MAIN, command.subList(main + 1, command.size()));
    }
}
