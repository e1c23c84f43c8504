package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The dashboard's help: what everybody reads there, and what only admins do. */
@ArquillianTest
class HelpIT {

    @ArquillianResource
    private URI address;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war();
    }

    @Test
    void everybody_who_gets_in_reads_keys_versions_numbers_and_first_steps() {
        HttpResponse<String> answer = new Shop(address).getAs("vic", "erga/help");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsPattern("<kbd>g</kbd>\\s*<kbd>o</kbd>")
                .contains("ERGA-07xx", "schema version")
                .contains("First steps", "Somebody may act", "A node works", "Job methods are found")
                .contains("Admins can read the configuration.")
                .doesNotContain("erga.heartbeat", "erga.encryption", "<script>");
    }

    @Test
    void admins_read_the_configuration_without_its_secrets() {
        HttpResponse<String> answer = new Shop(address).getAs("ada", "erga/help");

        assertThat(answer.body())
                .contains("erga.heartbeat", "PT10S", "erga.queue.mail.weight", "microprofile-config.properties")
                .containsPattern("erga\\.encryption\\.key</code></th>\\s*<td[^>]*><bdi>set, not shown</bdi>")
                .doesNotContain("dGhlIGRlbW8ga2V5");
    }

    @Test
    void each_page_leads_to_the_help() {
        assertThat(new Shop(address).getAs("vic", "erga").body()).contains("/example/erga/help\"");
    }

    @Test
    void strangers_get_no_help() {
        assertThat(new Shop(address).get("erga/help").statusCode()).isEqualTo(401);
    }
}
