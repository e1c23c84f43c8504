package dev.erga.it;

import org.junit.jupiter.api.Test;

class PayaraMicroIT {
    @Test
    void the_shop_runs_on_payara_micro() throws Exception {
        try (PayaraMicro server = PayaraMicro.start(ShopLife.SETTINGS)) {
            new ShopScenario(new Shop(server.shop()), new Mails(server.mails())).play();
        }
    }
}
