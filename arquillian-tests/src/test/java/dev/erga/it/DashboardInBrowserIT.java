package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
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
                // Whoever may do more sees the same and buttons, and Ada's page is looked at below.
                if (person == Person.VIC) {
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
                    if (look.isTelling()) {
                        softly.assertThat(visit.barriers())
                                .as("%s: barriers", look)
                                .isEmpty();
                    }
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

            Keyboard.press(page, page.locator("dl a[href*='state=failed']"));
            page.waitForURL("**/jobs?**");
            Keyboard.press(page, link(page, "CustomerRows.take").first());
            page.waitForURL("**/job?**");
            assertThat(page.locator("h1").innerText()).isEqualTo("CustomerRows.take");
        }
    }

    @Test
    void on_a_telephone_the_name_of_the_page_one_is_on_is_in_sight() {
        try (Visit visit = showroom.visit(Person.VIC, DashboardPage.NODES)) {
            Look.LIGHT_360.apply(visit.page());
            visit.page().reload();

            BoundingBox name =
                    visit.page().locator(".erga-nav [aria-current=page]").boundingBox();
            assertThat(name.x + name.width).isLessThanOrEqualTo(360);
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("o", "Overview"),
                Arguments.of("j", "Jobs"),
                Arguments.of("f", "Failures"),
                Arguments.of("r", "Recurring jobs"),
                Arguments.of("q", "Queues"),
                Arguments.of("b", "Batches"),
                Arguments.of("n", "Nodes"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void two_keys_lead_to_a_page(String key, String title) {
        try (Visit visit = showroom.visit(Person.VIC, DashboardPage.HELP)) {
            visit.page().keyboard().press("g");
            visit.page().keyboard().press(key);

            visit.page().waitForURL(address -> !address.endsWith("/help"));
            assertThat(visit.page().locator("h1").innerText()).isEqualTo(title);
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void keys_choose_rows_search_change_the_light_and_explain_themselves() {
        try (Visit visit = showroom.visit(Person.OLGA, DashboardPage.JOBS_FAILED)) {
            Page page = visit.page();
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            page.keyboard().press("x");
            assertThat(page.locator("tbody tr:first-child input").isChecked()).isTrue();
            assertThat(page.locator("tbody :checked").count()).isOne();
            page.keyboard().press("t");
            assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("light");
            page.keyboard().press("?");
            assertThat(page.locator("dialog[open]").innerText()).startsWith("Keys");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog[open]").count()).isZero();
            page.keyboard().press("/");
            page.keyboard().type("job:CustomerRows.take");
            page.keyboard().press("Enter");
            page.waitForURL("**q=job**");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/job?**");
            assertThat(page.locator("h1").innerText()).isEqualTo("CustomerRows.take");
            assertThat(visit.faults()).isEmpty();
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
