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
    private ShopLife life;

    @BeforeEach
    void openTheShop() {
        Mails mails = new Mails(Path.of(System.getProperty("servers.folder"), "wildfly/shop/mail"));
        scenario = new ShopScenario(new Shop(address), mails);
        life = new ShopLife(new Shop(address), mails);
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

    @Test
    void each_page_of_the_dashboard_is_shown_to_an_admin_and_two_queues_are_paused_at_once() throws Exception {
        new DashboardTour(new Shop(address)).play();
    }

    @Test
    void a_coupon_follows_a_sign_up_after_a_while() throws Exception {
        life.aCouponFollowsASignUpAfterAWhile();
    }

    @Test
    void the_number_of_a_card_is_shown_nowhere_and_one_of_two_mails_follows() throws Exception {
        life.theNumberOfACardIsShownNowhereAndOneOfTwoMailsFollows();
    }

    @Test
    void renewals_are_a_batch_whose_reports_tell_who_failed_and_when_all_is_well() throws Exception {
        life.renewalsAreABatchWhoseReportsTellWhoFailedAndWhenAllIsWell();
    }

    @Test
    void a_newsletter_waits_for_the_end_of_the_stocktaking_and_reaches_each_reader_of_its_shop() throws Exception {
        life.aNewsletterWaitsForTheEndOfTheStocktakingAndReachesEachReaderOfItsShop();
    }

    @Test
    void an_export_logs_shows_how_far_it_is_and_leaves_its_file() throws Exception {
        life.anExportLogsShowsHowFarItIsAndLeavesItsFile();
    }

    @Test
    void the_search_finds_customers_soon_after_they_came() throws Exception {
        life.theSearchFindsCustomersSoonAfterTheyCame();
    }

    @Test
    void an_owner_chooses_when_the_digest_comes() throws Exception {
        life.anOwnerChoosesWhenTheDigestComes();
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_number() {
        life.whatMakesNoSenseIsRefusedWithANumber();
    }
}
