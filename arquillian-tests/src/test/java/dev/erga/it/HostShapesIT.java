package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * The dashboard dropped into applications of seven shapes: each shows it to whom it is open, at its own address or at least
 * at the long one, and in none of them any other way leads to it, to its views or to what they say.
 */
@ArquillianTest
class HostShapesIT {

    private static final List<String> PAGES = List.of("", "/jobs", "/job?id=x");

    /** All the ways in that anybody has thought of; what a shape does not know answers with 404. */
    private static final List<String> WAYS = List.of(
            "erga",
            "erga/",
            "erga.xhtml",
            "erga.page",
            "erga/overview",
            "erga/overview.xhtml",
            "erga/overview.page",
            "erga/jobs",
            "erga/jobs.xhtml",
            "erga/jobs.page",
            "erga/job?id=x",
            "erga/job.xhtml?id=x",
            "erga//jobs.xhtml",
            "erga/;x=y/jobs.xhtml",
            "erga/%2e%2e/erga/jobs.xhtml",
            "%65rga/jobs.xhtml",
            "ERGA/jobs.xhtml",
            "faces/erga",
            "faces/erga/jobs",
            "faces/erga/jobs.xhtml",
            "faces/erga/overview.xhtml",
            "faces//erga/jobs.xhtml",
            "faces/erga.xhtml",
            "faces/META-INF/erga-views/jobs.xhtml",
            "META-INF/erga-views/jobs.xhtml",
            "META-INF/erga-views/frame.xhtml",
            "WEB-INF/erga-views/jobs.xhtml",
            "erga-views/jobs.xhtml",
            "jakarta.faces.resource/jobs.xhtml?ln=erga-views",
            "jakarta.faces.resource/jobs.xhtml.xhtml?con=META-INF/erga-views",
            "jakarta.faces.resource/jobs.xhtml.page?ln=../META-INF/erga-views",
            "faces/jakarta.faces.resource/jobs.xhtml?ln=META-INF/erga-views");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "plain", managed = false, testable = false)
    static WebArchive plain() {
        return HostShapes.plain("plain.war");
    }

    @Deployment(name = "mapped", managed = false, testable = false)
    static WebArchive mapped() {
        return HostShapes.mapped("mapped.war");
    }

    @Deployment(name = "prime", managed = false, testable = false)
    static WebArchive prime() {
        return HostShapes.prime("prime.war");
    }

    @Deployment(name = "complete", managed = false, testable = false)
    static WebArchive complete() {
        return HostShapes.complete("complete.war");
    }

    @Deployment(name = "ordered", managed = false, testable = false)
    static WebArchive ordered() {
        return HostShapes.ordered("ordered.war");
    }

    @Deployment(name = "form", managed = false, testable = false)
    static WebArchive form() {
        return HostShapes.form("form.war");
    }

    @Deployment(name = "deep", managed = false, testable = false)
    static WebArchive deep() {
        return HostShapes.deep("deep.war", "/tools/jobs");
    }

    @Test
    void in_an_application_without_faces_its_pages_are_the_only_ones() {
        in("plain", "plain", host -> {
            assertOpen(host);
            assertThat(host.getAs("vic", "own.xhtml").statusCode()).isEqualTo(404);
        });
    }

    @Test
    void beside_faces_on_other_addresses_each_keeps_its_own() {
        in("mapped", "mapped", host -> {
            assertOpen(host);
            assertOwnPage(host, "own.page");
            assertOwnPage(host, "faces/own.xhtml");
        });
    }

    @Test
    void primefaces_of_the_host_adds_nothing_to_its_pages() {
        in("prime", "prime", host -> {
            assertOpen(host);
            assertThat(host.getAs("vic", "erga/jobs").body())
                    .doesNotContain("primefaces", "PrimeFaces", "<script src=\"/prime/jakarta.faces");
            assertThat(host.get("own.page").body()).contains(HostShapes.OWN_WORDS + ": 42");
        });
    }

    @Test
    void a_complete_web_xml_does_not_open_or_close_it() {
        in("complete", "complete", host -> {
            assertOpen(host);
            assertOwnPage(host, "own.page");
        });
    }

    @Test
    void where_the_fragments_of_libraries_are_left_out_it_is_open_to_the_same_people() {
        in("ordered", "ordered", host -> {
            assertShown(host, "faces/erga/jobs.xhtml", "erga/jobs.page", "erga/jobs", "erga/jobs.xhtml");
            assertOwnPage(host, "own.page");
        });
    }

    @Test
    void the_hosts_own_login_page_asks_for_the_name() {
        in("form", "form", host -> {
            HttpResponse<String> asked = host.get("erga/jobs");
            assertThat(asked.statusCode()).isIn(200, 302);
            assertThat(asked.body()).doesNotContain("erga-table", "ergaFrame");
            if (asked.statusCode() == 200) {
                assertThat(asked.body()).contains("Who are you?");
            }
        });
    }

    @Test
    void its_links_have_a_context_path_of_several_steps() {
        in("deep", "tools/jobs", host -> {
            assertOpen(host);
            assertThat(host.getAs("vic", "erga").body())
                    .contains("href=\"/tools/jobs/erga/jobs")
                    .doesNotContain("href=\"/erga");
        });
    }

    /** Deploys it, tries all ways in as nobody and as somebody without a role, then the test. */
    private void in(String shape, String path, Consumer<Shop> test) {
        deployer.deploy(shape);
        try {
            Shop host = new Shop(
                    URI.create("http://127.0.0.1:" + System.getProperty("wildfly.http.port") + "/" + path + "/"));
            for (String way : WAYS) {
                assertClosed(way, host.get(way));
                assertClosed(way + " as ann", host.getAs("ann", way));
            }
            test.accept(host);
        } finally {
            deployer.undeploy(shape);
        }
    }

    private static void assertClosed(String way, HttpResponse<String> answer) {
        assertThat(answer.body())
                .as(way)
                .doesNotContain(
                        "erga-table", "erga-tabs", "ergaFrame", "ergaJobs", "ui:composition", "ui:insert", "#{");
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).as(way).contains("Who are you?");
        }
    }

    private static void assertOpen(Shop host) {
        for (String page : PAGES) {
            HttpResponse<String> answer = host.getAs("vic", "erga" + page);
            assertThat(answer.statusCode()).as(page).isIn(200, 404);
            assertThat(answer.body()).as(page).contains("<h1", "erga-nav");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(page)
                    .isPresent();
        }
    }

    /** At one of the ways at least, and with the headers on each. */
    private static void assertShown(Shop host, String... ways) {
        List<HttpResponse<String>> shown = List.of(ways).stream()
                .map(way -> host.getAs("vic", way))
                .filter(answer -> answer.statusCode() == 200)
                .toList();
        assertThat(shown).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.body()).contains("<h1", "erga-nav");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        });
    }

    private static void assertOwnPage(Shop host, String way) {
        HttpResponse<String> own = host.get(way);
        assertThat(own.statusCode()).as(way).isEqualTo(200);
        assertThat(own.body()).as(way).contains(HostShapes.OWN_WORDS + ": 42").doesNotContain("erga");
        assertThat(own.headers().firstValue("Content-Security-Policy")).as(way).isEmpty();
    }
}
