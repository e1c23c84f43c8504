package dev.erga.it;

import static dev.erga.it.ShopScenario.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What goes on in the shop after the first day: coupons, cards, renewals, newsletters, exports. Each step has a shop of its
 * own, so that their order does not matter.
 */
record ShopLife(Shop shop, Mails mails) {

    /** What a server needs for it: a coupon that comes soon. */
    static final Map<String, String> SETTINGS = Map.of("shop.coupon.after", "PT1S");

    private static final String SUCCEEDED = "\"state\":\"SUCCEEDED\"";
    private static final String FAILED = "\"state\":\"FAILED\"";

    void play() throws Exception {
        aCouponFollowsASignUpAfterAWhile();
        theNumberOfACardIsShownNowhereAndOneOfTwoMailsFollows();
        renewalsAreABatchWhoseReportsTellWhoFailedAndWhenAllIsWell();
        aNewsletterWaitsForTheEndOfTheStocktakingAndReachesEachReaderOfItsShop();
        anExportLogsShowsHowFarItIsAndLeavesItsFile();
        theSearchFindsCustomersSoonAfterTheyCame();
        anOwnerChoosesWhenTheDigestComes();
        whatMakesNoSenseIsRefusedWithANumber();
    }

    void aCouponFollowsASignUpAfterAWhile() throws Exception {
        Shop thanking = shop.named("thanking");
        String signedUp = thanking.signUp("thankful").body();

        assertThat(shop.finished(Shop.text(signedUp, "couponJob"))).contains(SUCCEEDED, "\"tenant\":\"thanking\"");

        String user = shop.get("api/users/" + Shop.number(signedUp, "userId")).body();
        assertThat(mails.to("thankful@example.org"))
                .anySatisfy(mail -> assertThat(mail).contains(Shop.text(user, "coupon")));
    }

    void theNumberOfACardIsShownNowhereAndOneOfTwoMailsFollows() throws Exception {
        String signedUp = shop.named("paying").signUp("payer").body();
        String card = "api/users/" + Shop.number(signedUp, "userId") + "/card";

        String good = shop.putJson(card, "{\"number\":\"4111 1111 1111 1111\"}").body();
        assertThat(shop.finished(Shop.text(good, "job")))
                .contains(SUCCEEDED, "\"***\"")
                .doesNotContain("1111111");
        assertThat(shop.finished(Shop.text(good, "confirmation"))).contains(SUCCEEDED);
        assertThat(shop.finished(Shop.text(good, "refusal"))).contains("\"state\":\"DELETED\"");

        String bad = shop.putJson(card, "{\"number\":\"4111 1111 1111 1112\"}").body();
        assertThat(shop.finished(Shop.text(bad, "job")))
                .contains(FAILED, "ERGA-0820  the bank refuses card ***")
                .doesNotContain("1111111");
        assertThat(shop.finished(Shop.text(bad, "refusal"))).contains(SUCCEEDED);
        assertThat(shop.get("api/jobs/" + Shop.text(bad, "confirmation")).body())
                .contains("\"state\":\"AWAITING\"");
        assertThat(shop.get("api/jobs/" + Shop.text(bad, "confirmation") + "/why")
                        .body())
                .contains("\"verdict\":\"BLOCKED\"", "\"kind\":\"Follows\"", "until that is requeued and succeeds");

        assertThat(mails.to("payer@example.org"))
                .anySatisfy(mail -> assertThat(mail).contains("Your card that ends in 1111"))
                .anySatisfy(mail -> assertThat(mail).contains("Your card was refused"));
    }

    void renewalsAreABatchWhoseReportsTellWhoFailedAndWhenAllIsWell() throws Exception {
        Shop renewing = shop.named("renewing");
        importCustomers(renewing, "rita", "rolf");
        registerCard(renewing, "rita");
        String started = renewing.postJson("api/renewals?day=2100-01-01", "").body();

        assertThat(shop.finished(Shop.text(started, "failureReport"))).contains(SUCCEEDED);
        String batch = "api/batches/" + Shop.text(started, "batch");
        String failed = shop.get(batch).body();
        assertThat(failed)
                .contains(FAILED, "\"succeeded\":1", "\"failed\":1", "ERGA-0821  rolf@example.org has no card");
        assertThat(mails.to("owner@renewing.example.org"))
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Memberships were not renewed", "1 of 2 succeeded, 1 failed", "rolf@example.org"));

        registerCard(renewing, "rolf");
        shop.postJson("api/jobs/" + Shop.text(failed, "job") + "/requeue", "");
        assertThat(shop.finished(Shop.text(started, "report"))).contains(SUCCEEDED, "\"succeeded\":2");
        assertThat(shop.get(batch).body()).contains(SUCCEEDED, "\"succeeded\":2", "\"failed\":0");
        assertThat(mails.to("owner@renewing.example.org"))
                .anySatisfy(mail -> assertThat(mail).contains("All memberships are renewed", "2 of 2 succeeded"));
    }

    void aNewsletterWaitsForTheEndOfTheStocktakingAndReachesEachReaderOfItsShop() throws Exception {
        Shop reading = shop.named("reading");
        importCustomers(reading, "nina", "nora", "nils");
        assertThat(shop.putJson("api/stocktaking?until=2100-01-01T00:00:00Z", "")
                        .statusCode())
                .isEqualTo(204);
        String sent = reading.postJson("api/newsletters", "{\"subject\":\"Spring\",\"text\":\"All is green.\"}")
                .body();

        String newsletter = "api/newsletters/" + Shop.number(sent, "id");
        assertThat(shop.get(newsletter).body()).contains("\"copies\":3", "{\"AWAITING\":3}");
        assertThat(shop.get("api/queues").body()).contains("\"paused\":\"stocktaking\"");
        assertThat(shop.get("api/schedules").body()).contains("\"paused\":\"stocktaking\"");

        shop.delete("api/stocktaking");
        shop.told(newsletter, "{\"SUCCEEDED\":3}");
        for (String reader : new String[] {"nina", "nora", "nils"}) {
            assertThat(mails.to(reader + "@example.org"))
                    .anySatisfy(mail -> assertThat(mail).contains("Subject: Spring", "All is green."));
        }
        assertThat(shop.get("api/schedules").body()).doesNotContain("\"paused\"");
    }

    void anExportLogsShowsHowFarItIsAndLeavesItsFile() throws Exception {
        importCustomers(shop.named("exporting"), "emma");
        String job = Shop.text(shop.postJson("api/exports", "").body(), "job");

        assertThat(shop.finished(job)).contains(SUCCEEDED);

        shop.told("api/jobs/" + job, "\"percent\":100");
        shop.told("api/jobs/" + job + "/log", " customers are in ");
        Path file = Path.of(Shop.text(shop.get("api/exports/" + job).body(), "file"));
        assertThat(Files.readAllLines(file)).contains("exporting,emma@example.org,emma");
    }

    void theSearchFindsCustomersSoonAfterTheyCame() throws Exception {
        importCustomers(shop.named("seeking"), "seraphina");

        shop.told("api/search?q=Seraph", "seraphina@example.org");

        Await.until("several requests come to one job", () -> rebuildSoon().equals(rebuildSoon()));
        assertThat(shop.finished(rebuildSoon())).contains(SUCCEEDED);
    }

    void anOwnerChoosesWhenTheDigestComes() throws Exception {
        String digest = "api/shops/weekly/digest";
        shop.putJson(digest + "?cron=0%208%20*%20*%20MON&zone=Europe/Paris", "");
        assertThat(shop.get("api/schedules").body()).contains("\"id\":\"digest-weekly\"", "Europe/Paris");

        String run = shop.postJson("api/schedules/digest-weekly/runs", "").body();
        assertThat(shop.finished(Shop.text(run, "job"))).contains(SUCCEEDED, "\"tenant\":\"weekly\"");
        assertThat(mails.to("owner@weekly.example.org"))
                .anySatisfy(mail -> assertThat(mail).contains("weekly has 0 users."));

        assertThat(shop.postJson(digest, "").statusCode()).isEqualTo(202);
        assertRefused(shop.postJson(digest, ""), 409, "ERGA-0220");

        shop.delete(digest);
        assertThat(shop.get("api/schedules").body()).doesNotContain("digest-weekly");
    }

    void whatMakesNoSenseIsRefusedWithANumber() {
        assertRefused(shop.named("No Shop").signUp("nobody"), 400, "ERGA-0818");
        assertRefused(shop.putJson("api/users/1/card", "{\"number\":\"7\"}"), 400, "ERGA-0819");
        assertRefused(shop.putJson("api/users/0/card", "{\"number\":\"4111111111111111\"}"), 404, "ERGA-0807");
        assertRefused(shop.get("api/batches/0192b1f0-0000-7000-8000-000000000000"), 404, "ERGA-0822");
        assertRefused(shop.postJson("api/newsletters", "{\"subject\":\"Spring\"}"), 400, "ERGA-0823");
        assertRefused(shop.get("api/newsletters/0"), 404, "ERGA-0824");
        assertRefused(shop.get("api/exports/0192b1f0-0000-7000-8000-000000000000"), 404, "ERGA-0825");
        assertRefused(shop.postJson("api/renewals?day=tomorrow", ""), 400, "ERGA-0814");
        assertRefused(shop.get("api/search?q=%25"), 400, "ERGA-0814");
        assertRefused(shop.putJson("api/stocktaking?until=noon", ""), 400, "ERGA-0814");
        assertRefused(shop.putJson("api/shops/weekly/digest?cron=sometimes", ""), 400, "ERGA-0209");
    }

    private String rebuildSoon() {
        return Shop.text(shop.postJson("api/search/rebuilds", "").body(), "job");
    }

    /** Customers of a shop, whose accounts are active at once. */
    private static void importCustomers(Shop into, String... names) throws Exception {
        StringBuilder rows = new StringBuilder("email,name\n");
        for (String name : names) {
            rows.append("%1$s@example.org,%1$s%n".formatted(name));
        }
        HttpResponse<String> answer = into.upload("customers.csv", rows.toString());
        into.told("api/imports/" + Shop.text(answer.body(), "id"), "\"SUCCEEDED\":" + names.length);
    }

    private static void registerCard(Shop in, String name) throws Exception {
        String user = in.get("api/users?email=" + name + "@example.org").body();
        String put = in.putJson(
                        "api/users/" + Shop.number(user, "userId") + "/card", "{\"number\":\"4111 1111 1111 1111\"}")
                .body();
        assertThat(in.finished(Shop.text(put, "job"))).contains(SUCCEEDED);
    }
}
