package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The tag with which an application's own page shows the jobs of a label. */
@ArquillianTest
class JobsTagIT {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:erga="dev.erga.dashboard">
            <head><title>An order</title></head>
            <body>
              <h1>The order</h1>
              <erga:jobs label="#{param.group}" limit="2"/>
              <p>The end</p>
            </body>
            </html>
            """;

    @ArquillianResource
    private URI address;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war().addAsWebResource(new StringAsset(PAGE), "order.xhtml");
    }

    private static String page(String label) {
        return "order.xhtml?group=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
    }

    @Test
    void who_may_look_at_the_dashboard_sees_the_latest_jobs_and_ways_to_them() {
        Shop shop = new Shop(address);
        String group = shop.startCounting(3);

        HttpResponse<String> answer = shop.getAs("vic", page(group));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("The order", "The end", "<caption>Jobs with the label " + group + "</caption>")
                .containsPattern("<th scope=\"row\"><a href=\"/example/erga/job\\?id=[0-9a-f-]{36}\">Counting\\.")
                .containsPattern("<time datetime=\"[^\"]+Z\"");
        assertThat(answer.body().split("<tr>", -1)).hasSize(1 + 1 + 2);
    }

    @Test
    void who_may_not_sees_the_rest_of_the_page_only() {
        Shop shop = new Shop(address);
        String group = shop.startCounting(1);

        assertThat(shop.get(page(group)).body())
                .contains("The order", "The end")
                .doesNotContain("erga-jobs");
    }

    @Test
    void a_label_is_a_text_and_nothing_else() {
        String hostile = "<script>alert(1)</script>\"#{6*7}";

        assertThat(new Shop(address).getAs("vic", page(hostile)).body())
                .contains("No jobs with the label &lt;script&gt;alert(1)&lt;/script&gt;", "#{6*7}")
                .doesNotContain("<script", "42");
    }
}
