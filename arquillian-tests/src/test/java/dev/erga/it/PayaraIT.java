package dev.erga.it;

import org.junit.jupiter.api.Test;

class PayaraIT {
    @Test
    void the_shop_runs_on_payara_server() throws Exception {
        try (PayaraServer server = PayaraServer.start(ShopLife.SETTINGS)) {
            new ShopScenario(new Shop(server.shop()), new Mails(server.mails())).play();
        }
    }
}
