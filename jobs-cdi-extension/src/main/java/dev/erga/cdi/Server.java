package dev.erga.cdi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the surroundings say about themselves.
 *
 * @param nodeName what the server calls itself, or else the host's name
 * @param version the version of Erga
 * @param workers how many attempts may run at once unless somebody says otherwise
 */
record Server(String nodeName, String version, int workers) {

    /** The longest name a node may have. */
    static final int LONGEST_NAME = 100;

    private static final int WORKERS_PER_PROCESSOR = 5;
    private static final int MOST_WORKERS = 20;

    static Server current() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Server(currentName(), currentVersion(), Math.min(MOST_WORKERS, WORKERS_PER_PROCESSOR * processors));
    }

    private static String currentName() {
        String name = Stream.of("jboss.node.name", "com.sun.aas.instanceName")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(Server::hostName);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** From the jar's manifest; classes that run out of a folder have none. */
    private static String currentVersion() {
        String version = Server.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }
}
