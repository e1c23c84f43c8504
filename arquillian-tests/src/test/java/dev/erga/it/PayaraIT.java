package dev.erga.it;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PayaraIT {
    @Test
    void the_shop_runs_on_payara_server() throws Exception {
        try (PayaraServer server = PayaraServer.start(Map.of())) {
            Shop shop = new Shop(server.shop());
            ShopScenario.signUpIsStored(shop);
            ShopScenario.theWelcomeJobRuns(shop);
            ShopScenario.staffMustSayWhoTheyAre(shop);
        }
    }
}
