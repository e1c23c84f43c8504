package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

/** What the shop does on every server alike, asked over HTTP. */
record ShopScenario(Shop shop, Mails mails) {

    void play() throws Exception {
        aSignUpIsFollowedByItsMail();
        aSignUpThatFailsLeavesNeitherUserNorJob();
        whatAFailedAttemptDidIsGoneAndItsExceptionIsKept();
        rowsOfAFileBecomeJobsAndABadOneSaysWhichItIs();
        badInputIsRefusedWithANumber();
        theDashboardAsksWhoYouAre();
        new ShopLife(shop, mails).play();
        new DashboardTour(shop).play();
    }

    void aSignUpIsFollowedByItsMail() throws Exception {
        long before = users();

        HttpResponse<String> answer = shop.signUp("welcome");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(users()).isEqualTo(before + 1);
        String job = Shop.text(answer.body(), "welcomeJob");
        assertThat(shop.finished(job)).contains("\"state\":\"SUCCEEDED\"", "\"tenant\":\"main\"");
        assertThat(mails.to("welcome@example.org"))
                .anySatisfy(mail -> assertThat(mail).contains("Welcome to the shop"));
    }

    void aSignUpThatFailsLeavesNeitherUserNorJob() {
        long before = users();

        HttpResponse<String> answer =
                shop.postJson("api/users?fail=true", "{\"email\":\"nobody@example.org\",\"name\":\"Nobody\"}");

        assertRefused(answer, 500, "ERGA-0806");
        String written = Shop.text(answer.body(), "at");
        String user = written.replaceFirst("user (\\d+), job .*", "$1");
        String job = written.replaceFirst("user \\d+, job (\\S+)", "$1");
        assertRefused(shop.get("api/users/" + user), 404, "ERGA-0807");
        assertRefused(shop.get("api/jobs/" + job), 404, "ERGA-0813");
        assertThat(users()).isEqualTo(before);
    }

    void whatAFailedAttemptDidIsGoneAndItsExceptionIsKept() throws Exception {
        String started = shop.postJson("api/flaky", "").body();

        String job = shop.finished(Shop.text(started, "job"));

        assertThat(job)
                .contains("\"state\":\"SUCCEEDED\"", "\"attempts\":3", "java.lang.IllegalStateException")
                .contains("The other side does not answer, attempt 1", "The other side does not answer, attempt 2")
                .doesNotContain("attempt 3");
        String group = Shop.text(started, "group");
        Await.until(
                "there is one row of the job and one of the job that its last attempt put in",
                () -> Shop.number(shop.counted(group), "rows").equals("2"),
                () -> shop.counted(group));
    }

    void rowsOfAFileBecomeJobsAndABadOneSaysWhichItIs() throws Exception {
        HttpResponse<String> answer = shop.upload("customers.csv", """
                email,name
                grace@example.org,Grace Hopper
                linus@example,"Linus, whose address is not one"
                barbara@example.org,Barbara Liskov
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String progress = "api/imports/" + Shop.text(answer.body(), "id");

        assertThat(shop.told(progress, "\"finished\":true"))
                .contains("\"SUCCEEDED\":2", "\"FAILED\":1", "\"percent\":100", "ERGA-0817", "row 2 (line 3)");

        shop.told(progress, "\"reportedAt\":");
        assertThat(mails.to("owner@main.example.org"))
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Rows of customers.csv failed", "2 of 3 succeeded, 1 failed", "row 2 (line 3)"));
    }

    void badInputIsRefusedWithANumber() {
        assertRefused(shop.upload("customers.csv", "email,name\ngrace@example.org,\"Grace"), 400, "ERGA-0808");
        assertRefused(shop.upload("customers.json", "[{\"email\": 1"), 400, "ERGA-0808");
        assertRefused(shop.upload("customers.xml", "<customers><customer>"), 400, "ERGA-0808");
        assertRefused(shop.upload("customers.pdf", "%PDF"), 415, "ERGA-0809");
        assertRefused(shop.upload("customers.csv", "email,name\n"), 400, "ERGA-0811");
        String beyondTheLimit = "g".repeat(64 * 1024);
        assertRefused(shop.upload("customers.csv", "email,name\n" + beyondTheLimit + ",Grace"), 400, "ERGA-0213");
        assertRefused(shop.postJson("api/users", "{\"email\":"), 400, "ERGA-0803");
        assertRefused(shop.get("api/jobs/0192b1f0-0000-7000-8000-000000000000"), 404, "ERGA-0813");
        assertRefused(shop.get("api/jobs/%3Cscript%3E"), 400, "ERGA-0201");
        assertRefused(shop.get("api/imports/nothing"), 404, "ERGA-0812");
        assertRefused(shop.postJson("api/schedules/nothing/runs", ""), 404, "ERGA-0203");
    }

    void theDashboardAsksWhoYouAre() {
        shop.signUp("dashboard");

        assertThat(shop.get("erga").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("mallory", "erga").statusCode()).isEqualTo(401);
        for (String user : List.of("ada", "olga", "vic")) {
            assertThat(shop.getAs(user, "erga").body()).contains("WelcomeMail.send", user);
        }
    }

    private long users() {
        return Long.parseLong(Shop.number(shop.get("api/users").body(), "count"));
    }

    /** It is refused in JSON, with a number and a way out. */
    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"what\":", "\"fix\":");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
