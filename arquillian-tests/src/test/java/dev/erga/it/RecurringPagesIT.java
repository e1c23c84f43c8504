package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of recurring jobs, in the shop with one more that fires each second. */
@ArquillianTest
class RecurringPagesIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @ArquillianResource
    private URI address;

    private Shop shop;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war().addClass(EverySecond.class);
    }

    @BeforeEach
    void knock() {
        shop = new Shop(address);
    }

    private String page(String user, String path) {
        HttpResponse<String> answer = shop.getAs(user, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>", " style=");
        return answer.body();
    }

    @Test
    void a_viewer_sees_when_each_recurring_job_fires_and_may_not_touch_it() {
        assertThat(page("vic", "erga/recurring"))
                .contains("aria-current=\"page\">Recurring<")
                .contains("clean-up", "month-end-invoices", "nightly-backup", "nightly-export", "yearly-renewals")
                .contains("/example/erga/recurring-job?id=nightly-export", "NightlyExport.export")
                .contains("30 2 * * *", "at 02:30", "last day of month")
                .containsPattern("<time datetime=\"[^\"]+T02:30:00Z\"[^>]*>[^<]+02:30 UTC</time>")
                .containsPattern("03:00 CES?T in Europe/Paris")
                .contains("aria-disabled=\"true\"")
                .doesNotContain("/confirm?");
    }

    @Test
    void the_page_of_one_shows_its_next_ten_fires_and_its_settings() {
        String page = page("vic", "erga/recurring-job?id=yearly-renewals");

        assertThat(page)
                .contains(
                        "<bdi>yearly-renewals</bdi>",
                        "Europe/Paris",
                        "COALESCE",
                        "ALLOW",
                        "YearlyRenewals.renewWhoIsDue")
                .contains("aria-current=\"true\">Recurring<");
        assertThat(Pattern.compile(">03:00 CES?T</time>").matcher(page).results())
                .hasSize(10);
    }

    @Test
    void fires_are_in_the_ledger_with_the_jobs_they_made_and_each_job_leads_back() throws Exception {
        Supplier<String> sheet = () -> page("vic", "erga/recurring-job?id=" + EverySecond.ID);
        Await.until("a fire has succeeded", () -> sheet.get().contains("<span>Succeeded</span>"), sheet);
        String ledger = sheet.get();
        assertThat(ledger)
                .contains("<span>Fired</span>", "in time", "<rect class=\"erga-c-ok\"")
                .containsPattern("\\d+ succeeded");

        String job = find(ledger, "/example/erga/job\\?id=([0-9a-f-]{36})");
        assertThat(page("vic", "erga/job?id=" + job)).contains("/example/erga/recurring-job?id=" + EverySecond.ID);
        assertThat(page("vic", "erga/recurring-job?id=" + EverySecond.ID + "&before=2001-01-01T00:00:00Z"))
                .contains("No older fires.");
        assertThat(page("vic", "erga/recurring?after=every-second"))
                .contains("month-end-invoices")
                .doesNotContain("clean-up");
    }

    @Test
    void an_operator_pauses_one_until_a_time_runs_it_out_of_turn_and_resumes_it() {
        String id = "yearly-renewals";
        assertThat(page("olga", "erga/recurring")).contains("do=pause-recurring&amp;on=" + id);

        act("pause-recurring", id, Map.of("time", "2199-01-01T09:30"));

        assertThat(page("vic", "erga/recurring-job?id=" + id))
                .contains("Paused", "by olga", "“stocktaking &lt;b&gt;”", "1 Jan 2199 10:30 CET", "Will be skipped");
        act("trigger-recurring", id, Map.of());
        act("resume-recurring", id, Map.of());
        assertThat(page("vic", "erga/recurring-job?id=" + id))
                .contains("Active")
                .doesNotContain("Will be skipped");
    }

    /** Confirms an action as olga does. */
    private void act(String action, String id, Map<String, String> more) {
        HttpResponse<String> asked = shop.getAs("olga", "erga/confirm?do=" + action + "&on=" + id);
        String cookie = asked.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        Map<String, String> form = new HashMap<>(more);
        form.putAll(Map.of("on", id, "why", "stocktaking <b>", "token", find(asked.body(), TOKEN.pattern())));

        HttpResponse<String> done = shop.postFormAs(
                "olga", "erga/actions/" + action, form, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow())
                .startsWith("/example/erga/recurring-job?id=" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?id=no-such-one", "?id=%3Cscript%3E%23%7B6*7%7D", "?id=", ""})
    void one_that_is_not_there_is_answered_with_404_and_a_way_on(String query) {
        HttpResponse<String> answer = shop.getAs("vic", "erga/recurring-job" + query);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no such recurring job", "/example/erga/recurring")
                .doesNotContain("<script>");
    }

    @Test
    void hostile_text_in_the_address_stays_text() {
        assertThat(page("vic", "erga/recurring-job?id=clean-up&before=%3Cimg%3E%23%7B6*7%7D"))
                .contains("“&lt;img&gt;#{6*7}” in the address is no place in the list")
                .doesNotContain("<img");
        assertThat(page("vic", "erga/recurring?after=%3Cimg%3E")).doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(strings = {"erga/recurring", "erga/recurring.xhtml", "erga/recurring-job?id=clean-up"})
    void whoever_is_not_signed_in_is_asked_for_a_name(String path) {
        assertThat(shop.get(path).statusCode()).isEqualTo(401);
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
