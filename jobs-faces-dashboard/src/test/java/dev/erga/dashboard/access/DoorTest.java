package dev.erga.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.FakeExchange.Challenge;
import dev.erga.dashboard.RoleMapping;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final DashboardSettings OPEN = settings(
            new RoleMapping(Map.of(DashboardRole.VIEWER, Set.of("staff"), DashboardRole.ADMIN, Set.of("boss"))));
    private static final DashboardSettings CLOSED = settings(new RoleMapping(Map.of()));
    private static final String LOGIN = "<web-app><login-config/></web-app>";

    @Test
    void a_person_with_the_role_passes() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga").signedIn("vic", "staff");

        assertThat(knock(OPEN, exchange)).isTrue();

        assertThat(exchange.html()).isEmpty();
        assertThat(exchange.timesAsked).isZero();
    }

    @Test
    void a_higher_role_opens_what_a_lower_one_does_and_not_the_other_way() throws IOException {
        FakeExchange boss = new FakeExchange(OPEN, "GET", "/erga").signedIn("ada", "boss");
        FakeExchange vic = new FakeExchange(OPEN, "GET", "/erga").signedIn("vic", "staff");

        assertThat(knock(OPEN, boss)).isTrue();
        assertThat(door(OPEN).permits(DashboardRole.ADMIN, boss.request())).isTrue();
        assertThat(door(OPEN).permits(DashboardRole.OPERATOR, vic.request())).isFalse();
    }

    @Test
    void a_stranger_is_asked_by_the_container() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga");

        assertThat(knock(OPEN, exchange)).isFalse();

        assertThat(exchange.timesAsked).isEqualTo(1);
        assertThat(exchange.status).isEqualTo(401);
        assertThat(exchange.headers).containsKey("Content-Security-Policy");
    }

    @Test
    void somebody_whom_the_container_knows_once_it_is_asked_passes() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga");
        exchange.challenge = Challenge.KNOWS_VIC_AFTER_ALL;

        assertThat(knock(OPEN, exchange)).isTrue();
    }

    @Test
    void the_applications_login_page_is_not_bound_by_our_content_policy() throws Exception {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga");
        exchange.whileAsking = () ->
                new LoginPageFilter().doFilter(exchange.request(), exchange.response(), (request, response) -> {});

        knock(OPEN, exchange);

        assertThat(exchange.headers).containsEntry("Content-Security-Policy", "frame-ancestors 'none'");
    }

    @Test
    void any_other_forward_keeps_its_headers() throws Exception {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga").signedIn("vic", "staff");
        knock(OPEN, exchange);

        new LoginPageFilter().doFilter(exchange.request(), exchange.response(), (request, response) -> {});

        assertThat(exchange.headers.get("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void a_person_without_the_role_reads_who_they_are_and_what_opens_the_door() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga").signedIn("mallory<b>", "customer");

        assertThat(knock(OPEN, exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.timesAsked).isZero();
        assertThat(exchange.html())
                .contains("You are signed in as <b>mallory&lt;b&gt;</b>")
                .contains("erga.security.roles.viewer=")
                .contains("ERGA-0702 02:41:07 UTC")
                .doesNotContain("staff", "boss");
    }

    @Test
    void without_a_mapped_role_everybody_is_refused_and_nobody_is_asked_for_a_name() throws IOException {
        FakeExchange stranger = new FakeExchange(CLOSED, "GET", "/erga");
        FakeExchange ada = new FakeExchange(CLOSED, "GET", "/erga").signedIn("ada", "admin", "boss", "staff");

        assertThat(knock(CLOSED, stranger)).isFalse();
        assertThat(knock(CLOSED, ada)).isFalse();

        assertThat(stranger.status).isEqualTo(403);
        assertThat(stranger.timesAsked).isZero();
        assertThat(ada.status).isEqualTo(403);
        assertThat(ada.html())
                .contains("No role opens this dashboard yet, so nobody gets in.")
                .contains("erga.security.roles.admin=")
                .contains("ERGA-0701 02:41:07 UTC");
    }

    @Test
    void where_the_container_does_not_ask_here_a_stranger_is_sent_where_it_does() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga");
        exchange.challenge = Challenge.THROWS;
        exchange.webXml = LOGIN;

        assertThat(knock(OPEN, exchange)).isFalse();

        assertThat(exchange.location).isEqualTo("/shop/erga-sign-in?to=%2Ferga");
    }

    @Test
    void a_stranger_who_has_been_sent_once_is_not_sent_for_ever() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga?signed-in=1");
        exchange.challenge = Challenge.LETS_PASS;
        exchange.webXml = LOGIN;

        assertThat(knock(OPEN, exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.html()).contains("ERGA-0703");
    }

    @Test
    void where_the_application_has_no_login_the_page_says_so() throws IOException {
        FakeExchange exchange = new FakeExchange(OPEN, "GET", "/erga");
        exchange.challenge = Challenge.THROWS;

        assertThat(knock(OPEN, exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.html())
                .contains("ERGA-0703")
                .contains("&lt;login-config&gt;")
                .contains("/shop/erga-sign-in");
    }

    private static boolean knock(DashboardSettings settings, FakeExchange exchange) throws IOException {
        boolean opened = door(settings).opens(DashboardRole.VIEWER, exchange.request(), exchange.response());
        assertThat(exchange.headers)
                .containsKeys("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control");
        return opened;
    }

    private static Door door(DashboardSettings settings) {
        return new Door(settings, Clock.fixed(Instant.parse("2026-10-23T02:41:07Z"), ZoneOffset.UTC));
    }

    private static DashboardSettings settings(RoleMapping roles) {
        return new DashboardSettings(true, "/erga", Optional.empty(), roles);
    }
}
