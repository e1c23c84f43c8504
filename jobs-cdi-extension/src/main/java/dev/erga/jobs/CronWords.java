package dev.erga.jobs;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Puts an expression into words with cron-utils. */
final class CronWords {

    private static final String WORDS = "com.cronutils.CronUtilsI18N";

    private final CronDescriptor descriptor;
    private final ResourceBundle words;

    private CronWords(Locale locale) {
        this.words = words(locale);
        this.descriptor = new CronDescriptor(words);
    }

    static String describe(CronPlain plain, Locale locale) {
        return new CronWords(locale).describe(plain);
    }

    private String describe(CronPlain plain) {
        Cron cron = CronPhrasing.tellable(plain).parsed();
        Map<CronFieldName, CronField> fields = cron.retrieveFieldsAsMap();
        String nearest = plain.isNearestToOffset() ? words.getString("the_nearest_weekday_to_the") : "";
        return String.join(
                        " ",
                        descriptor.describeHHmmss(fields),
                        nearest,
                        descriptor.describeDayOfMonth(fields),
                        descriptor.describeMonth(fields),
                        descriptor.describeDayOfWeek(
                                fields, cron.getCronDefinition().retrieveFieldDefinitionsAsMap()))
                .replaceAll("\\s+", " ")
                .replace(" ,", ",")
                .strip();
    }

    /** Never the words of the machine's own language, which is what a bundle falls back on by itself. */
    private static ResourceBundle words(Locale locale) {
        ClassLoader loader = CronDescriptor.class.getClassLoader();
        Control noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        ResourceBundle found = ResourceBundle.getBundle(WORDS, locale, loader, noFallback);
        return found.getLocale().getLanguage().equals(locale.getLanguage())
                        && !found.getLocale().equals(Locale.ROOT)
                ? found
                : ResourceBundle.getBundle(WORDS, Locale.ENGLISH, loader, noFallback);
    }
}
