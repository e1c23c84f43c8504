package dev.erga.dashboard.answer;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A page of one message, in the dashboard's look but written without Faces, so that it works when Faces does not. */
public final class PlainPage {

    private static final PageTemplate CLOSED = PageTemplate.load("closed");
    private static final PageTemplate NOTICE = PageTemplate.load("notice");

    private PlainPage() {}

    /** The closed door; {@code values} fill the page's own places. */
    public static void closed(HttpServletRequest request, HttpServletResponse response, Map<String, String> values)
            throws IOException {
        write(CLOSED, HttpServletResponse.SC_FORBIDDEN, request, response, values);
    }

    /** A short notice with the texts {@code notice.<kind>.title} and {@code notice.<kind>.lead}. */
    public static void notice(HttpServletRequest request, HttpServletResponse response, int status, String kind)
            throws IOException {
        Texts texts = Texts.of(request);
        Map<String, String> values = Map.of(
                "title", texts.get("notice." + kind + ".title"),
                "lead", texts.get("notice." + kind + ".lead"));
        write(NOTICE, status, request, response, values);
    }

    private static void write(
            PageTemplate template,
            int status,
            HttpServletRequest request,
            HttpServletResponse response,
            Map<String, String> values)
            throws IOException {
        Texts texts = Texts.of(request);
        String home = request.getContextPath()
                + DashboardSettings.of(request.getServletContext()).path();
        Map<String, String> all = new HashMap<>(values);
        all.put("lang", texts.language().toLanguageTag());
        all.put("home", home);
        all.put("application", request.getContextPath() + "/");
        all.put("stylesheet", Asset.STYLESHEET.href(home));
        byte[] html = template.fill(texts, all).getBytes(StandardCharsets.UTF_8);

        response.resetBuffer();
        SecurityHeaders.set(response);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }
}
