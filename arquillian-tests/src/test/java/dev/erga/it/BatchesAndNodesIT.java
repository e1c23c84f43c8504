package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
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

/** The dashboard's pages of batches and of nodes, in the shop. */
@ArquillianTest
class BatchesAndNodesIT {

    private static final String UUID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

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

    /** A batch of one customer who can be imported and one who cannot. */
    private String endedBatch(String name) throws Exception {
        HttpResponse<String> started = shop.postJson(
                "api/imports?filename=%3Cimg%3E" + name + ".json",
                "[{\"email\":\"" + name
                        + "@example.org\",\"name\":\"Good\"},{\"email\":\"no address\",\"name\":\"Bad\"}]");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        Supplier<String> list = () -> shop.getAs("vic", "erga/batches").body();
        Pattern row = Pattern.compile("/example/erga/batch\\?id=" + UUID + "\" title=\"[^\"]*" + name);
        Await.until("the list has the batch", () -> row.matcher(list.get()).find(), list);
        Matcher found = row.matcher(list.get());
        assertThat(found.find()).isTrue();
        String batch = found.group(1);
        Supplier<String> page =
                () -> shop.getAs("vic", "erga/batch?id=" + batch).body();
        Await.until("its page says that it has ended", () -> page.get().contains("Ended, 1 failed"), page);
        return batch;
    }

    @Test
    void a_batch_is_listed_with_its_numbers_and_shows_its_jobs_failed_ones_first() throws Exception {
        String batch = endedBatch("listed");

        String list = shop.getAs("vic", "erga/batches").body();
        assertThat(list)
                .contains("state=failed&amp;q=batch%3A" + batch, "state=succeeded&amp;q=batch%3A" + batch)
                .contains("erga/jobs?q=batch%3A" + batch)
                .contains("<progress value=\"100\"", "1 succeeded, 1 failed of 2")
                .doesNotContain("<img");

        HttpResponse<String> page = shop.getAs("vic", "erga/batch?id=" + batch);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("customers of &lt;img&gt;listed.json", "Ended, 1 failed", "CustomerRows.take")
                .containsPattern("(?s)<td[^>]*>.{0,300}Failed.*<td[^>]*>.{0,300}Succeeded")
                .doesNotContain("<img");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

        String job = page.body().replaceFirst("(?s).*/erga/job\\?id=" + UUID + "\".*", "$1");
        assertThat(shop.getAs("vic", "erga/job?id=" + job).body()).contains("/example/erga/batch?id=" + batch);
    }

    @Test
    void a_batch_that_is_not_there_is_answered_with_404_and_a_way_on() {
        for (String query :
                new String[] {"?id=01980c5e-7b1c-7000-8000-00003536544e", "?id=%3Cscript%3E%23%7B6*7%7D", ""}) {
            HttpResponse<String> answer = shop.getAs("vic", "erga/batch" + query);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("There is no such batch", "/example/erga/batches")
                    .doesNotContain("<script>");
        }
        assertThat(shop.getAs("vic", "erga/batches?before=%3Cimg%3E").body())
                .contains("means nothing here", "&lt;img&gt;")
                .doesNotContain("<img");
    }

    @Test
    void an_operator_requeues_what_has_failed_in_a_batch_and_nobody_else_does() throws Exception {
        String batch = endedBatch("again");
        String confirm = "erga/confirm?do=requeue-batch&on=" + batch;
        assertThat(shop.getAs("vic", "erga/batch?id=" + batch).body())
                .contains("needs the operator’s role")
                .doesNotContain("/confirm?");
        assertThat(shop.getAs("vic", confirm).statusCode()).isEqualTo(403);
        assertThat(shop.getAs("olga", "erga/batch?id=" + batch).body())
                .contains("do=requeue-batch", "it has ended")
                .doesNotContain("do=cancel-batch");

        assertThat(shop.getAs("olga", confirm).body()).contains("1 of its 2 members have failed");
        HttpResponse<String> done = confirmed("requeue-batch", batch);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location").orElseThrow()).contains("/example/erga/batch?id=" + batch);
        Supplier<String> failed = () ->
                shop.getAs("vic", "erga/jobs?state=failed&q=batch:" + batch).body();
        Await.until("the bad row has failed again", () -> failed.get().contains("CustomerRows.take"), failed);
    }

    @Test
    void an_operator_quiets_a_node_and_wakes_it() throws Exception {
        Supplier<String> nodes = () -> shop.getAs("olga", "erga/nodes").body();
        Matcher link = Pattern.compile("do=quiet-node&amp;on=" + UUID).matcher(nodes.get());
        assertThat(link.find()).as(nodes.get()).isTrue();
        String node = link.group(1);
        assertThat(shop.getAs("vic", "erga/confirm?do=quiet-node&on=" + node).statusCode())
                .isEqualTo(403);

        assertThat(confirmed("quiet-node", node).statusCode()).isEqualTo(303);
        assertThat(nodes.get()).contains("by olga", "&lt;b&gt; rolling", "do=wake-node&amp;on=" + node);
        Await.until("the node knows", () -> nodes.get().contains(">quiet<"), nodes);

        assertThat(confirmed("wake-node", node).statusCode()).isEqualTo(303);
        Await.until("the node works again", () -> nodes.get().contains(">working<"), nodes);
    }

    @Test
    void an_operator_asks_a_node_what_its_jobs_are_doing_and_nobody_less_sees_the_answer() throws Exception {
        Supplier<String> nodes = () -> shop.getAs("olga", "erga/nodes").body();
        Matcher link = Pattern.compile("do=ask-stacks&amp;on=" + UUID).matcher(nodes.get());
        assertThat(link.find()).as(nodes.get()).isTrue();
        String node = link.group(1);
        assertThat(shop.getAs("vic", "erga/confirm?do=ask-stacks&on=" + node).statusCode())
                .isEqualTo(403);

        assertThat(confirmed("ask-stacks", node).statusCode()).isEqualTo(303);

        assertThat(nodes.get()).contains("What jobs are doing");
        Await.until("the node has told", () -> nodes.get().contains("Told "), nodes);
        assertThat(shop.getAs("vic", "erga/nodes").body())
                .contains("needs the operator’s role")
                .doesNotContain("What jobs are doing", "Told ");
    }

    /** Asks, and sends what the page that asks sends. */
    private HttpResponse<String> confirmed(String action, String subject) {
        HttpResponse<String> page = shop.getAs("olga", "erga/confirm?do=" + action + "&on=" + subject);
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        return shop.postFormAs(
                "olga",
                "erga/actions/" + action,
                Map.of("on", subject, "why", "<b> rolling", "token", token.group(1)),
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                "same-origin");
    }

    @Test
    void a_node_shows_its_heartbeat_and_machine_and_leads_to_what_it_runs() throws Exception {
        Supplier<String> nodes = () -> shop.getAs("vic", "erga/nodes").body();
        Await.until(
                "the node has told of its heap",
                () -> nodes.get().contains("MB</span>") || nodes.get().contains("GB</span>"),
                nodes);

        Matcher link = Pattern.compile("/example/erga/jobs\\?q=node%3A" + UUID).matcher(nodes.get());
        assertThat(link.find()).as(nodes.get()).isTrue();
        assertThat(nodes.get()).contains("working", "job methods", "<progress", "default");
        HttpResponse<String> running = shop.getAs("vic", "erga/jobs?q=node:" + link.group(1));
        assertThat(running.statusCode()).isEqualTo(200);
        assertThat(running.body()).contains("node:" + link.group(1)).doesNotContain("was left out");
        assertThat(shop.getAs("vic", "erga").body()).contains("href=\"/example/erga/nodes\"");
        assertThat(shop.get("erga/nodes").statusCode()).isEqualTo(401);
        assertThat(shop.get("erga/batch?id=x").statusCode()).isEqualTo(401);
    }
}
