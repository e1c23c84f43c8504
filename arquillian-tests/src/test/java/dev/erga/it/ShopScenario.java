package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

/** What the shop does on every server alike. */
final class ShopScenario {
    private ShopScenario() {}

    static void signUpIsStored(Shop shop) {
        long before = Long.parseLong(shop.get("api/users/count").body());

        assertThat(shop.signUp("a" + before).statusCode()).isEqualTo(202);

        assertThat(shop.get("api/users/count").body()).isEqualTo(Long.toString(before + 1));
    }

    static void staffMustSayWhoTheyAre(Shop shop) {
        assertThat(shop.get("staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("mallory", "staff/home.xhtml").statusCode()).isEqualTo(401);
        assertThat(shop.getAs("ada", "staff/home.xhtml").body()).contains("an admin");
        assertThat(shop.getAs("olga", "staff/home.xhtml").body()).contains("an operator");
        assertThat(shop.getAs("vic", "staff/home.xhtml").body()).contains("a viewer");
    }
}
