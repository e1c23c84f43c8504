package dev.erga.it;

import dev.erga.example.server.JavaProgram;
import dev.erga.example.server.RunningServer;
import dev.erga.example.server.ServerFolder;
import dev.erga.example.server.ServerProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The shop on a Payara Micro of its own. */
record PayaraMicro(URI shop, Path mails, ServerProcess process) implements RunningServer {
    /**
     * Starts it with nothing left of earlier runs, and returns when the shop answers.
     *
     * @param properties system properties, {@code erga.*} among them
     */
    static PayaraMicro start(Map<String, String> properties) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("servers.folder"), "payara-micro");
        ServerFolder.delete(folder);
        Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(folder.resolve("unpacked"));
        int port = FreePorts.next();
        URI shop = URI.create("http://127.0.0.1:%d/example/".formatted(port));
        Path log = folder.resolve("server.log");
        ServerProcess process =
                ServerProcess.start(program(folder, port, properties), Map.of(), Redirect.to(log.toFile()));
        process.await(() -> PayaraDomain.isSound(log) && ServerProcess.answers(shop));
        return new PayaraMicro(shop, folder.resolve("data/mail"), process);
    }

    private static JavaProgram program(Path folder, int port, Map<String, String> properties) throws IOException {
        Path commands = folder.resolve("before-boot.asadmin");
        List<String> lines = new ArrayList<>(PayaraDomain.quietMicro());
        lines.addAll(PayaraDomain.dataSource(folder.resolve("data")));
        Files.write(commands, lines);
        String jar = System.getProperty("payara.micro");
        List<String> arguments = new ArrayList<>(List.of("--nohazelcast", "--disablephonehome"));
        arguments.addAll(List.of("--port", Integer.toString(port)));
        arguments.addAll(List.of("--prebootcommandfile", commands.toString()));
        arguments.addAll(List.of("--rootdir", folder.resolve("root").toString()));
        arguments.addAll(List.of("--unpackdir", folder.resolve("unpacked").toString()));
        arguments.addAll(List.of("--deploy", Shop.build().war().toString()));
        return new JavaProgram(options(jar, folder, properties), jar, "fish.payara.micro.PayaraMicro", arguments);
    }

    private static List<String> options(String jar, Path folder, Map<String, String> properties) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        try (JarFile file = new JarFile(jar)) {
            Attributes manifest = file.getManifest().getMainAttributes();
            options.addAll(opened("--add-opens", manifest.getValue("Add-Opens")));
            options.addAll(opened("--add-exports", manifest.getValue("Add-Exports")));
        }
        options.add("-Dexample.data=" + folder.resolve("data"));
        properties.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }

    /** What {@code java -jar} would take from the manifest. */
    private static List<String> opened(String option, String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> "%s=%s=ALL-UNNAMED".formatted(option, name))
                .toList();
    }
}
