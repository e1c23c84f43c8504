package dev.erga.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    private static final DashboardSettings SETTINGS =
            new DashboardSettings(true, "/erga", Optional.empty(), new RoleMapping(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "/erga,              /shop/erga?signed-in=1",
        "/erga?state=failed, /shop/erga?state=failed&signed-in=1",
        "/erga/overview,     /shop/erga/overview?signed-in=1"
    })
    void it_sends_on_to_the_page_that_was_wanted(String wanted, String location) throws IOException {
        assertThat(sentOnTo(wanted)).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//evil.example", "https://evil.example/erga", "/other", "/ergamania", "/erga-sign-in"})
    void it_sends_nobody_elsewhere(String wanted) throws IOException {
        assertThat(sentOnTo(wanted)).isEqualTo("/shop/erga?signed-in=1");
    }

    private static String sentOnTo(String wanted) throws IOException {
        FakeExchange exchange = new FakeExchange(
                SETTINGS, "GET", "/erga-sign-in?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        new SignIn("/erga").doGet(exchange.request(), exchange.response());
        assertThat(exchange.headers).containsKey("Content-Security-Policy");
        return exchange.location;
    }
}
