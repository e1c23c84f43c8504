package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.erga.dashboard.action.Action;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that people do in the dashboard, done in a real browser from the page where it is offered: by the keyboard alone, and
 * without scripts. What browsers do not send is tried by {@link DashboardRolesIT}.
 */
@ArquillianTest
class DeedsInBrowserIT {

    private static @Nullable GuardedShop opened;
    private static @Nullable Subjects known;
    private static @Nullable Chromium started;
    private static boolean tried;

    @ArquillianResource
    private ContainerController controller;

    private GuardedShop guarded;
    private Subjects subjects;
    private Chromium browser;

    @BeforeAll
    static void findABrowser() {
        Chromium.ensureThere();
    }

    @BeforeEach
    void enter() throws Exception {
        if (opened == null || known == null || started == null) {
            assertThat(tried).as("the server could not be started before").isFalse();
            tried = true;
            opened = GuardedShop.open(controller);
            known = new Subjects(opened);
            started = Chromium.start();
        }
        guarded = opened;
        subjects = known;
        browser = started;
    }

    @AfterAll
    static void close() {
        if (started != null) {
            started.close();
        }
        if (opened != null) {
            opened.close();
        }
    }

    /** By the keyboard whoever may do least of those who may, and without scripts the admin. */
    static Stream<Arguments> doings() {
        return Deed.all().stream()
                .flatMap(deed -> Stream.of(
                        Arguments.of(deed, least(deed), Hand.KEYBOARD),
                        Arguments.of(deed, Person.ADA, Hand.NO_SCRIPTS)));
    }

    @ParameterizedTest
    @MethodSource("doings")
    void something_is_done_from_the_page_where_it_is_offered(Deed deed, Person person, Hand hand) throws Exception {
        Subject subject = subjects.shown(deed);
        List<String> before = subjects.traces(subject);

        try (Visit visit = new Visit(hand.open(browser, person), at(place(deed, subject)))) {
            Page page = visit.page();
            if (!deed.isStart()) {
                hand.press(page, wayTo(page, deed, subject));
                page.waitForURL("**/confirm?**");
            }
            fill(page, deed, subject, hand);
            hand.press(page, submit(page));
            if (deed.action().filter(Action.EDIT_RECURRING::equals).isPresent()) {
                page.waitForURL("**/actions/**");
                assertThat(page.locator("main ol li").allInnerTexts())
                        .as("the fires that would follow")
                        .isNotEmpty();
                hand.press(page, submit(page));
            }
            page.waitForURL(address -> !address.matches(".*/erga/(confirm|start|actions).*"));

            if (!deed.isStart()) {
                assertThat(page.locator("[role=status]").first().innerText()).isNotBlank();
            }
            // What is to be agreed to comes back with a status that browsers log.
            assertThat(visit.faults())
                    .filteredOn(fault -> !deed.edits() || !fault.contains("status of 422"))
                    .isEmpty();
        }

        subjects.assertAudited(subject, person.login(), deed.isErrand() ? Subjects.CROWD : 1);
        assertThat(subjects.traces(subject)).isNotEqualTo(before);
    }

    static Stream<Arguments> refusals() {
        return Deed.all().stream()
                .flatMap(deed -> Stream.of(Person.values())
                        .filter(person -> !person.mayAs(least(deed)))
                        .map(person -> Arguments.of(deed, person)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whoever_may_not_is_shown_no_way_to_it(Deed deed, Person person) throws Exception {
        Subject subject = subjects.shown(deed);

        try (Visit visit = new Visit(browser.openFor(person), at(place(deed, subject)))) {
            assertThat(visit.status()).isEqualTo(deed.isStart() ? 403 : 200);
            assertThat(wayTo(visit.page(), deed, subject).count()).isZero();
            if (person == Person.VIC) {
                assertThat(visit.page().locator("main form[method=post] button").count())
                        .isZero();
            }
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void jobs_of_a_list_are_chosen_and_requeued_by_the_keyboard_alone() throws Exception {
        Subject subject = subjects.shown(new Deed(Optional.of(Action.REQUEUE_MATCHING)));

        try (Visit visit = new Visit(browser.openFor(Person.OLGA), at("erga/jobs?" + subject.id()))) {
            Page page = visit.page();
            for (int row = 0; row < 2; row++) {
                Keyboard.tabTo(page, page.locator("tbody input[type=checkbox]").nth(row));
                page.keyboard().press("Space");
            }
            Keyboard.press(page, page.locator("button[value=requeue]"));
            page.waitForURL("**/confirm");
            Keyboard.type(page, page.locator("input[name=why]"), subject.mark());
            page.keyboard().press("Enter");
            page.waitForURL("**/jobs?**");

            assertThat(page.locator("[role=status]").first().innerText()).contains("2 of 2");
            assertThat(visit.faults()).isEmpty();
        }
        assertThat(guarded.tables().jobs(subject.mark(), "ENQUEUED")).isEqualTo(2);
    }

    private static void fill(Page page, Deed deed, Subject subject, Hand hand) {
        if (deed.isStart()) {
            hand.write(page, page.locator("input[name=a0]"), subject.mark() + "@example.org");
            hand.write(page, page.locator("input[name=a1]"), "10");
        }
        if (deed.edits()) {
            Locator first = page.locator("main form[method=post]")
                    .locator("textarea, input[name=expression]")
                    .first();
            hand.write(
                    page, first, first.evaluate("field => field.name").equals("expression") ? "0 9 1 1 *" : "\"anew\"");
        }
        Locator time = page.locator("input[name=time][required]");
        if (time.count() == 1) {
            hand.choose(page, time);
        }
        hand.write(page, page.locator("input[name=why]"), subject.mark());
    }

    private static Locator submit(Page page) {
        return page.locator("main form[method=post] button[type=submit]");
    }

    /** The page where it is offered. */
    private static String place(Deed deed, Subject subject) {
        return deed.isErrand()
                ? "erga/jobs?" + subject.id()
                : deed.action()
                        .map(action -> "erga" + action.home(List.of(subject.id())))
                        .orElseGet(() -> deed.form(subject));
    }

    /** The link to its form; for the start of a job, which has a page of its own, the form's button. */
    private static Locator wayTo(Page page, Deed deed, Subject subject) {
        return deed.action()
                .map(action -> page.locator("a[href*='" + action.confirmation(subject.id()) + "']"))
                .orElseGet(() -> page.locator("main form[method=post] button"));
    }

    private static Person least(Deed deed) {
        return Stream.of(Person.values())
                .filter(person -> Caller.valueOf(person.name()).may(deed.role()))
                .findFirst()
                .orElseThrow();
    }

    private URI at(String address) {
        return guarded.node().address("example").resolve(address);
    }
}
