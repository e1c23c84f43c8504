package dev.erga.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void a_notice_is_in_the_language_that_the_browser_asks_for() throws IOException {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga/x");
        exchange.sent.put("Accept-Language", "de, en;q=0.5");

        PlainPage.notice(exchange.request(), exchange.response(), 404, "missing");

        assertThat(exchange.html())
                .contains("<html lang=\"de\">", "Zurück zur Übersicht")
                .doesNotContain("Back", "There is no such page");
    }

    @ParameterizedTest
    @CsvSource({"/erga/assets/erga.css, text/css, --e-bg", "/erga/assets/erga.js, text/javascript, erga-js"})
    void an_asset_is_kept_for_good_under_its_digest_and_asked_for_again_without(
            String address, String type, String content) throws IOException {
        Asset asset = Asset.at("/erga", address).orElseThrow();
        FakeExchange digest = new FakeExchange(SETTINGS, "GET", asset.href("/erga"));
        FakeExchange plain = new FakeExchange(SETTINGS, "GET", address);

        asset.serve(digest.request(), digest.response());
        asset.serve(plain.request(), plain.response());

        assertThat(asset.href("/erga")).startsWith(address + "?v=");
        assertThat(digest.headers).containsEntry("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(plain.headers).containsEntry("Cache-Control", "no-cache").containsKey("ETag");
        assertThat(plain.headers).containsKeys("Content-Security-Policy", "X-Content-Type-Options");
        assertThat(plain.headers).containsEntry("Content-Type", type + ";charset=UTF-8");
        assertThat(plain.html()).contains(content);
    }

    @Test
    void an_asset_that_has_not_changed_is_not_sent_again() throws IOException {
        FakeExchange first = new FakeExchange(SETTINGS, "GET", "/erga/assets/erga.js");
        Asset.SCRIPT.serve(first.request(), first.response());
        FakeExchange again = new FakeExchange(SETTINGS, "GET", "/erga/assets/erga.js");
        again.sent.put("If-None-Match", first.headers.get("ETag"));

        Asset.SCRIPT.serve(again.request(), again.response());

        assertThat(again.status).isEqualTo(304);
        assertThat(again.html()).isEmpty();
        assertThat(again.headers).containsKey("Content-Security-Policy");
    }

    @Test
    void only_the_assets_own_addresses_are_open() {
        assertThat(Asset.at("/erga", "/erga/assets/erga.css")).contains(Asset.STYLESHEET);
        assertThat(Asset.at("/erga", "/erga/assets/erga.js")).contains(Asset.SCRIPT);
        assertThat(Asset.at("/erga", "/erga/assets/")).isEmpty();
        assertThat(Asset.at("/erga", "/erga/assets/erga.css/x")).isEmpty();
        assertThat(Asset.at("/erga", "/assets/erga.js")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|false",
                "\"0011223344556677\"|true",
                "W/\"0011223344556677\"|true",
                "\"x\", \"0011223344556677\"|true",
                "\"001122334455667\"|false",
                "0011223344556677|false"
            })
    void a_tag_is_known_to_who_names_it_also_if_something_has_marked_it_as_weak(
            @Nullable String header, boolean known) {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga/live");
        if (header != null) {
            exchange.sent.put("If-None-Match", header);
        }

        assertThat(new EntityTag("0011223344556677").isKnownTo(exchange.request()))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "clock", "millis", "minute", "day", "brief", "date", "exact"})
    void the_script_tells_times_in_every_form_that_pages_name(String form) throws IOException {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga/assets/erga.js");

        Asset.SCRIPT.serve(exchange.request(), exchange.response());

        assertThat(exchange.html()).containsPattern("(?s)const forms = \\{[^;]*\\b" + form + "[,:]");
    }

    @Test
    void the_script_is_small_makes_no_markup_out_of_text_and_asks_nobody_else() throws IOException {
        FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga/assets/erga.js");

        Asset.SCRIPT.serve(exchange.request(), exchange.response());

        assertThat(exchange.html())
                .hasSizeLessThan(20_000)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("http:", "https:", "import", ".style", "document.cookie");
    }
}
