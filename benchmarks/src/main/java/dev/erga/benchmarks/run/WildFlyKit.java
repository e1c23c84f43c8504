package dev.erga.benchmarks.run;

import dev.erga.example.server.JavaProgram;
import dev.erga.example.server.ServerFolder;
import dev.erga.example.server.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts stock WildFlys with Erga on them.
 *
 * @param home the unpacked WildFly; nothing is written to it
 * @param config the folder with {@code server.yml}, {@code postgresql.yml} and {@code java.options}, as the example has them
 */
record WildFlyKit(Path home, Path config) {

    private static final String WORKERS = "16";
    private static final String FIRST = "-0";

    Worker start(String name, String url, List<String> jvmOptions, Path log) throws IOException, InterruptedException {
        Path folder = log.resolveSibling(name);
        Path parts = Files.createDirectories(log.resolveSibling(name + "-parts"));
        Path war = parts.resolve("bench.war");
        WarFile.write(war);
        Path driver =
                Files.copy(WarFile.driver(), parts.resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
        ServerFolder prepared = ServerFolder.prepare(home, folder, List.of(driver, war));
        int port = freePort();
        JavaProgram program = program(properties(name, folder, port), options(folder, jvmOptions));
        Map<String, String> database = Map.of("DB_URL", url, "DB_USER", "postgres", "DB_PASSWORD", "postgres");
        ServerProcess process = ServerProcess.start(program, database, Redirect.to(log.toFile()));
        URI desk = URI.create("http://127.0.0.1:" + port + "/bench/desk");
        process.await(() -> prepared.isDeployed() && ServerProcess.answers(desk));
        return new HttpWorker(desk, process, log.resolveSibling(name + "-pages.txt"));
    }

    private JavaProgram program(Map<String, String> properties, List<String> options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        arguments.add("--yaml=" + config.resolve("server.yml") + File.pathSeparator + config.resolve("postgresql.yml"));
        properties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return new JavaProgram(
                options, home.resolve("jboss-modules.jar").toString(), "org.jboss.modules.Main", arguments);
    }

    private List<String> options(Path folder, List<String> jvmOptions) {
        List<String> options = new ArrayList<>();
        options.add("@" + config.resolve("java.options"));
        options.add("-Dorg.jboss.boot.log.file=" + folder.resolve("log/server.log"));
        options.add("-Dlogging.configuration="
                + folder.resolve("configuration/logging.properties").toUri());
        options.addAll(jvmOptions);
        return options;
    }

    private Map<String, String> properties(String name, Path folder, int port) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("jboss.home.dir", home.toString());
        properties.put("jboss.server.base.dir", folder.toString());
        properties.put("jboss.bind.address", "127.0.0.1");
        properties.put("jboss.http.port", Integer.toString(port));
        properties.put("jboss.bind.address.management", "127.0.0.1");
        properties.put("jboss.management.http.port", "0");
        properties.put("jboss.node.name", name);
        properties.put("jboss.tx.node.id", name);
        // Others only put jobs in, or they would run them themselves.
        properties.put("erga.workers", name.endsWith(FIRST) ? WORKERS : "0");
        properties.put("erga.queues", "worked");
        // So that there is no page that must not be seen.
        properties.put("erga.security.roles.admin", Visits.ROLE);
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
