package dev.erga.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final DashboardSettings SETTINGS =
            new DashboardSettings(true, "/erga", Optional.empty(), new RoleMapping(Map.of()));

    @ParameterizedTest
    @ValueSource(strings = {"missing", "method", "faces", "failed"})
    void every_notice_carries_the_headers_and_asks_for_nothing_from_elsewhere(String kind) throws IOException {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga/x");

        PlainPage.notice(exchange.request(), exchange.response(), 404, kind);

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.headers)
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Content-Type", "text/html;charset=UTF-8");
        assertThat(exchange.html())
                .contains("href=\"/shop/erga/assets/erga.css?v=")
                .doesNotContain("http://", "https://");
    }

    @Test
    void the_stylesheet_is_kept_for_good_under_its_digest_and_asked_for_again_without() throws IOException {
        String href = Stylesheet.href("/erga");
        FakeExchange digest = new FakeExchange(SETTINGS, "GET", href);
        FakeExchange plain = new FakeExchange(SETTINGS, "GET", "/erga/assets/erga.css");

        Stylesheet.serve(digest.request(), digest.response());
        Stylesheet.serve(plain.request(), plain.response());

        assertThat(digest.headers).containsEntry("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(plain.headers).containsEntry("Cache-Control", "no-cache").containsKey("ETag");
        assertThat(plain.headers).containsKeys("Content-Security-Policy", "X-Content-Type-Options");
        assertThat(plain.html()).contains("--e-bg");
    }

    @Test
    void only_the_stylesheets_own_address_is_open() {
        assertThat(Stylesheet.isAt("/erga", "/erga/assets/erga.css")).isTrue();
        assertThat(Stylesheet.isAt("/erga", "/erga/assets/")).isFalse();
        assertThat(Stylesheet.isAt("/erga", "/erga/assets/erga.css/x")).isFalse();
    }
}
