package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that people start from the dashboard, by a form that is checked by the container's own validator. */
@ArquillianTest
class StartIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String START = "erga/start";
    private static final String FORM = "erga/start?on=GoodwillMail.send";

    @ArquillianResource
    private URI address;

    private Shop shop;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war();
    }

    @BeforeEach
    void knock() {
        shop = new Shop(address);
    }

    private static Map<String, String> form(HttpResponse<String> page, String mail, String percent) {
        Map<String, String> form = new HashMap<>();
        form.put("on", "GoodwillMail.send");
        form.put("a0", mail);
        form.put("a1", percent);
        form.put("when", "now");
        form.put("why", "Größe <b> & \"so\"");
        form.put("token", found(TOKEN, page));
        return form;
    }

    private HttpResponse<String> send(HttpResponse<String> page, Map<String, String> form) {
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        return shop.postFormAs("olga", START, form, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher found = pattern.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void an_operator_starts_a_job_and_sees_it() throws Exception {
        HttpResponse<String> page = shop.getAs("olga", FORM);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("for=\"a0\"", "type=\"email\"", "an address such as name@example.org")
                .contains("Earlier ones", "/example/erga/jobs?q=job%3AGoodwillMail.send")
                .doesNotContain("<script>");

        HttpResponse<String> sent = send(page, form(page, "mia@example.org", "15"));

        assertThat(sent.statusCode()).isEqualTo(303);
        String location = sent.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/example/erga/job?id=");
        String job = location.replaceFirst(".*=", "");
        assertThat(shop.finished(job)).contains("SUCCEEDED");
        assertThat(shop.getAs("olga", "erga/job?id=" + job).body()).contains("GoodwillMail.send", "olga");

        HttpResponse<String> again = send(page, form(page, "mia@example.org", "15"));
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("sent before", "value=\"mia@example.org\"");
    }

    @Test
    void what_is_wrong_is_said_in_the_validators_words_and_nothing_that_was_written_is_lost() {
        HttpResponse<String> page = shop.getAs("olga", FORM);

        HttpResponse<String> refused = send(page, form(page, "no\"address<b>", "90"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Nothing was enqueued.", "href=\"#a0\"", "href=\"#a1\"")
                .contains("value=\"no&quot;address&lt;b&gt;\"", "value=\"90\"")
                .contains("must be a well-formed email address", "must be less than or equal to 50")
                .contains("value=\"Größe &lt;b&gt; &amp; &quot;so&quot;\"")
                .containsPattern("id=\"a0\"[^>]*aria-invalid=\"true\"");

        Map<String, String> mended = form(refused, "mia@example.org", "10");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        assertThat(shop.postFormAs("olga", START, mended, "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void nobody_else_starts_anything() {
        HttpResponse<String> page = shop.getAs("olga", FORM);
        Map<String, String> form = form(page, "mia@example.org", "15");

        assertThat(shop.get(START).statusCode()).isEqualTo(401);
        assertThat(shop.getAs("vic", FORM).statusCode()).isEqualTo(403);
        assertThat(shop.getAs("vic", "erga").body()).doesNotContain("/erga/start");
        assertThat(shop.postFormAs("vic", START, form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("olga", START, form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("olga", START, form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
    }
}
