package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the shop does on every server alike. */
final class ShopScenario {
    private static final Pattern WELCOME_JOB = Pattern.compile("\"welcomeJob\":\"([^\"]+)\"");

    private ShopScenario() {}

    static void signUpIsStored(Shop shop) {
        long before = Long.parseLong(shop.get("api/users/count").body());

        assertThat(shop.signUp("a" + before).statusCode()).isEqualTo(202);

        assertThat(shop.get("api/users/count").body()).isEqualTo(Long.toString(before + 1));
    }

    /** The job that a sign-up enqueues runs and ends well; a sign-up that fails leaves neither user nor job. */
    static void theWelcomeJobRuns(Shop shop) throws Exception {
        String answer = shop.signUp("welcome").body();
        Matcher job = WELCOME_JOB.matcher(answer);
        assertThat(job.find()).as(answer).isTrue();
        Supplier<String> state = () -> shop.get("api/jobs/" + job.group(1)).body();
        Await.until("the welcome mail has gone out", () -> state.get().contains("\"SUCCEEDED\""), state);

        String users = shop.get("api/users/count").body();
        String body = "{\"email\":\"nobody@example.org\",\"name\":\"Nobody\"}";
        assertThat(shop.postJson("api/users?fail=true", body).statusCode()).isEqualTo(500);
        assertThat(shop.get("api/users/count").body()).isEqualTo(users);
    }

    static void staffMustSayWhoTheyAre(Shop shop) {
        assertThat(shop.get("staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("mallory", "staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("ada", "staff/home.xhtml").body()).contains("an admin");
        assertThat(shop.getAs("olga", "staff/home.xhtml").body()).contains("an operator");
        assertThat(shop.getAs("vic", "staff/home.xhtml").body()).contains("a viewer");
    }
}
