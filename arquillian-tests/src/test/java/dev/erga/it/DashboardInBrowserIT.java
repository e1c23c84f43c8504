package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard in a real browser, as everybody sees it, and also in the dark, on a telephone, without scripts or mouse. */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardInBrowserIT {

    private static final int HEAVIEST = 150 * 1024;
    private static final int ENOUGH_TABS = 200;

    private static @Nullable Showroom opened;
    private static boolean tried;

    @ArquillianResource
    private ContainerController controller;

    private Showroom showroom;

    @BeforeAll
    static void findABrowser() {
        Chromium.ensureThere();
    }

    @BeforeEach
    void enter() throws Exception {
        if (opened == null) {
            assertThat(tried).as("the server could not be started before").isFalse();
            tried = true;
            opened = Showroom.open(controller);
        }
        showroom = opened;
    }

    /** Where the last test has not stopped the server: Arquillian lets nobody stop one any more. */
    @AfterAll
    static void abandon() throws SQLException {
        if (opened != null) {
            opened.abandon();
        }
    }

    static Stream<Arguments> visits() {
        return Stream.of(DashboardPage.values())
                .flatMap(page -> Stream.of(Person.values()).map(person -> Arguments.of(page, person)));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void a_page_is_sound_and_light_and_speaks_with_nobody_else(DashboardPage page, Person person) {
        try (Visit visit = showroom.visit(person, page)) {
            assertSoftly(softly -> {
                softly.assertThat(visit.status()).as("status").isEqualTo(page.status(person));
                softly.assertThat(visit.faults()).as("faults").isEmpty();
                softly.assertThat(visit.page().locator("h1").count())
                        .as("headings")
                        .isEqualTo(1);
                softly.assertThat(visit.weight()).as("bytes").isLessThan(HEAVIEST);
                // Ada's are looked for in each look below.
                if (person != Person.ADA) {
                    softly.assertThat(visit.barriers()).as("barriers").isEmpty();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(DashboardPage.class)
    void a_page_can_be_read_by_day_and_by_night_on_wide_screens_and_narrow_ones(DashboardPage page) {
        try (Visit visit = showroom.visit(Person.ADA, page)) {
            assertSoftly(softly -> {
                for (Look look : Look.values()) {
                    look.apply(visit.page());
                    Gallery.take(visit.page(), page, look);
                    softly.assertThat(visit.tooWide()).as("%s: too wide", look).isZero();
                    softly.assertThat(visit.barriers()).as("%s: barriers", look).isEmpty();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JOBS_FAILED", "JOB_FAILED", "JOB_HELD", "QUEUES"})
    void words_that_would_like_to_be_markup_are_shown_as_they_are(DashboardPage page) {
        try (Visit visit = showroom.visit(Person.ADA, page)) {
            assertThat(visit.text()).contains(ShopHistory.HOSTILE);
            assertThat(visit.faults()).isEmpty();
        }
    }

    /** As a browser sends it; its window would ask for a password. */
    @Test
    void whoever_knows_no_password_sees_nothing() {
        try (BrowserContext window = showroom.browser().openForStranger()) {
            APIResponse answer = window.request().get(showroom.at("erga").toString());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).doesNotContain("Needs attention", "WelcomeMail");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void nothing_that_was_looked_at_was_an_error_on_the_server() throws Exception {
        try (Showroom last = showroom) {
            opened = null;
            assertThat(last.node().log()).content().doesNotContainPattern(" ERROR \\[dev\\.erga");
        }
    }

    @Test
    void without_scripts_links_and_forms_lead_on() {
        try (BrowserContext window = showroom.browser().openWithoutScriptsFor(Person.OLGA)) {
            Page page = window.newPage();
            page.navigate(showroom.at("erga").toString());

            page.locator("dl a[href*='state=failed']").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Jobs");
            link(page, "CustomerRows.take").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("CustomerRows.take");
            page.getByRole(AriaRole.SEARCHBOX).fill("job:WelcomeMail.send");
            page.getByRole(AriaRole.SEARCHBOX).press("Enter");
            assertThat(page.locator("tbody tr").allInnerTexts())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).contains("WelcomeMail.send"));
        }
    }

    @Test
    void with_the_keyboard_alone_one_comes_to_a_job_that_failed() {
        try (BrowserContext window = showroom.browser().openFor(Person.VIC)) {
            Page page = window.newPage();
            page.navigate(showroom.at("erga").toString());

            tabTo(page, page.locator("dl a[href*='state=failed']"));
            page.keyboard().press("Enter");
            page.waitForURL("**/jobs?**");
            tabTo(page, link(page, "CustomerRows.take").first());
            page.keyboard().press("Enter");
            page.waitForURL("**/job?**");
            assertThat(page.locator("h1").innerText()).isEqualTo("CustomerRows.take");
        }
    }

    @Test
    void without_scripts_an_operator_pauses_a_queue() {
        try (BrowserContext window = showroom.browser().openWithoutScriptsFor(Person.OLGA)) {
            Page page = window.newPage();
            page.navigate(showroom.at("erga").toString());

            navigation(page, "Queues").click();
            link(page, "Pause… counting").click();
            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Reason"))
                    .fill("a look");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                    .click();
            assertThat(page.locator("[role=status]").innerText()).isEqualTo("The queue counting is paused.");
        }
    }

    @Test
    void with_the_keyboard_alone_an_operator_pauses_a_queue_and_lets_it_go_on() {
        try (BrowserContext window = showroom.browser().openFor(Person.OLGA)) {
            Page page = window.newPage();
            page.navigate(showroom.at("erga/queues").toString());

            tabTo(page, link(page, "Pause… import"));
            page.keyboard().press("Enter");
            giveReason(page, "the file is broken");
            assertThat(page.locator("[role=status]").innerText()).isEqualTo("The queue import is paused.");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("the file is broken"))
                            .innerText())
                    .contains("import", "Paused", "by olga");

            tabTo(page, link(page, "Resume… import"));
            page.keyboard().press("Enter");
            giveReason(page, "there is a better one");
            assertThat(page.locator("[role=status]").innerText()).isEqualTo("The queue import goes on.");
        }
    }

    private static void giveReason(Page page, String reason) {
        page.waitForURL("**/confirm?**");
        tabTo(page, page.locator("input[name=why]"));
        page.keyboard().type(reason);
        page.keyboard().press("Enter");
        page.waitForURL("**/queues?**");
    }

    /** Presses Tab until the element has the focus, which must be seen at every stop. */
    private static void tabTo(Page page, Locator element) {
        for (int tab = 0; tab < ENOUGH_TABS; tab++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                    .as("the outline of what has the focus")
                    .isNotEqualTo("none");
            if (element.evaluate("element => element === document.activeElement")
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("Tab never came to " + element);
    }

    private static Locator navigation(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
