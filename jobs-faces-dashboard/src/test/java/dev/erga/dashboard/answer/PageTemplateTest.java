package dev.erga.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.dashboard.text.Texts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTemplateTest {

    @Test
    void what_is_put_in_stays_text() {
        String page = new PageTemplate("<b title=\"{{who}}\">{{who}}</b>")
                .fill(Texts.english(), Map.of("who", "\"><script>'$1 {{who}} &amp;</script>"));

        assertThat(page)
                .isEqualTo("<b title=\"&quot;&gt;&lt;script&gt;&#39;$1 {{who}} &amp;amp;&lt;/script&gt;\">"
                        + "&quot;&gt;&lt;script&gt;&#39;$1 {{who}} &amp;amp;&lt;/script&gt;</b>");
    }

    @Test
    void texts_come_from_the_bundle() {
        assertThat(new PageTemplate("{{text:closed.title}}").fill(Texts.english(), Map.of()))
                .isEqualTo("Erga is closed");
    }

    @Test
    void a_place_without_a_value_is_not_left_empty_quietly() {
        assertThatThrownBy(() -> new PageTemplate("{{who}}").fill(Texts.english(), Map.of()))
                .hasMessage("The page needs a value for who");
    }
}
