package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void a_reader_of_a_language_that_is_not_there_yet_gets_english_wherever_the_server_stands() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Texts texts = Texts.in(Collections.enumeration(List.of(Locale.JAPAN, Locale.GERMAN)));

            assertThat(texts.language()).isEqualTo(Locale.ENGLISH);
            assertThat(texts.get("state.failed")).isEqualTo("Failed");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void values_are_put_in_and_never_read_as_patterns() {
        assertThat(Texts.english().get("attention.silent", "b-{0}'{1}", "22 s"))
                .isEqualTo("Node b-{0}'{1} silent: its lease ran out 22 s ago");
    }

    @Test
    void a_text_that_is_not_there_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> Texts.english().get("no.such.text")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void every_text_is_a_pattern_without_straight_apostrophes() {
        ResourceBundle bundle = ResourceBundle.getBundle("dev.erga.dashboard.texts", Locale.ROOT);
        for (String key : bundle.keySet()) {
            assertThat(bundle.getString(key)).as(key).doesNotContain("'");
            assertThat(new MessageFormat(bundle.getString(key), Locale.ENGLISH)).isNotNull();
        }
    }
}
