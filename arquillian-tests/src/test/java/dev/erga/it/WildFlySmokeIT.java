package dev.erga.it;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class WildFlySmokeIT {
    @ArquillianResource
    private URI address;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war();
    }

    @Test
    void the_shop_writes_to_its_database_and_reads_from_it() {
        ShopScenario.signUpIsStored(new Shop(address));
    }

    @Test
    void a_sign_up_enqueues_its_welcome_mail_and_a_failed_one_leaves_nothing() throws Exception {
        ShopScenario.theWelcomeJobRuns(new Shop(address));
    }

    @Test
    void pages_for_the_staff_ask_who_you_are() {
        ShopScenario.staffMustSayWhoTheyAre(new Shop(address));
    }
}
