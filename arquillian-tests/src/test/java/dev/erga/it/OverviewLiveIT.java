package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview and what open pages ask for, in the shop on a server. */
@ArquillianTest
class OverviewLiveIT {

    @ArquillianResource
    private URI address;

    private Shop shop;

    @Deployment(testable = false)
    static WebArchive war() {
        return Shop.war();
    }

    @BeforeEach
    void knock() {
        shop = new Shop(address);
    }

    @Test
    void open_pages_are_told_counts_nodes_and_states_and_nothing_twice() throws Exception {
        String signedUp = shop.postJson("api/users", "{\"email\":\"liv@example.org\",\"name\":\"Liv\"}")
                .body();
        String job = signedUp.replaceFirst("(?s).*\"reminderJob\":\"([^\"]+)\".*", "$1");
        String live = "erga/live?ids=" + job + ",nonsense";
        Supplier<String> told = () -> shop.getAs("vic", live).body();
        Await.until("the job is planned", () -> told.get().contains("\"state\":\"scheduled\""), told);

        HttpResponse<String> answer = shop.getAs("vic", live);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("\"counts\":{", "\"scheduled\":{\"value\":", "\"word\":\"working\"", "\"leaseUntil\":\"")
                .contains("\"" + job + "\":{\"state\":\"scheduled\"");
        assertUnchanged(live);
    }

    /** Between two heartbeats, if no job ends just then. */
    private void assertUnchanged(String live) throws Exception {
        Supplier<String> again = () -> {
            String tag = shop.getAs("vic", live).headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> same = shop.getAs("vic", live, "If-None-Match", tag);
            return same.statusCode() + " " + same.body();
        };
        Await.until("an answer without a body", () -> again.get().equals("304 "), again);
    }

    @Test
    void nobody_else_is_told_and_nothing_can_be_sent() {
        assertThat(shop.get("erga/live").statusCode()).isEqualTo(401);
        assertThat(shop.get("erga/live").body()).doesNotContain("counts");
        assertThat(shop.postFormAs("vic", "erga/live", Map.of(), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void the_script_comes_with_the_headers_and_may_be_kept() {
        String page = shop.getAs("vic", "erga").body();
        String src = page.replaceFirst("(?s).*src=\"([^\"]+erga\\.js[^\"]*)\".*", "$1");

        HttpResponse<String> script = shop.get(src);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(script.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
        assertThat(script.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void what_has_ended_is_drawn_and_tabled_by_the_server() throws Exception {
        shop.postJson("api/users", "{\"email\":\"eva@example.org\",\"name\":\"Eva\"}");
        Supplier<String> overview = () -> shop.getAs("vic", "erga?range=15m").body();
        Await.until("a bar", () -> overview.get().contains("<rect class=\"erga-c-ok\" x="), overview);

        assertThat(overview.get())
                .containsPattern(
                        "<title>\\d\\d:\\d\\d UTC: [1-9]\\d* succeeded, 95 % within [^;<]+; \\d+ failed</title>")
                .contains("role=\"img\"", "The table has the values.", "Succeeded per minute")
                .contains("WelcomeMail.send", "Slowest job methods", "Busiest queues")
                .doesNotContain("style=", "<img");
        assertThat(shop.getAs("vic", "erga?range=7d&view=table").body())
                .contains("What ended in the last 7 d", "Tried again", "href=\"/example/erga?range=7d#chart\"")
                .doesNotContain("role=\"img\"");
    }
}
