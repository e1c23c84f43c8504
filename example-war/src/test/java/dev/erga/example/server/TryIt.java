package dev.erga.example.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The README's <i>Try it</i>: the shop on WildFly, in the foreground until Ctrl-C. System properties choose the
 * {@code port} (8080), the folder for its {@code data}, the {@code store} ({@code h2}, or {@code postgresql} with
 * {@code db.url}, {@code db.user} and {@code db.password}); those that begin with {@code erga.} or {@code shop.} go on
 * to the server.
 */
public final class TryIt {
    private TryIt() {}

    /** Arguments: WildFly's home, the folder with its configuration, the module's build folder. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Build build = new Build(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        Path data = Path.of(
                        System.getProperty("data", build.target().resolve("try").toString()))
                .toAbsolutePath();
        int port = Integer.getInteger("port", 8080);
        refuseTakenPort(port);
        WildFlySetup setup = new WildFlySetup(build, data, port, database(), passedOn());
        try (WildFlyServer server = WildFlyServer.start(setup, Redirect.INHERIT)) {
            announce(server, setup);
            int exit = server.process().awaitEnd();
            throw new IllegalStateException("The server has ended with exit code " + exit);
        }
    }

    private static Database database() {
        String store = System.getProperty("store", "h2");
        return switch (store) {
            case "h2" -> Database.h2();
            case "postgresql" ->
                Database.postgresql(required("db.url"), required("db.user"), System.getProperty("db.password", ""));
            default -> throw new IllegalArgumentException("-Dstore must be h2 or postgresql, was " + store);
        };
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("-Dstore=postgresql needs -D%s=...".formatted(name));
        }
        return value;
    }

    private static Map<String, String> passedOn() {
        Map<String, String> passedOn = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("erga.") || name.startsWith("shop.")) {
                passedOn.put(name, System.getProperty(name));
            }
        }
        return passedOn;
    }

    private static void refuseTakenPort(int port) throws IOException {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            free.getLocalPort();
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port %d of 127.0.0.1 is taken; choose another one with -Dport=...".formatted(port), e);
        }
    }

    private static void announce(WildFlyServer server, WildFlySetup setup) {
        System.out.printf(
                """

                Erga's example shop is ready. Ctrl-C stops it; the same command brings it back with its data.

                  Shop       %1$s
                  Dashboard  %1$serga     sign in as ada (admin), olga (operator) or vic (viewer); password: the name
                  Data       %2$s (%3$s)
                  Server     process %4$d

                """,
                server.shop(),
                setup.data(),
                setup.database().kind(),
                server.process().handle().pid());
    }
}
