package dev.erga.dashboard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final DashboardSettings SETTINGS =
            new DashboardSettings(true, "/erga", Optional.empty(), new RoleMapping(Map.of()));

    @Test
    void a_reader_of_a_language_that_is_not_there_gets_english_wherever_the_server_stands() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Texts texts = in("ko-KR", "fi");

            assertThat(texts.language()).isEqualTo(Locale.ENGLISH);
            assertThat(texts.get("state.failed")).isEqualTo("Failed");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "de,    de, Fehlgeschlagen",
        "de-CH, de, Fehlgeschlagen",
        "fr-CA, fr, Échoué",
        "es-MX, es, Fallido",
        "ja-JP, ja, 失敗",
        "en-GB, en, Failed"
    })
    void a_reader_is_spoken_to_in_their_language_of_whatever_region(String asked, String language, String failed) {
        Texts texts = in(asked);

        assertThat(texts.language().toLanguageTag()).isEqualTo(language);
        assertThat(texts.get("state.failed")).isEqualTo(failed);
    }

    @Test
    void the_first_language_that_there_is_counts() {
        assertThat(in("ko", "fr", "de").language()).isEqualTo(Locale.FRENCH);
        assertThat(in("ko", "en", "de").language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void who_asks_for_no_language_gets_english_and_not_the_servers() {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga");

        assertThat(Texts.of(exchange.request()).language()).isEqualTo(Locale.ENGLISH);
        exchange.sent.put("Accept-Language", "de, en;q=0.5");
        assertThat(Texts.of(exchange.request()).language()).isEqualTo(Locale.GERMAN);
    }

    private static Texts in(String... languages) {
        return Texts.in(Collections.enumeration(
                Stream.of(languages).map(Locale::forLanguageTag).toList()));
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
}
