package dev.erga.it;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PayaraMicroIT {
    @Test
    void the_shop_runs_on_payara_micro() throws Exception {
        try (PayaraMicro server = PayaraMicro.start(Map.of())) {
            new ShopScenario(new Shop(server.shop()), server.mails()).play();
        }
    }
}
