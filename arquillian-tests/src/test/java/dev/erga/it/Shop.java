package dev.erga.it;

import dev.erga.example.server.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The example shop as one talks to it over HTTP, wherever it runs. */
final class Shop {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ENDED = Pattern.compile("\"state\":\"(SUCCEEDED|FAILED|DELETED)\"");
    private static final String BOUNDARY = "----a-boundary-that-is-in-no-file";

    private final URI address;
    private final String name;

    /** The address ends in a slash. */
    Shop(URI address) {
        this(address, "main");
    }

    private Shop(URI address, String name) {
        this.address = address;
        this.name = name;
    }

    /** Another shop of the same application. */
    Shop named(String other) {
        return new Shop(address, other);
    }

    /** Where example-war's build has put things. */
    static Build build() {
        return new Build(
                Path.of(System.getProperty("wildfly.home")),
                Path.of(System.getProperty("example.config")),
                Path.of(System.getProperty("example.target")));
    }

    /** The shop as its users deploy it. */
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, build().war().toFile());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> getAs(String user, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).header("Authorization", basic(user));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form as a page does, with these headers: name, value, name, value. */
    HttpResponse<String> postFormAs(String user, String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return postFormAs(user, path, body, headers);
    }

    /** The same with a form that is written already. */
    HttpResponse<String> postFormAs(String user, String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Authorization", basic(user))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /**
     * Any request, also one that no link and no form sends.
     *
     * @param user who sends it; empty for nobody
     * @param form empty for none
     */
    HttpResponse<String> ask(String method, String user, String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        if (!user.isEmpty()) {
            request.header("Authorization", basic(user));
        }
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A path below the shop stays as it is written: to resolve it would take one of two slashes away. */
    private URI at(String path) {
        return path.startsWith("/") ? address.resolve(path) : URI.create(address + path);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    /** Signs somebody up; an address can do so once. */
    HttpResponse<String> signUp(String name) {
        return postJson("api/users", "{\"email\":\"%1$s@example.org\",\"name\":\"%1$s\"}".formatted(name));
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> putJson(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(at(path)).DELETE());
    }

    /** Sends a file as a form of a page does. */
    HttpResponse<String> upload(String fileName, String content) {
        String body = """
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%2$s"\r
                Content-Type: application/octet-stream\r
                \r
                %3$s\r
                --%1$s--\r
                """.formatted(BOUNDARY, fileName, content);
        return send(HttpRequest.newBuilder(at("api/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    }

    /** What the shop tells of a job once it has ended, well or not. */
    String finished(String job) throws Exception {
        Supplier<String> told = () -> get("api/jobs/" + job).body();
        Await.until("job " + job + " has ended", () -> ENDED.matcher(told.get()).find(), told);
        return told.get();
    }

    /** What the shop tells of a path once that has the text in it. */
    String told(String path, String text) throws Exception {
        Supplier<String> told = () -> get(path).body();
        Await.until(path + " has " + text, () -> told.get().contains(text), told);
        return told.get();
    }

    /** Puts in jobs that leave a row each, in one transaction, and tells their group. */
    String startCounting(int jobs) {
        HttpResponse<String> answer = postJson("api/counters?jobs=" + jobs, "");
        return text(answer.body(), "group");
    }

    /** What has become of a group, as the shop tells it in JSON. */
    String counted(String group) {
        return get("api/counters/" + group).body();
    }

    /** The text that an answer in JSON has under the name. */
    static String text(String json, String name) {
        return find(json, "\"" + name + "\":\"([^\"]+)\"");
    }

    /** The number that an answer in JSON has under the name. */
    static String number(String json, String name) {
        return find(json, "\"" + name + "\":(\\d+)");
    }

    private static String find(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + json);
        }
        return matcher.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Shop", name).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
