package dev.erga.dashboard.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The dashboard's one stylesheet. It is the only thing that a stranger gets too: the page that refuses needs it, and it
 * says nothing about the application. Its address carries a digest of its bytes, so browsers may keep it for good.
 */
public final class Stylesheet {

    private static final String NAME = "/assets/erga.css";
    private static final byte[] CSS = read();
    private static final String VERSION = digest();
    private static final String TAG = "\"" + VERSION + "\"";

    private Stylesheet() {}

    /** Where it is, for links: {@code home} is the dashboard's address with the context path. */
    public static String href(String home) {
        return home + NAME + "?v=" + VERSION;
    }

    /** Whether a path inside the application is the stylesheet of the dashboard at {@code path}. */
    public static boolean isAt(String path, String asked) {
        return asked.equals(path + NAME);
    }

    /** Answers a GET or HEAD. */
    public static void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.set(response);
        boolean lasting = VERSION.equals(request.getParameter("v"));
        response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", TAG);
        if (TAG.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/css;charset=UTF-8");
        response.setContentLength(CSS.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(CSS);
        }
    }

    private static byte[] read() {
        try (InputStream in = Stylesheet.class.getResourceAsStream("/META-INF/erga-assets/erga.css")) {
            if (in == null) {
                throw new IllegalStateException("The dashboard's jar has no stylesheet");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
