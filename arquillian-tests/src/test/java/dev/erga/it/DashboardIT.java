package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's door and page: in the shop, and in an application that has no Faces, no login and no role for it. */
@ArquillianTest
class DashboardIT {
    private static final String CONFIG = "META-INF/microprofile-config.properties";
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ArquillianResource
    @OperateOnDeployment("shop")
    private URI shopAddress;

    @ArquillianResource
    @OperateOnDeployment("bare")
    private URI bareAddress;

    private Shop shop;
    private Shop bare;

    /** Only vic, the viewer, has a role here: ada is somebody who is signed in and has none. */
    @Deployment(name = "shop", order = 1, testable = false)
    static WebArchive shop() {
        String roles = """
                config_ordinal=300
                erga.security.roles.viewer=viewer
                erga.security.roles.operator=
                erga.security.roles.admin=
                """;
        return Shop.war()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "roles.jar")
                        .addAsManifestResource(new StringAsset(roles), "microprofile-config.properties"));
    }

    /** The shop's libraries and nothing of its own, with the engine at rest. */
    @Deployment(name = "bare", order = 2, testable = false)
    static WebArchive bare() {
        WebArchive bare = ShrinkWrap.create(WebArchive.class, "bare.war")
                .addAsResource(new StringAsset("erga.enabled=false\n"), CONFIG);
        Shop.war()
                .getContent(path -> path.get().matches("/WEB-INF/lib/.+"))
                .forEach((path, file) -> bare.add(file.getAsset(), path));
        return bare;
    }

    @BeforeEach
    void knock() {
        shop = new Shop(shopAddress);
        bare = new Shop(bareAddress);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erga",
                "erga/",
                "erga?state=failed",
                "erga/overview",
                "erga/overview.xhtml",
                "erga/jobs",
                "erga/jobs.xhtml",
                "erga/job?id=x",
                "erga.xhtml",
                "erga/nothing",
                "erga/assets/",
                "erga;jsessionid=1",
                "erga/;x=y/overview.xhtml",
                "erga//overview.xhtml",
                "erga/%2e%2e/erga/overview.xhtml",
                "%65rga",
                "erga/overview%2exhtml",
                "erga/overview.xhtml;x.css"
            })
    void whoever_is_not_signed_in_is_asked_for_a_name_whatever_the_address_looks_like(String path) {
        HttpResponse<String> answer = shop.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(answer.body()).doesNotContain("erga-table");
        assertHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERGA",
                "ERGA/overview.xhtml",
                "erga-views/overview.xhtml",
                "META-INF/erga-views/overview.xhtml",
                "META-INF/erga-views/overview.xhtml.xhtml",
                "WEB-INF/lib/",
                "jakarta.faces.resource/overview.xhtml?ln=erga-views",
                "jakarta.faces.resource/overview.xhtml.xhtml?con=META-INF/erga-views",
                "erga%2Foverview.xhtml",
                "erga-pages/closed.html",
                "erga-assets/erga.css",
                "erga-assets/erga.js"
            })
    void the_jars_files_are_nowhere_else_for_anybody(String path) {
        for (HttpResponse<String> answer : List.of(shop.get(path), shop.getAs("vic", path), bare.get(path))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("ergaOverview", "ui:composition", "erga-table");
        }
    }

    @Test
    void somebody_without_a_role_reads_who_they_are_and_which_line_opens_the_door() {
        HttpResponse<String> answer = shop.getAs("ada", "erga");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains(
                        "Erga is closed",
                        "You are signed in as <b>ada</b>",
                        "erga.security.roles.viewer=",
                        "ERGA-0702");
        assertHeaders(answer);
    }

    @Test
    void a_viewer_sees_the_counts_per_state_the_nodes_and_the_latest_jobs() {
        String signedUp = shop.postJson("api/users", "{\"email\":\"dora@example.org\",\"name\":\"Dora\"}")
                .body();
        String job = signedUp.replaceFirst("(?s).*\"welcomeJob\":\"([^\"]+)\".*", "$1");

        HttpResponse<String> answer = shop.getAs("vic", "erga");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Enqueued", "Processing", "Scheduled", "Failed", "Succeeded", "Awaiting", "Held", "Deleted")
                .contains("/example/erga/jobs?state=succeeded", "/example/erga/job?id=" + job)
                .contains("WelcomeMail.send", job)
                .contains("working")
                .containsPattern("<time datetime=\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertHeaders(answer);
    }

    @Test
    void a_reader_is_spoken_to_in_the_language_that_the_browser_asks_for() {
        String german = shop.getAs("vic", "erga", "Accept-Language", "de-CH, de;q=0.9, en;q=0.5")
                .body();
        String japanese = shop.getAs("vic", "erga", "Accept-Language", "ja").body();

        assertThat(german)
                .containsPattern("<html[^>]* lang=\"de\"")
                .contains("Übersicht", "Fehlgeschlagen", "data-ago=\"vor {0}\"", "data-form=\"relative\"")
                .doesNotContain(">Overview<", ">Failed<");
        assertThat(japanese)
                .containsPattern("<html[^>]* lang=\"ja\"")
                .contains("失敗")
                .doesNotContain(">Failed<");
        assertThat(shop.getAs("vic", "erga").body()).containsPattern("<html[^>]* lang=\"en\"");
        assertThat(shop.getAs("vic", "erga/no-such-page", "Accept-Language", "fr")
                        .body())
                .containsPattern("<html[^>]* lang=\"fr\"");
    }

    @Test
    void a_viewer_walks_from_the_list_of_a_queue_to_a_job_and_back_and_reads_no_arguments() {
        String signedUp = shop.postJson("api/users", "{\"email\":\"walker@example.org\",\"name\":\"Walker\"}")
                .body();
        String job = signedUp.replaceFirst("(?s).*\"reminderJob\":\"([^\"]+)\".*", "$1");
        Supplier<String> list = () -> shop.getAs("vic", "erga/jobs?q=job:ActivationReminder.remind+colour:red")
                .body();

        assertThat(list.get())
                .contains("aria-current=\"page\"", "Scheduled", "Held")
                .contains("/example/erga/job?id=" + job, "ActivationReminder.remind")
                .contains("“colour:red” was not understood")
                .contains("value=\"job:ActivationReminder.remind\"")
                .contains("state=failed&amp;q=job%3AActivationReminder.remind");

        HttpResponse<String> page = shop.getAs("vic", "erga/job?id=" + job);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("ActivationReminder.remind", job, "It is to start at", "Stored")
                .contains("Operators and admins can read arguments and results.")
                .contains("/example/erga/jobs?state=scheduled", "/example/erga/jobs?q=queue%3A")
                .contains(">Succeeded<");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertHeaders(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?id=01980c5e-7b1c-7000-8000-00003536544e", "?id=%3Cscript%3E%23%7B6*7%7D", "?id=", ""})
    void a_job_that_is_not_there_is_answered_with_404_and_a_way_on(String query) {
        HttpResponse<String> answer = shop.getAs("vic", "erga/job" + query);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no such job", "/example/erga/jobs")
                .doesNotContain("<script>");
        assertHeaders(answer);
    }

    @Test
    void hostile_text_in_a_search_stays_text() {
        String page = shop.getAs(
                        "vic",
                        "erga/jobs?q=label:%22%3Cscript%3Ealert(1)%3C/script%3E%23%7B6*7%7D%22+%3Cimg%3E&before=%3Cb%3E")
                .body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;#{6*7}", "&lt;img&gt;", "&lt;b&gt;")
                .doesNotContain("<script>", "<img", "<b>&");
    }

    @Test
    void by_ways_into_the_view_lead_a_viewer_to_its_own_address() {
        for (String path : List.of("erga.xhtml", "erga/")) {
            HttpResponse<String> answer = shop.getAs("vic", path);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/example/erga"));
            assertHeaders(answer);
        }
    }

    @Test
    void an_address_without_a_page_and_a_post_are_refused_in_our_own_words() {
        HttpResponse<String> missing = shop.getAs("vic", "erga/nothing");
        HttpResponse<String> posted = shop.postJson("erga", "{}");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no such page");
        assertHeaders(missing);
        assertThat(posted.statusCode()).isEqualTo(401);
        assertHeaders(posted);
    }

    @Test
    void the_stylesheet_comes_with_the_headers_and_may_be_kept() {
        String page = shop.getAs("vic", "erga").body();
        String href = page.replaceFirst("(?s).*href=\"([^\"]+erga\\.css[^\"]*)\".*", "$1");

        HttpResponse<String> css = shop.get(href);

        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        assertThat(css.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
        assertThat(css.headers().firstValue("Content-Security-Policy")).hasValue(CONTENT_POLICY);
    }

    @Test
    void hostile_text_in_the_address_stays_text() {
        String page = shop.getAs("vic", "erga?state=%3Cscript%3Ealert(1)%3C/script%3E%23%7B6*7%7D")
                .body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;#{6*7}").doesNotContain("<script>");
    }

    @Test
    void hostile_text_in_a_job_stays_text() throws Exception {
        shop.postJson(
                "api/imports",
                "[{\"email\":\"<script>alert(1)</script>\\\" onmouseover=\\\"x #{6*7}\",\"name\":\"<img src=x onerror=alert(2)>\"}]");

        Supplier<String> failed = () -> shop.getAs("vic", "erga?state=failed").body();
        Await.until("the page shows the text", () -> failed.get().contains("alert(1)"), failed);
        String page = failed.get();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("#{6*7}")
                .contains("&quot; onmouseover=&quot;x")
                .doesNotContain("<script>", "<img")
                .doesNotContainPattern("=\"[^\"<>]*\" onmouseover=\"x");

        String job = page.replaceFirst("(?s).*/erga/job\\?id=([0-9a-f-]+)\"(?=.{0,900}alert\\(1\\)).*", "$1");
        for (String path : List.of("erga/jobs?state=failed", "erga/job?id=" + job)) {
            assertThat(shop.getAs("vic", path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "#{6*7}")
                    .doesNotContain("<script>", "<img")
                    .doesNotContainPattern("=\"[^\"<>]*\" onmouseover=\"x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"erga", "erga/", "erga/overview.xhtml", "erga/nothing", "erga.xhtml", "faces/erga.xhtml"})
    void without_a_mapped_role_every_address_is_closed_also_from_this_very_machine(String path) {
        for (HttpResponse<String> answer : List.of(bare.get(path), bare.getAs("ada", path))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("No role opens this dashboard yet, so nobody gets in.", "erga.security.roles.admin=");
            assertHeaders(answer);
        }
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue(CONTENT_POLICY);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
