package dev.erga.dashboard;

import dev.erga.dashboard.text.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The texts for readers of other languages than English. */
public final class Readers {

    private Readers() {}

    /** In the language with this tag. */
    public static Texts of(String language) {
        return Texts.in(Collections.enumeration(List.of(Locale.forLanguageTag(language))));
    }
}
