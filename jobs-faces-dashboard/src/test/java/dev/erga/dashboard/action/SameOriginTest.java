package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    private static final DashboardSettings SETTINGS =
            new DashboardSettings(true, "/erga", Optional.empty(), new RoleMapping(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "same-origin,,              true",
        "same-site,  ,              false",
        "cross-site, ,              false",
        "none,       ,              false",
        "cross-site, https://shop:8443, false",
        "same-origin,null,          true",
        ",           https://shop:8443, true",
        ",           https://SHOP:8443, true",
        ",           https://public.example, true",
        ",           https://shop,  false",
        ",           https://evil.example, false",
        ",           https://shop:8443.evil.example, false",
        ",           null,          false",
        ",           'not an origin', false",
        ",           ,              false"
    })
    void a_post_is_ours_only_if_the_browser_says_so(String site, String origin, boolean ours) {
        FakeExchange exchange = new FakeExchange(SETTINGS, "POST", "/erga/actions/pause-queue");
        exchange.sent.put("Host", "shop:8443");
        exchange.sent.put("X-Forwarded-Host", "public.example");
        Optional.ofNullable(site).ifPresent(value -> exchange.sent.put("Sec-Fetch-Site", value));
        Optional.ofNullable(origin).ifPresent(value -> exchange.sent.put("Origin", value));

        assertThat(SameOrigin.sent(exchange.request())).isEqualTo(ours);
    }
}
