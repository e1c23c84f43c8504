package dev.erga.it;

import java.net.URI;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop on one WildFly with H2, deployed as its users deploy it. */
@ArquillianTest
class WildFlySmokeIT {
    @ArquillianResource
    private URI address;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.war();
    }

    private ShopScenario scenario;

    @BeforeEach
    void openTheShop() {
        Path mails = Path.of(System.getProperty("servers.folder"), "wildfly/shop/mail");
        scenario = new ShopScenario(new Shop(address), mails);
    }

    @Test
    void a_sign_up_is_followed_by_its_mail() throws Exception {
        scenario.aSignUpIsFollowedByItsMail();
    }

    @Test
    void a_sign_up_that_fails_leaves_neither_user_nor_job() {
        scenario.aSignUpThatFailsLeavesNeitherUserNorJob();
    }

    @Test
    void what_a_failed_attempt_did_is_gone_and_its_exception_is_kept() throws Exception {
        scenario.whatAFailedAttemptDidIsGoneAndItsExceptionIsKept();
    }

    @Test
    void rows_of_a_file_become_jobs_and_a_bad_one_says_which_it_is() throws Exception {
        scenario.rowsOfAFileBecomeJobsAndABadOneSaysWhichItIs();
    }

    @Test
    void bad_input_is_refused_with_a_number() {
        scenario.badInputIsRefusedWithANumber();
    }

    @Test
    void the_dashboard_asks_who_you_are() {
        scenario.theDashboardAsksWhoYouAre();
    }
}
