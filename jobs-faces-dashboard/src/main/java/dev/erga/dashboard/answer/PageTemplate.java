package dev.erga.dashboard.answer;

import dev.erga.dashboard.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file of the jar with {@code {{name}}} for a value and {@code {{text:key}}} for a text. Whatever is put in is
 * escaped: there is no way to put markup in.
 */
final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(text:)?([A-Za-z.]+)}}");

    private final String html;

    PageTemplate(String html) {
        this.html = html;
    }

    static PageTemplate load(String name) {
        String file = "/META-INF/erga-pages/" + name + ".html";
        try (InputStream in = PageTemplate.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The dashboard's jar has no " + file);
            }
            return new PageTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String fill(Texts texts, Map<String, String> values) {
        return PLACE.matcher(html)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(valueAt(place, texts, values))));
    }

    private static String valueAt(MatchResult place, Texts texts, Map<String, String> values) {
        String name = place.group(2);
        if (place.group(1) != null) {
            return texts.get(name);
        }
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The page needs a value for " + name);
        }
        return value;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
