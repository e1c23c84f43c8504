package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A walk through the whole dashboard on whatever server the shop runs: each page, and one action on two things at once. */
record DashboardTour(Shop shop) {

    private static final Pattern BATCH =
            Pattern.compile("/erga/batch\\?id=([0-9a-f-]{36})\" title=\"[^\"]*sights\\.csv");
    private static final String QUEUES = "on=counting&on=maintenance";

    void play() throws Exception {
        eachPageIsShownToAnAdminAndToNobodyElse();
        twoQueuesArePausedAtOnceAndResumed();
    }

    private void eachPageIsShownToAnAdminAndToNobodyElse() throws Exception {
        Exhibits exhibits = new Exhibits(job(), batch(), Exhibits.RECURRING);
        List<Route> routes = Route.all();
        assertThat(routes).isNotEmpty();
        for (Route route : routes) {
            String address = route.address(exhibits);
            HttpResponse<String> shown = shop.getAs("ada", address);
            assertThat(shown.statusCode()).as(address).isEqualTo(200);
            Strict.assertHeaders(shown);
            Strict.assertShows(route, shown);

            HttpResponse<String> refused = shop.get(address);
            assertThat(refused.statusCode()).as(address).isEqualTo(401);
            // The answer is the container's own.
            Strict.assertTellsNothing(refused);
        }
    }

    private String job() throws Exception {
        String job = Shop.text(shop.named("touring").signUp("tourist").body(), "welcomeJob");
        shop.finished(job);
        return job;
    }

    private String batch() throws Exception {
        Shop touring = shop.named("touring");
        HttpResponse<String> answer = touring.upload("sights.csv", "email,name\nguide@example.org,Guide\n");
        touring.told("api/imports/" + Shop.text(answer.body(), "id"), "\"finished\":true");
        String list = shop.getAs("ada", "erga/batches").body();
        Matcher found = BATCH.matcher(list);
        assertThat(found.find()).as(list).isTrue();
        return found.group(1);
    }

    /** A list sends what was chosen by a post, and that comes to the page that asks through Faces. */
    private void twoQueuesArePausedAtOnceAndResumed() {
        act("pause-queue", "Pause: 2 at once?");
        assertThat(queues()).contains("by ada", "“a tour &amp; &lt;b&gt;”");

        act("resume-queue", "Resume: 2 at once?");
        assertThat(queues()).doesNotContain("“a tour");
    }

    private void act(String action, String question) {
        HttpResponse<String> asked = shop.postFormAs("ada", "erga/confirm", "do=" + action + "&" + QUEUES);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        Strict.assertHeaders(asked);
        assertThat(asked.body())
                .contains(question, "name=\"on\" value=\"counting\"", "name=\"on\" value=\"maintenance\"");
        Seen seen = Seen.on(asked);

        HttpResponse<String> done = shop.postFormAs(
                "ada",
                "erga/actions/" + action,
                QUEUES + "&why=a+tour+%26+%3Cb%3E&token=" + seen.token(),
                "Cookie",
                seen.cookie(),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        Strict.assertHeaders(done);
        String next = done.headers().firstValue("Location").orElseThrow();
        assertThat(next).startsWith("/example/erga/queues?done=" + action);
        assertThat(shop.getAs("ada", next, "Cookie", seen.cookie()).body()).contains("2 of 2 changed.");
    }

    private String queues() {
        HttpResponse<String> page = shop.getAs("ada", "erga/queues");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
