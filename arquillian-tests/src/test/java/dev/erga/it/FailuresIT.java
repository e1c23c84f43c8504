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
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A job that fails, from the page of retries to that of failures and back into its queue. */
@ArquillianTest
class FailuresIT {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    /** In the row that has the job as its latest: other tests leave failures on the same server. */
    private static final String KEY = "(?s)/job\\?id=%s\"(?:(?!</tr>).)*?do=requeue-failed&amp;on=([0-9a-f]{16})";

    @ArquillianResource
    private URI address;

    /** The job that works the third time has two attempts only, and an hour between them. */
    @Deployment(testable = false)
    static WebArchive shop() {
        String retries = """
                config_ordinal=300
                erga.job."Flaky.worksTheThirdTime".attempts=2
                erga.job."Flaky.worksTheThirdTime".backoff=fixed PT1H
                """;
        return Shop.war()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "retries.jar")
                        .addAsManifestResource(new StringAsset(retries), "microprofile-config.properties"));
    }

    @Test
    void a_job_that_fails_is_retried_by_hand_found_by_its_cause_and_requeued_with_all_alike() throws Exception {
        Shop shop = new Shop(address);
        String job = Shop.text(shop.postJson("api/flaky", "").body(), "job");

        assertThat(shown(shop, "erga/retries", job))
                .contains("Flaky.worksTheThirdTime", "2 of 2", "The other side does not answer, attempt 1")
                .contains("/erga/jobs?q=error%3A", "aria-disabled=\"true\"");
        confirm(shop, "run-now", job, "/retries");

        Pattern requeue = Pattern.compile(KEY.formatted(job));
        Await.until(
                "it has failed",
                () -> requeue.matcher(failuresFor(shop, "olga")).find());
        String failures = failuresFor(shop, "vic");
        assertThat(failures)
                .contains("IllegalStateException", "Flaky.worksTheThirdTime(Flaky.java:", "/job?id=" + job)
                .contains("failed%3A1h", "failed%3A3h", "failed%3A24h", "failed%3A7d");
        String key = key(requeue, failuresFor(shop, "olga"));
        for (String query : new String[] {"+failed%3A1h", "", "&state=failed"}) {
            assertThat(shop.getAs("vic", "erga/jobs?q=error%3A" + key + query).body())
                    .contains("/job?id=" + job);
        }
        assertThat(shop.getAs("vic", "erga/jobs?q=error%3A0000").body()).doesNotContain("/job?id=" + job);

        confirm(shop, "requeue-failed", key, "/failures");
        assertThat(shown(shop, "erga/retries", job)).contains("2 of 2");
        assertThat(shop.getAs("vic", "erga/failures").body()).doesNotContain("state=failed&amp;q=error%3A" + key);
    }

    /** What a viewer sees as soon as it has the text in it. */
    private static String shown(Shop shop, String path, String text) throws Exception {
        Await.until(path + " has " + text, () -> shop.getAs("vic", path).body().contains(text));
        return shop.getAs("vic", path).body();
    }

    private static String failuresFor(Shop shop, String person) {
        return shop.getAs(person, "erga/failures").body();
    }

    private static String key(Pattern requeue, String page) {
        Matcher found = requeue.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static void confirm(Shop shop, String action, String subject, String back) {
        HttpResponse<String> page = shop.getAs(
                "olga", "erga/confirm?do=" + action + "&on=" + subject + "&back=" + back.replace("/", "%2F"));
        Map<String, String> form = new HashMap<>(Map.of("why", "It answers again."));
        HIDDEN.matcher(page.body()).results().forEach(field -> form.put(field.group(1), field.group(2)));
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");

        HttpResponse<String> done = shop.postFormAs(
                "olga", "erga/actions/" + action, form, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/erga" + back);
    }
}
