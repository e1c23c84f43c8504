package dev.erga.dashboard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with as much of a container as the dashboard uses; anything else fails the test. */
public final class FakeExchange {

    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final List<Cookie> cookies = new ArrayList<>();
    public final List<Cookie> given = new ArrayList<>();
    public int status = 200;
    public int timesAsked;
    public String location = "";
    public @Nullable String user;
    public Set<String> roles = Set.of();
    public @Nullable String webXml;
    public Challenge challenge = Challenge.ASKS;
    public Step whileAsking = () -> {};
    public String servlet = "jakarta.faces.webapp.FacesServlet";
    public String forwardedTo = "";

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, List<String>> parameters = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String path;
    private final String method;

    /** Something the container does on its way. */
    public interface Step {
        void take() throws IOException, ServletException;
    }

    /** What the container does when it is told to ask for a name. */
    public enum Challenge {
        ASKS,
        KNOWS_VIC_AFTER_ALL,
        LETS_PASS,
        THROWS
    }

    public FakeExchange(DashboardSettings settings, String method, String pathAndQuery) {
        attributes.put(DashboardSettings.class.getName(), settings);
        this.method = method;
        int query = pathAndQuery.indexOf('?');
        this.path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        for (String pair :
                query < 0 ? new String[0] : pathAndQuery.substring(query + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], none -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
    }

    /** What the request asks for or brings with it, in the place of what it brought under that name before. */
    public FakeExchange with(String parameter, String... values) {
        parameters.put(parameter, List.of(values));
        return this;
    }

    public FakeExchange signedIn(String name, String... has) {
        user = name;
        roles = Set.of(has);
        return this;
    }

    public String html() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (self, called, values) -> switch (called.getName()) {
            case "getServletContext" -> context();
            case "getContextPath" -> "/shop";
            case "getServletPath" -> path;
            case "getPathInfo", "getQueryString" -> null;
            case "getRequestURI" -> "/shop" + path;
            case "getMethod" -> method;
            case "getParameter" ->
                parameters.getOrDefault(String.valueOf(values[0]), List.of()).stream()
                        .findFirst()
                        .orElse(null);
            case "getParameterValues" -> {
                List<String> given = parameters.getOrDefault(String.valueOf(values[0]), List.of());
                yield given.isEmpty() ? null : given.toArray(new String[0]);
            }
            case "getHeader" -> sent.get(String.valueOf(values[0]));
            case "getCookies" -> cookies.toArray(new Cookie[0]);
            case "setCharacterEncoding" -> null;
            case "getRemoteAddr" -> "10.0.0.7";
            case "isSecure" -> true;
            case "getLocales" -> Collections.enumeration(List.of(Locale.GERMAN, Locale.ENGLISH));
            case "getRemoteUser" -> user;
            case "isUserInRole" -> user != null && roles.contains(values[0]);
            case "authenticate" -> authenticate();
            case "getHttpServletMapping" ->
                proxy(
                        HttpServletMapping.class,
                        (mapping, asked, none) -> "getServletName".equals(asked.getName()) ? "s" : "");
            case "getAttribute" -> attributes.get(values[0]);
            case "removeAttribute" -> attributes.remove(values[0]);
            case "setAttribute" -> attributes.put((String) values[0], values[1]);
            case "getRequestDispatcher" -> {
                forwardedTo = (String) values[0];
                yield proxy(RequestDispatcher.class, (dispatcher, asked, none) -> null);
            }
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private boolean authenticate() throws IOException, ServletException {
        timesAsked++;
        whileAsking.take();
        switch (challenge) {
            case ASKS -> status = 401;
            case KNOWS_VIC_AFTER_ALL -> signedIn("vic", "staff");
            case LETS_PASS -> {}
            case THROWS -> throw new ServletException("no mechanism");
        }
        return user != null;
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (self, called, values) -> switch (called.getName()) {
            case "setHeader" -> headers.put((String) values[0], (String) values[1]);
            case "setContentType" -> headers.put("Content-Type", (String) values[0]);
            case "setContentLength" -> headers.put("Content-Length", String.valueOf(values[0]));
            case "setStatus" -> {
                status = (int) values[0];
                yield null;
            }
            case "getStatus" -> status;
            case "addCookie" -> given.add((Cookie) values[0]);
            case "isCommitted" -> false;
            case "resetBuffer" -> null;
            case "sendRedirect" -> {
                status = 302;
                location = (String) values[0];
                yield null;
            }
            case "getOutputStream" -> output();
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    public ServletContext context() {
        return proxy(ServletContext.class, (self, called, values) -> switch (called.getName()) {
            case "getAttribute" -> attributes.get(values[0]);
            case "setAttribute" -> attributes.put((String) values[0], values[1]);
            case "getServletRegistration" -> proxy(ServletRegistration.class, (registration, asked, none) -> servlet);
            case "getResourceAsStream" ->
                webXml == null ? null : new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8));
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    Object answer = answers.invoke(self, method, values == null ? new Object[0] : values);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
