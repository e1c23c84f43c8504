package dev.erga.dashboard.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dashboard's one stylesheet and its one script. They are all that a stranger gets too: the page that refuses needs the
 * looks, and neither says anything about the application. Their addresses carry a digest of their bytes, so browsers may keep
 * them for good.
 */
public final class Asset {

    /** The stylesheet. */
    public static final Asset STYLESHEET = new Asset("erga.css", "text/css;charset=UTF-8");

    /** The script. */
    public static final Asset SCRIPT = new Asset("erga.js", "text/javascript;charset=UTF-8");

    private static final String PLACE = "/assets/";

    private final String name;
    private final String type;
    private final byte[] body;
    private final EntityTag tag;

    private Asset(String name, String type) {
        this.name = name;
        this.type = type;
        this.body = read(name);
        this.tag = EntityTag.of(body);
    }

    /** The one at a path inside the application; {@code path} is the dashboard's. */
    public static Optional<Asset> at(String path, String asked) {
        return Stream.of(STYLESHEET, SCRIPT)
                .filter(asset -> asked.equals(path + PLACE + asset.name))
                .findFirst();
    }

    /** Where it is, for links: {@code home} is the dashboard's address with the context path. */
    public String href(String home) {
        return home + PLACE + name + "?v=" + tag.digest();
    }

    /** Answers a GET or HEAD. */
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.set(response);
        boolean lasting = tag.digest().equals(request.getParameter("v"));
        response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", tag.header());
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Asset.class.getResourceAsStream("/META-INF/erga-assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The dashboard's jar has no " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
