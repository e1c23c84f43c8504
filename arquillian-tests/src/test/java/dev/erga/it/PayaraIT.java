package dev.erga.it;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PayaraIT {
    @Test
    void the_shop_runs_on_payara_server() throws Exception {
        try (PayaraServer server = PayaraServer.start(Map.of())) {
            new ShopScenario(new Shop(server.shop()), server.mails()).play();
        }
    }
}
