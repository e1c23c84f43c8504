package dev.erga.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardFilterTest {

    private static final DashboardSettings SETTINGS = new DashboardSettings(
            true,
            "/erga",
            Optional.empty(),
            new RoleMapping(Map.of(DashboardRole.VIEWER, Set.of("staff"), DashboardRole.OPERATOR, Set.of("boss"))));
    private final AtomicInteger shown = new AtomicInteger();
    private FakeExchange exchange = new FakeExchange(SETTINGS, "GET", "/erga");

    @AfterEach
    void every_answer_carries_the_headers() {
        assertThat(exchange.headers).containsKeys("Content-Security-Policy", "X-Content-Type-Options");
    }

    @Test
    void a_viewer_gets_the_page_from_faces() throws Exception {
        filter("GET", "/erga", true);

        assertThat(shown).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/erga", "/erga/", "/erga/overview.xhtml", "/erga/nothing", "/erga/assets/", "/erga/live"})
    void a_stranger_gets_nothing_and_cannot_tell_pages_from_other_addresses(String path) throws Exception {
        filter("GET", path, false);

        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(401);
        assertThat(exchange.html()).isEmpty();
    }

    @Test
    void a_viewer_gets_what_open_pages_ask_for_from_here_and_not_from_faces() throws Exception {
        filter("GET", "/erga/live", true);

        // There is no container here that knows beans.
        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.html()).contains("ERGA-0706");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void nothing_can_be_sent_where_open_pages_ask(String method) throws Exception {
        filter(method, "/erga/live", true);

        assertThat(exchange.status).isEqualTo(405);
        assertThat(exchange.headers.get("Allow")).contains("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/erga/live/", "/erga/live.xhtml", "/erga/live/x", "/erga/LIVE"})
    void there_is_one_address_for_open_pages_to_ask(String path) throws Exception {
        filter("GET", path, true);

        assertThat(exchange.status).isEqualTo(404);
    }

    @Test
    void a_stranger_gets_the_script() throws Exception {
        filter("GET", "/erga/assets/erga.js", false);

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.html()).contains("use strict");
    }

    @Test
    void a_stranger_gets_the_stylesheet() throws Exception {
        filter("GET", "/erga/assets/erga.css", false);

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.html()).contains("--e-bg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void nothing_can_be_sent_to_a_page_that_only_reads(String method) throws Exception {
        filter(method, "/erga", true);

        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(405);
        assertThat(exchange.headers.get("Allow")).contains("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void the_page_that_asks_may_be_asked_for_either_way_and_gives_the_browser_its_secret(String method)
            throws Exception {
        exchange = new FakeExchange(SETTINGS, method, "/erga/confirm").signedIn("olga", "boss");
        new DashboardFilter("/erga")
                .doFilter(exchange.request(), exchange.response(), (request, response) -> shown.incrementAndGet());

        assertThat(shown).hasValue(1);
        assertThat(exchange.given).hasSize(1);
    }

    @Test
    void a_post_that_starts_a_job_shows_no_page_unless_it_comes_from_one_of_ours() throws Exception {
        exchange = new FakeExchange(SETTINGS, "POST", "/erga/start").signedIn("olga", "boss");
        new DashboardFilter("/erga")
                .doFilter(exchange.request(), exchange.response(), (request, response) -> shown.incrementAndGet());

        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(403);
    }

    @Test
    void the_page_that_asks_is_not_for_those_who_only_look() throws Exception {
        filter("POST", "/erga/confirm", true);

        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(403);
    }

    @Test
    void an_address_without_a_page_is_not_found_by_faces_but_here() throws Exception {
        filter("GET", "/erga/nothing", true);

        assertThat(shown).hasValue(0);
        assertThat(exchange.status).isEqualTo(404);
    }

    @Test
    void where_the_host_has_not_mapped_our_address_its_suffix_mapping_serves_the_page() throws Exception {
        exchange.servlet = "org.host.DefaultServlet";
        filter("GET", "/erga", true);

        assertThat(exchange.forwardedTo).isEqualTo("/erga/overview.xhtml");
        assertThat(shown).hasValue(0);
    }

    @Test
    void other_ways_to_write_the_address_lead_to_it() throws Exception {
        exchange = new FakeExchange(SETTINGS, "GET", "/erga/");
        exchange.servlet = "org.host.DefaultServlet";
        run(true, (request, response) -> {});

        assertThat(exchange.location).isEqualTo("/shop/erga");
    }

    @Test
    void without_faces_the_page_says_so_and_does_not_go_round_in_circles() throws Exception {
        exchange = new FakeExchange(SETTINGS, "GET", "/erga/overview.xhtml");
        exchange.servlet = "org.host.DefaultServlet";
        run(true, (request, response) -> {});

        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.html()).contains("ERGA-0705");
    }

    @Test
    void a_page_that_fails_tells_its_reader_nothing_but_that() throws Exception {
        exchange = new FakeExchange(SETTINGS, "GET", "/erga");
        run(true, (request, response) -> {
            throw new ServletException("password=secret");
        });

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.html()).contains("ERGA-0706").doesNotContain("secret");
    }

    private void filter(String method, String path, boolean viewer) throws IOException, ServletException {
        String servlet = exchange.servlet;
        exchange = new FakeExchange(SETTINGS, method, path);
        exchange.servlet = servlet;
        run(viewer, (request, response) -> shown.incrementAndGet());
    }

    private void run(boolean viewer, FilterChain chain) throws IOException, ServletException {
        if (viewer) {
            exchange.signedIn("vic", "staff");
        }
        new DashboardFilter("/erga").doFilter(exchange.request(), exchange.response(), chain);
    }
}
