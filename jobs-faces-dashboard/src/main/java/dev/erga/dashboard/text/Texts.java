package dev.erga.dashboard.text;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The dashboard's sentences in one language. Immutable and thread-safe. A further language is one more file, and its name
 * here.
 */
public final class Texts {

    private static final String BUNDLE = "dev.erga.dashboard.texts";

    /** Those that there is a file for. */
    static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.JAPANESE);

    private final Locale language;
    private final ResourceBundle bundle;

    private Texts(Locale language) {
        this.language = language;
        // Without this control a reader of a language that has no file would get the server's language, not English.
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                Texts.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** In the language that a request asks for; in English if it asks for none, or for none that there is. */
    public static Texts of(HttpServletRequest request) {
        // Without the header a container tells its own language, which says nothing of who reads.
        return request.getHeader("Accept-Language") == null ? english() : in(request.getLocales());
    }

    /** In the first of the wanted languages that there is, else in English. */
    public static Texts in(Enumeration<Locale> wanted) {
        List<LanguageRange> ranges = new ArrayList<>();
        for (Locale locale : Collections.list(wanted)) {
            if (!locale.getLanguage().isEmpty()) {
                ranges.add(new LanguageRange(locale.toLanguageTag()));
            }
        }
        Locale found = Locale.lookup(ranges, LANGUAGES);
        return new Texts(found == null ? Locale.ENGLISH : found);
    }

    /** In English. */
    public static Texts english() {
        return new Texts(Locale.ENGLISH);
    }

    /** The language, for {@code lang} attributes. */
    public Locale language() {
        return language;
    }

    /** The form of dates and times that the text {@code date.<name>} gives. */
    public DateTimeFormatter date(String name) {
        return DateTimeFormatter.ofPattern(get("date." + name), language);
    }

    /**
     * One text, with {@code {0}}, {@code {1}} ... replaced.
     *
     * @throws MissingResourceException if there is no such text
     */
    public String get(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language).format(values);
    }
}
