package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.action.Action;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may see and do what in the dashboard: each page by each way, and each action in each way to send it, tried by each role,
 * by somebody without one and by nobody. Pages and actions are taken from the dashboard's own lists.
 */
@ArquillianTest
class DashboardRolesIT {

    private static final int PAGES = 15;
    private static final int ACTIONS = 21;

    private static @Nullable GuardedShop opened;
    private static @Nullable Subjects known;
    private static boolean tried;

    @ArquillianResource
    private ContainerController controller;

    private GuardedShop guarded;
    private Subjects subjects;

    @BeforeEach
    void enter() throws Exception {
        if (opened == null || known == null) {
            assertThat(tried).as("the server could not be started before").isFalse();
            tried = true;
            opened = GuardedShop.open(controller);
            known = new Subjects(opened);
        }
        guarded = opened;
        subjects = known;
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    static Stream<Arguments> visits() {
        return Route.all().stream()
                .flatMap(route -> Stream.of(Caller.values())
                        .flatMap(caller -> Stream.of(Way.values()).map(way -> Arguments.of(caller, route, way))));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void a_page_is_shown_to_those_who_may_see_it_and_by_no_way_to_others(Caller caller, Route route, Way way) {
        String address = way.address(route) + route.query(guarded.exhibits());

        HttpResponse<String> answer = caller.ask(guarded.shop(), way.method(), address);

        assertThat(answer.statusCode()).as(answer.body()).isIn(way.statuses(route, caller));
        if (way.isOurs()) {
            Strict.assertHeaders(answer);
        }
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/example/erga" + route.place());
        }
        if (answer.statusCode() != 200) {
            assertNothingSaid(answer);
        } else if (!way.method().equals("HEAD")) {
            Strict.assertShows(route, answer);
        }
    }

    static Stream<Attempt> attempts() {
        return Attempt.all().stream();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void something_is_done_by_those_who_may_as_they_were_shown_it_once_and_in_no_other_way(Attempt attempt)
            throws Exception {
        Subject subject = subjects.fresh(attempt.deed());
        List<String> before = subjects.traces(subject);

        HttpResponse<String> answer = attempt.on(subject, guarded.shop());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(attempt.status());
        Strict.assertHeaders(answer);
        if (!attempt.isAllowed() && attempt.caller().may(DashboardRole.VIEWER)) {
            Strict.assertOffersNothing(answer);
        } else if (!attempt.isAllowed()) {
            assertNothingSaid(answer);
        }
        if (attempt.succeeds()) {
            assertDoneOnce(attempt, subject);
            assertThat(subjects.traces(subject)).isNotEqualTo(before);
        } else {
            assertThat(subjects.traces(subject)).isEqualTo(before);
        }
    }

    private void assertDoneOnce(Attempt attempt, Subject subject) throws Exception {
        subjects.assertAudited(subject, attempt.caller().login(), 1);
        assertThat(guarded.tables()
                        .count(
                                "SELECT count(*) FROM erga_job WHERE name = 'Erga.allMatching' AND arguments LIKE ?",
                                "%" + subject.mark() + "%"))
                .isEqualTo(attempt.deed().isErrand() ? 1 : 0);
    }

    static Stream<Arguments> questions() {
        return Stream.of(Caller.values())
                .flatMap(caller -> Stream.of("GET", "HEAD", "POST", "PUT", "OPTIONS")
                        .flatMap(method -> Stream.of("erga/live", "erga/live?ids=x", "erga/live/", "erga/live.xhtml")
                                .map(path -> Arguments.of(caller, method, path))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void what_open_pages_ask_for_is_for_viewers_and_can_only_be_read(Caller caller, String method, String path) {
        HttpResponse<String> answer = caller.ask(guarded.shop(), method, path);

        boolean known = path.matches("erga/live(\\?.*)?");
        boolean reads = Set.of("GET", "HEAD").contains(method);
        assertThat(answer.statusCode())
                .isEqualTo(!caller.may(DashboardRole.VIEWER) ? caller.refusal() : !known ? 404 : reads ? 200 : 405);
        Strict.assertHeaders(answer);
        if (answer.statusCode() == 200) {
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
        } else {
            assertNothingSaid(answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void looks_and_script_are_for_everybody_and_nothing_else_below_them_is_for_anybody(Caller caller) {
        for (String file : List.of("erga/assets/erga.css", "erga/assets/erga.js")) {
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> answer = caller.ask(guarded.shop(), method, file);
                assertThat(answer.statusCode()).as(method + " " + file).isEqualTo(200);
                Strict.assertHeadersOfFile(answer);
            }
            assertNoPage(caller, "POST", file);
            assertNoPage(caller, "GET", file + ".xhtml");
            assertNoPage(caller, "GET", file + "/");
        }
        for (String path :
                List.of("erga/assets", "erga/assets/", "erga/assets/x.css", "erga/nothing", "erga/actions/")) {
            assertNoPage(caller, "GET", path);
        }
    }

    private void assertNoPage(Caller caller, String method, String path) {
        HttpResponse<String> answer = caller.ask(guarded.shop(), method, path);

        assertThat(answer.statusCode())
                .as(method + " " + path)
                .isEqualTo(caller.may(DashboardRole.VIEWER) ? 404 : caller.refusal());
        Strict.assertHeaders(answer);
        assertNothingSaid(answer);
    }

    private static void assertNothingSaid(HttpResponse<String> answer) {
        Strict.assertTellsNothing(answer);
        assertThat(answer.body()).doesNotContain(GuardedShop.SECRET);
    }

    /** Else its absence elsewhere would say nothing. */
    @ParameterizedTest
    @CsvSource({"JOB", "JOBS", "OVERVIEW", "QUEUES", "BATCHES", "BATCH"})
    void the_secret_is_on_pages_that_viewers_see(String name) {
        Route route = Route.all().stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(Caller.VIC
                        .ask(guarded.shop(), "GET", route.address(guarded.exhibits()))
                        .body())
                .contains(GuardedShop.SECRET);
    }

    /** A matrix that has lost its rows or columns finds nothing. */
    @Test
    void each_page_and_each_action_is_tried_by_everybody() {
        assertThat(Route.all())
                .hasSizeGreaterThanOrEqualTo(PAGES)
                .extracting(Route::role)
                .contains(DashboardRole.values());
        assertThat(visits()).hasSize(Route.all().size() * Caller.values().length * Way.values().length);

        assertThat(Action.values()).hasSizeGreaterThanOrEqualTo(ACTIONS);
        List<Attempt> attempts = Attempt.all();
        assertThat(attempts.stream()
                        .map(attempt -> attempt.deed() + " " + attempt.caller())
                        .collect(Collectors.toSet()))
                .hasSize((Action.values().length + 1) * Caller.values().length);
        assertThat(attempts).hasSizeGreaterThan(ACTIONS * Sending.values().length);
        assertThat(attempts)
                .filteredOn(Attempt::succeeds)
                .extracting(Attempt::deed)
                .containsAll(Deed.all());
        assertThat(attempts)
                .filteredOn(attempt -> !attempt.isAllowed())
                .extracting(Attempt::deed)
                .containsAll(Deed.all());
    }
}
