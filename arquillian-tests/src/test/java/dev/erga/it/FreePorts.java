package dev.erga.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Chooses the default server's ports before {@code arquillian.xml}, which asks for them, is read. */
public final class FreePorts implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty("wildfly.http.port", Integer.toString(next()));
        System.setProperty("wildfly.management.port", Integer.toString(next()));
    }

    /** A port of the loopback address that nobody listens on. */
    static int next() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
