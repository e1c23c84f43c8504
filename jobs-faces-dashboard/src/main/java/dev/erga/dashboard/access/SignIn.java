package dev.erga.dashboard.access;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.answer.SecurityHeaders;
import jakarta.servlet.HttpConstraintElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletSecurityElement;
import jakarta.servlet.annotation.ServletSecurity.TransportGuarantee;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An address that only people who are signed in reach; it sends them on to the page they wanted. The container asks for
 * a name there by its own means. It is needed where {@code HttpServletRequest.authenticate} asks nobody: WildFly, for an
 * application with a {@code login-config}, has by then made up its mind that this request need not be asked.
 */
public final class SignIn extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ANY_SIGNED_IN = "**";
    private static final String WANTED = "to";
    private static final String PASSED = "signed-in";

    private final String path;

    SignIn(String path) {
        this.path = path;
    }

    /** Adds it to a deployment that is being started. */
    public static void add(ServletContext context) {
        String path = DashboardSettings.of(context).path();
        ServletRegistration.Dynamic servlet = context.addServlet("erga-sign-in", new SignIn(path));
        servlet.setServletSecurity(
                new ServletSecurityElement(new HttpConstraintElement(TransportGuarantee.NONE, ANY_SIGNED_IN)));
        servlet.addMapping(address(path));
    }

    /** Where it is, with the context path. */
    static String link(String path, HttpServletRequest request) {
        return request.getContextPath() + address(path);
    }

    /**
     * Whether the application has a {@code login-config}, so that it is worth while to send people there unasked. Without
     * one most containers answer with an error that explains nothing.
     */
    static boolean isPromising(ServletContext context) throws IOException {
        try (InputStream in = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return in != null && new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("<login-config");
        }
    }

    /** Sends somebody there whom nobody knows yet. */
    static void send(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        String wanted =
                request.getRequestURI().substring(request.getContextPath().length())
                        + (query == null ? "" : "?" + query);
        response.sendRedirect(
                link(path, request) + "?" + WANTED + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    /** Whether a request has been there; if its sender is still unknown, to send it again would go on for ever. */
    static boolean passed(HttpServletRequest request) {
        return request.getParameter(PASSED) != null;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.set(response);
        String wanted = Optional.ofNullable(request.getParameter(WANTED))
                .filter(this::isOurs)
                .orElse(path);
        response.sendRedirect(request.getContextPath() + wanted + (wanted.contains("?") ? "&" : "?") + PASSED + "=1");
    }

    // An open redirect would let anybody's link to here end anywhere.
    private boolean isOurs(String wanted) {
        return wanted.equals(path) || wanted.startsWith(path + "/") || wanted.startsWith(path + "?");
    }

    // Beside the pages, not below them: a browser then sends a name that was asked for here with the pages' requests
    // too.
    private static String address(String path) {
        return path + "-sign-in";
    }
}
