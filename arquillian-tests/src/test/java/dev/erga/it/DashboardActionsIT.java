package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What people do in the dashboard, and what they are kept from, on two nodes that know nothing of each other's visitors. */
@ArquillianTest
class DashboardActionsIT {

    private static final String PAUSE = "erga/actions/pause-queue";
    private static final String CONFIRM = "erga/confirm?do=pause-queue&on=counting";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @ArquillianResource
    private ContainerController controller;

    @Test
    void people_do_what_their_role_lets_them_once_and_it_is_written_down() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        JobTables tables = new JobTables(database);
        Node first = Node.start(
                controller,
                "node-a",
                new NodeSetup(database, List.of(Shop.build().war()), Map.of()));
        Node second = Node.start(
                controller,
                "node-b",
                new NodeSetup(database, List.of(Shop.build().war()), Map.of()));
        try {
            Shop shop = new Shop(first.address("example"));
            Shop other = new Shop(second.address("example"));

            assertNobodyElseMay(shop);
            assertRefused(shop, tables);
            pauseAndResume(shop, other, tables);
            deletePlannedJobs(shop, tables);
            reschedule(shop, other, tables);
            editAndRequeue(shop, other, tables);
            assertTheAuditTellsAdminsOnly(shop);
        } finally {
            first.stop();
            second.stop();
        }
    }

    private static void assertNobodyElseMay(Shop shop) {
        HttpResponse<String> looked = shop.getAs("vic", "erga/queues");
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body())
                .contains("counting", "aria-disabled=\"true\"", "to pause and resume queues needs the operator")
                .doesNotContain("/confirm?", "/erga/audit");
        assertThat(shop.getAs("vic", CONFIRM).statusCode()).isEqualTo(403);
        assertThat(shop.get(CONFIRM).statusCode()).isEqualTo(401);
        assertThat(shop.postFormAs("vic", PAUSE, form("x"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postJson(PAUSE, "").statusCode()).isEqualTo(401);
    }

    private static void assertRefused(Shop shop, JobTables tables) throws Exception {
        HttpResponse<String> page = shop.getAs("olga", CONFIRM);
        String cookie = cookie(page);
        Map<String, String> form = form(token(page));

        assertThat(shop.getAs("olga", PAUSE).statusCode()).isEqualTo(405);
        assertThat(shop.postFormAs("olga", PAUSE, form, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("olga", PAUSE, form, "Cookie", cookie, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("olga", PAUSE, form, "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("olga", PAUSE, form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shop.postFormAs("ada", PAUSE, form, "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        Map<String, String> silent = Map.of("on", "counting", "why", " ", "token", token(page));
        assertThat(shop.postFormAs("olga", PAUSE, silent, "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tables.lines("SELECT name FROM erga_queue")).isEmpty();
        assertThat(tables.lines("SELECT who FROM erga_audit")).isEmpty();
    }

    /** Asked on one node, done on the other. */
    private static void pauseAndResume(Shop shop, Shop other, JobTables tables) throws Exception {
        HttpResponse<String> page = shop.getAs("olga", CONFIRM);
        String cookie = cookie(page);
        Map<String, String> form = form(token(page));
        String[] headers = {"Cookie", cookie, "Sec-Fetch-Site", "same-origin"};
        assertThat(page.body())
                .contains("Pause the queue counting?", "0 jobs wait in it")
                .doesNotContain("<script>");

        HttpResponse<String> done = other.postFormAs("olga", PAUSE, form, headers);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        String next = done.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith("/example/erga/queues?done=");
        assertThat(shop.getAs("olga", "erga/queues").body()).contains("by olga", "&lt;b&gt; unklar", "Resume");
        assertThat(shop.postFormAs("olga", PAUSE, form, headers).statusCode())
                .as("sent again, to the node that did not do it")
                .isEqualTo(403);
        assertThat(other.postFormAs("olga", PAUSE, form, headers).statusCode()).isEqualTo(403);

        HttpResponse<String> resume = shop.getAs("olga", "erga/confirm?do=resume-queue&on=counting");
        assertThat(act(other, "olga", "resume-queue", "on=counting", resume).statusCode())
                .isEqualTo(303);

        assertThat(tables.lines("SELECT name FROM erga_queue")).isEmpty();
        assertThat(tables.lines("SELECT who || ' ' || action || ' ' || subject_id || ' ' || before_state || ' '"
                        + " || after_state || ' ' || why FROM erga_audit ORDER BY id"))
                .containsExactly(
                        "olga PAUSE_QUEUE counting RUNNING PAUSED Größe <b> unklar",
                        "olga RESUME_QUEUE counting PAUSED RUNNING because");
        assertThat(tables.lines("SELECT came_from FROM erga_audit"))
                .allSatisfy(from -> assertThat(from).startsWith("dashboard, "));
    }

    private static List<String> planned(Shop shop, JobTables tables, int jobs) throws Exception {
        String group = Shop.text(
                shop.postJson("api/counters?after=PT1H&jobs=" + jobs, "").body(), "group");
        return tables.lines("SELECT l.job_id FROM erga_label l WHERE l.label = ? ORDER BY l.job_id", group);
    }

    private static String on(List<String> ids) {
        return ids.stream().map(id -> "on=" + id).collect(Collectors.joining("&"));
    }

    /** Several at once, by a post, as lists do. */
    private static void deletePlannedJobs(Shop shop, JobTables tables) throws Exception {
        List<String> jobs = planned(shop, tables, 3);
        String chosen = "do=delete&back=%2Fjobs%3Fstate%3Dscheduled&" + on(jobs);
        HttpResponse<String> refused = shop.postFormAs("olga", "erga/confirm", chosen);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("needs the admin").doesNotContain("<form method=\"post\"");

        HttpResponse<String> page = shop.postFormAs("ada", "erga/confirm", chosen);
        assertThat(page.body()).contains("Delete: 3 at once?").contains(jobs);
        HttpResponse<String> done = act(shop, "ada", "delete", "back=%2Fjobs%3Fstate%3Dscheduled&" + on(jobs), page);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        String next = done.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith("/example/erga/jobs?state=scheduled&done=delete");
        HttpResponse<String> list = shop.getAs("ada", next.substring("/example/".length()), "Cookie", cookie(page));
        assertThat(list.body()).contains("Delete: 3 of 3 changed.");
        assertThat(tables.count("SELECT count(*) FROM erga_job WHERE state = 'DELETED'"))
                .isEqualTo(3);
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM erga_audit WHERE action = 'DELETE' AND after_state = 'DELETED' AND who = 'ada'"))
                .isEqualTo(3);
    }

    /** The page of a job offers what its state lets. */
    private static void reschedule(Shop shop, Shop other, JobTables tables) throws Exception {
        String job = planned(shop, tables, 1).get(0);
        assertThat(shop.getAs("olga", "erga/job?id=" + job).body())
                .contains("/erga/confirm?do=run-now", "/erga/confirm?do=reschedule", "needs the admin")
                .doesNotContain("do=cancel", "do=requeue", "do=delete");
        HttpResponse<String> page = shop.getAs("olga", "erga/confirm?do=reschedule&on=" + job);
        assertThat(page.body()).contains("type=\"datetime-local\"", "in UTC");

        assertThat(act(other, "olga", "reschedule", "time=2099-02-03T04%3A05&on=" + job, page)
                        .statusCode())
                .isEqualTo(303);

        assertThat(tables.count(
                        "SELECT count(*) FROM erga_job WHERE CAST(id AS varchar) = ? AND run_at ="
                                + " TIMESTAMP WITH TIME ZONE '2099-02-03 04:05:00+00'",
                        job))
                .isOne();
    }

    /** What does not do comes back with all that was written, and what does is done once. */
    private static void editAndRequeue(Shop shop, Shop other, JobTables tables) throws Exception {
        String job = planned(shop, tables, 1).get(0);
        String address = "erga/confirm?do=edit-and-requeue&on=" + job;
        assertThat(shop.getAs("olga", address).statusCode()).isEqualTo(403);
        HttpResponse<String> page = shop.getAs("ada", address);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("<textarea id=\"a0\"").doesNotContain("role=\"alert\"");
        String seen = "&seen=" + value(page, "seen") + "&on=" + job;

        HttpResponse<String> refused = act(other, "ada", "edit-and-requeue", "a0=%3Cb%3E" + seen, page);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("ERGA-0248", "&lt;b&gt;</textarea>", "value=\"because\"");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        HttpResponse<String> done = act(shop, "ada", "edit-and-requeue", "a0=%22anew%22" + seen, page);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(tables.lines("SELECT arguments FROM erga_job WHERE CAST(id AS varchar) = ?", job))
                .containsExactly("[\"anew\"]");
    }

    private static String value(HttpResponse<String> page, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static void assertTheAuditTellsAdminsOnly(Shop shop) {
        assertThat(shop.getAs("olga", "erga/audit").statusCode()).isEqualTo(403);
        HttpResponse<String> all = shop.getAs("ada", "erga/audit");
        assertThat(all.body()).contains("paused", "Größe &lt;b&gt; unklar", "rescheduled", "/erga/audit?who=olga");
        assertThat(shop.getAs("ada", "erga/audit?who=ada").body())
                .contains("deleted")
                .doesNotContain("rescheduled");
        assertThat(shop.getAs("ada", "erga/audit?who=nobody").body()).contains("Nothing was done that fits");
    }

    private static HttpResponse<String> act(
            Shop shop, String user, String action, String form, HttpResponse<String> page) {
        return shop.postFormAs(
                user,
                "erga/actions/" + action,
                form + "&why=because&token=" + token(page),
                "Cookie",
                cookie(page),
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static Map<String, String> form(String token) {
        return Map.of("on", "counting", "why", "Größe <b> unklar", "token", token);
    }

    private static String token(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String cookie(HttpResponse<String> page) {
        String set = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "/example/erga");
        return set.replaceFirst(";.*", "");
    }
}
