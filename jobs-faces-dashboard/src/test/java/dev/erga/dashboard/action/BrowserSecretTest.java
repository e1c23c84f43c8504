package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.FakeExchange;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSecretTest {

    private final FakeExchange exchange = new FakeExchange(Browsers.SETTINGS, "GET", "/erga/confirm");

    @Test
    void a_browser_gets_a_secret_once_which_no_script_and_no_other_site_can_use() {
        BrowserSecret.ensure(exchange.request(), exchange.response());
        BrowserSecret.ensure(exchange.request(), exchange.response());

        assertThat(exchange.given).singleElement().satisfies(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/shop/erga");
            assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
            assertThat(cookie.getValue()).matches("[0-9a-f]{32}");
        });
        assertThat(BrowserSecret.of(exchange.request()))
                .contains(exchange.given.get(0).getValue());
    }

    @Test
    void a_browser_that_has_one_keeps_it() {
        exchange.cookies.add(new Cookie("other", "x"));
        exchange.cookies.add(new Cookie(BrowserSecret.COOKIE, Browsers.SECRET));

        BrowserSecret.ensure(exchange.request(), exchange.response());

        assertThat(exchange.given).isEmpty();
        assertThat(BrowserSecret.of(exchange.request())).contains(Browsers.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"})
    void what_is_no_secret_of_ours_is_replaced(String value) {
        exchange.cookies.add(new Cookie(BrowserSecret.COOKIE, value));

        BrowserSecret.ensure(exchange.request(), exchange.response());

        assertThat(exchange.given).hasSize(1);
    }

    @Test
    void no_two_numbers_are_alike() {
        assertThat(BrowserSecret.random()).isNotEqualTo(BrowserSecret.random());
    }
}
