package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are searched for and acted upon, several at once, in a browser that runs no script. */
@ArquillianTest
class JobsSearchIT {

    private static final Pattern JOB = Pattern.compile("/erga/job\\?id=([0-9a-f-]{36})");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

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

    private String coupon(String name) {
        return shop.signUp(name).body().replaceFirst("(?s).*\"couponJob\":\"([^\"]+)\".*", "$1");
    }

    private String list(String query) {
        HttpResponse<String> answer = shop.getAs("olga", "erga/jobs?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void each_qualifier_finds_a_job_that_has_it_and_not_one_that_has_not() {
        String job = coupon("searcher");

        for (String search : new String[] {
            "until:2099-01-01",
            "tenant:main",
            "queue:mail+tenant:main+id:" + job,
            "id:" + job,
            "until:2099-01-01T00:00+id:" + job
        }) {
            assertThat(list("q=job:CouponMail.send+" + search)).as(search).contains("/erga/job?id=" + job);
        }
        for (String search :
                new String[] {"until:2001-01-01", "tenant:nobody", "recurring:never", "key:none", "label:none"}) {
            assertThat(list("q=job:CouponMail.send+" + search))
                    .as(search)
                    .contains("No job matches", "<bdi class=\"erga-cut\">" + search)
                    .doesNotContain("/erga/job?id=");
        }
        assertThat(list("q=until:soon")).contains("what follows is no time");
    }

    @Test
    void what_can_be_typed_is_offered_and_the_counts_are_of_what_matches() {
        String job = coupon("counter");

        String page = list("q=id:" + job);

        assertThat(page)
                .contains("list=\"erga-hints\"", "<datalist id=\"erga-hints\">")
                .contains("value=\"id:" + job + " queue:mail\"", "value=\"id:" + job + " tenant:\"")
                .containsPattern("<span>Scheduled</span>\\s*<span class=\"erga-dim\">1</span>")
                .containsPattern("<span>Enqueued</span>\\s*<span class=\"erga-dim\">0</span>")
                .doesNotContain("<script>");
    }

    /** Jobs that wait for an hour, by the label that they have in common. */
    private String planned(int jobs) {
        return Shop.text(
                shop.postJson("api/counters?after=PT1H&jobs=" + jobs, "").body(), "group");
    }

    private static List<String> ids(String page) {
        return JOB.matcher(page).results().map(job -> job.group(1)).distinct().toList();
    }

    @Test
    void selected_jobs_are_run_at_once_by_an_operator_and_the_page_leads_back_to_the_list() throws Exception {
        String search = "&q=label:" + planned(3);
        String page = list("state=scheduled" + search);
        List<String> jobs = ids(page);
        assertThat(jobs).hasSize(3);
        String first = jobs.get(0);
        String second = jobs.get(1);
        assertThat(page)
                .contains("name=\"on\" value=\"" + first + "\"", "name=\"on\" value=\"" + second + "\"")
                .contains("name=\"do\" value=\"run-now\"", "only jobs that are over")
                .doesNotContain("checked=");
        assertThat(list("state=scheduled&pick=page")).contains("checked=\"checked\"");
        assertThat(shop.getAs("vic", "erga/jobs?state=scheduled").body())
                .contains("role", "aria-disabled=\"true\"")
                .doesNotContain("type=\"checkbox\"", "name=\"do\"");

        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("do", "run-now");
        wish.put("back", "/jobs?state=scheduled");
        wish.put("on=" + first + "&on", second);
        HttpResponse<String> asked = shop.postFormAs("olga", "erga/confirm", wish);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("value=\"" + first + "\"", "value=\"" + second + "\"");

        wish.remove("do");
        wish.put("why", "cannot wait");
        wish.put("token", token(asked));
        HttpResponse<String> done = shop.postFormAs(
                "olga", "erga/actions/run-now", wish, "Cookie", cookie(asked), "Sec-Fetch-Site", "same-origin");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/erga/jobs?state=scheduled");
        assertThat(ids(list("state=scheduled" + search))).containsExactly(jobs.get(2));
        Supplier<String> over = () -> list("state=succeeded" + search);
        Await.until("both have run", () -> ids(over.get()).size() == 2, over);
    }

    @Test
    void all_jobs_that_match_are_run_by_a_job_of_its_own_which_tells_how_many() throws Exception {
        String group = planned(2);
        String search = "state=scheduled&q=label%3A" + group;
        String address = "erga/confirm?do=run-matching&on=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        HttpResponse<String> asked = shop.getAs("olga", address);
        assertThat(asked.body())
                .contains("that match state:scheduled label:" + group + "?", "2 match now", "1\u202F000 at most");
        assertThat(shop.getAs("vic", address).statusCode()).isEqualTo(403);

        Map<String, String> wish = Map.of("on", search, "why", "outage is over", "token", token(asked));
        HttpResponse<String> done = shop.postFormAs(
                "olga", "erga/actions/run-matching", wish, "Cookie", cookie(asked), "Sec-Fetch-Site", "same-origin");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/erga/jobs?q=job%3AErga.allMatching");
        Supplier<String> over = () -> list("state=succeeded&q=label:" + group);
        Await.until("both have run", () -> ids(over.get()).size() == 2, over);
        Supplier<String> list = () -> list("state=succeeded&q=job:Erga.allMatching");
        Await.until("it has succeeded", () -> !ids(list.get()).isEmpty(), list);
        assertThat(shop.getAs("olga", "erga/job?id=" + ids(list.get()).get(0)).body())
                .contains("\"changed\":2", "outage is over");
    }

    @Test
    void a_job_tells_what_its_arguments_are_called_and_leads_to_those_of_its_tenant() {
        String job = coupon("curious");

        String page = shop.getAs("olga", "erga/job?id=" + job).body();

        assertThat(page)
                .containsPattern("<dt><bdi>userId</bdi></dt><dd><code>\\d+</code> <small>long</small>")
                .contains("/erga/jobs?q=tenant%3Amain", "/erga/jobs?q=job%3ACouponMail.send");
    }

    private static String token(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
