package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a post to an action. */
class ActionPostTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final String JOB = "01980c5e-7b1c-7000-8000-00003536544e";
    private static final String OTHER = "01980c5e-7b1c-7000-8000-0000353654aa";

    private final FakeOperator operator = new FakeOperator();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private static FakeExchange post(Action action, String... subjects) {
        FakeExchange exchange = new FakeExchange(Browsers.SETTINGS, "POST", "/erga" + action.place())
                .signedIn("olga", "admin")
                .with("on", subjects)
                .with("time", "2026-10-24T08:00")
                .with("seen", "COALESCE|UTC|0 2 * * *")
                .with("expression", "0 3 * * *")
                .with("zone", "UTC")
                .with("misfire", "SKIP")
                .with("agreed", "SKIP|UTC|0 3 * * *")
                .with("a0", "42")
                .with("s1", " ")
                .with("a2", "\"<b>\"")
                .with("why", " The mail server is down. ");
        exchange.sent.put("Sec-Fetch-Site", "same-origin");
        exchange.cookies.add(new Cookie(BrowserSecret.COOKIE, Browsers.SECRET));
        return exchange;
    }

    private static String subject(Action action) {
        return action.target() == Target.QUEUE || action.target() == Target.RECURRING ? "mail" : JOB;
    }

    private FakeExchange confirmed(Action action) {
        return confirmed(action, subject(action));
    }

    private FakeExchange confirmed(Action action, String... subjects) {
        FakeExchange exchange = post(action, subjects);
        return exchange.with("token", token(action, exchange));
    }

    private String token(Action action, FakeExchange exchange) {
        return Order.of(action, exchange.request())
                .token(exchange.request(), clock)
                .orElseThrow();
    }

    private FakeExchange answer(Action action, FakeExchange exchange) throws IOException {
        new ActionPost(operator::face, operator::errand, clock).answer(action, exchange.request(), exchange.response());
        return exchange;
    }

    private Optional<String> outcome(FakeExchange exchange) {
        String location = exchange.headers.getOrDefault("Location", "");
        FakeExchange next = new FakeExchange(Browsers.SETTINGS, "GET", location.substring("/shop".length()));
        next.cookies.addAll(exchange.cookies);
        return Outcome.told(next.request(), clock).map(told -> told.sentence(Texts.english()));
    }

    @ParameterizedTest
    @EnumSource
    void a_confirmed_action_is_done_in_the_persons_name_and_its_page_says_so(Action action) throws IOException {
        FakeExchange exchange = answer(action, confirmed(action));

        assertThat(exchange.status).isEqualTo(303);
        assertThat(operator.signatures).singleElement().satisfies(by -> {
            assertThat(by.who()).isEqualTo("olga");
            assertThat(by.from()).isEqualTo("dashboard, 10.0.0.7");
            assertThat(by.why()).isEqualTo("The mail server is down.");
            assertThat(by.confirmation().orElseThrow()).matches("[0-9a-f]{32}");
        });
        assertThat(outcome(exchange))
                .contains(Texts.english().get("action." + action.word() + ".done", subject(action)));
    }

    @ParameterizedTest
    @EnumSource
    void each_action_does_what_it_is_called(Action action) throws IOException {
        answer(action, confirmed(action));

        String verb = action.name().replace("_", "").toLowerCase(Locale.ROOT);
        assertThat(operator.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.toLowerCase(Locale.ROOT))
                        .startsWith(verb)
                        .contains(subject(action)));
        assertThat(operator.calls.get(0).contains("2026-10-24T08:00:00Z")).isEqualTo(action.time() != TimeField.NONE);
    }

    @Test
    void a_recurring_job_is_paused_without_an_end_if_none_is_given() throws IOException {
        answer(Action.PAUSE_RECURRING, confirmed(Action.PAUSE_RECURRING).with("time", ""));

        assertThat(operator.calls).containsExactly("pauseRecurring mail");
    }

    @Test
    void what_acted_on_all_that_matched_is_not_done_again_in_the_name_of_who_asked_then() throws IOException {
        operator.requeued = job -> false;

        FakeExchange exchange = answer(Action.REQUEUE, confirmed(Action.REQUEUE));

        assertThat(exchange.status).isEqualTo(303);
        assertThat(operator.calls).isEmpty();
    }

    @Test
    void an_action_that_changed_nothing_says_that() throws IOException {
        operator.changes = subject -> false;

        FakeExchange exchange = answer(Action.PAUSE_QUEUE, confirmed(Action.PAUSE_QUEUE));

        assertThat(outcome(exchange).orElseThrow()).contains("paused already");
    }

    @Test
    void an_action_on_several_is_done_to_each_in_one_transaction_and_says_how_many_changed() throws IOException {
        operator.changes = subject -> subject.equals(JOB);

        FakeExchange exchange = answer(Action.REQUEUE, confirmed(Action.REQUEUE, OTHER, JOB, OTHER));

        assertThat(exchange.status).isEqualTo(303);
        assertThat(operator.calls).containsExactly("requeue " + JOB, "requeue " + OTHER);
        assertThat(operator.transactions).isEqualTo(1);
        assertThat(outcome(exchange)).contains("Requeue: 1 of 2 changed.");
    }

    @Test
    void of_several_those_that_are_gone_are_left_out() throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0202", "there is no job")));

        FakeExchange exchange = answer(Action.REQUEUE, confirmed(Action.REQUEUE, OTHER, JOB));

        assertThat(outcome(exchange)).contains("Requeue: 0 of 2 changed.");
        assertRefused(Action.REQUEUE, confirmed(Action.REQUEUE, JOB), 409, "ERGA-0712");
    }

    @Test
    void an_action_on_nothing_or_on_too_much_is_refused() throws IOException {
        String[] many = IntStream.range(0, 1_001).mapToObj(String::valueOf).toArray(String[]::new);

        assertRefused(Action.REQUEUE, confirmed(Action.REQUEUE, " "), 400, "at least one");
        assertRefused(Action.REQUEUE, confirmed(Action.REQUEUE, many), 400, "1,000 at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "2026-02-30T10:00", "2026-10-23T00:41", "2026-10-22T23:00", "+99999-01-01T00:00"
            })
    void a_time_that_is_missing_or_nonsense_or_past_is_refused(String time) throws IOException {
        assertRefused(Action.RESCHEDULE, confirmed(Action.RESCHEDULE).with("time", time), 400, "still to come");
    }

    @Test
    void nobody_can_make_a_page_claim_what_was_not_done() {
        FakeExchange forged = new FakeExchange(
                Browsers.SETTINGS, "GET", "/erga/queues?done=pause-queue&on=mail&of=1&changed=1&seal=1761180067.x");
        forged.cookies.add(new Cookie(BrowserSecret.COOKIE, Browsers.SECRET));

        assertThat(Outcome.told(forged.request(), clock)).isEmpty();
    }

    @Test
    void people_come_back_to_where_they_were_if_that_is_a_page_of_ours() throws IOException {
        FakeExchange list = answer(
                Action.REQUEUE, confirmed(Action.REQUEUE, JOB).with("back", "/jobs?state=failed&q=queue%3Amail"));

        assertThat(list.headers.get("Location")).startsWith("/shop/erga/jobs?state=failed&q=queue%3Amail&done=requeue");
        assertThat(outcome(list)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/jobs\r\nX: y", "/../admin", "", "/jobs?q=<script>"})
    void nobody_is_sent_anywhere_else(String back) throws IOException {
        FakeExchange exchange =
                answer(Action.REQUEUE, confirmed(Action.REQUEUE, JOB).with("back", back));

        assertThat(exchange.headers.get("Location")).startsWith("/shop/erga/job?id=" + JOB + "&done=requeue");
    }

    static Stream<Arguments> rolesAndActions() {
        return Stream.of(Action.values())
                .flatMap(action ->
                        Stream.of("viewer", "operator", "admin", "stranger").map(role -> Arguments.of(role, action)));
    }

    @ParameterizedTest
    @MethodSource("rolesAndActions")
    void an_action_is_done_only_for_its_role_and_those_above(String role, Action action) throws IOException {
        boolean may = Stream.of(DashboardRole.values())
                .anyMatch(known -> known.name().equalsIgnoreCase(role) && known.includes(action.role()));

        FakeExchange exchange = answer(action, confirmed(action).signedIn("olga", role));

        assertThat(exchange.status).isEqualTo(may ? 303 : 403);
        assertThat(operator.calls).hasSize(may ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_who_is_not_signed_in_does_an_action(Action action) throws IOException {
        FakeExchange exchange = confirmed(action);
        exchange.user = null;

        assertThat(answer(action, exchange).status).isEqualTo(401);
        assertThat(operator.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void an_action_is_done_by_nothing_but_a_post(String method) throws IOException {
        FakeExchange exchange = new FakeExchange(Browsers.SETTINGS, method, "/erga/actions/pause-queue");

        answer(Action.PAUSE_QUEUE, exchange.signedIn("olga", "operator"));

        assertThat(exchange.status).isEqualTo(405);
        assertThat(exchange.headers).containsEntry("Allow", "POST");
        assertThat(operator.calls).isEmpty();
    }

    @Test
    void a_post_from_another_site_is_refused_whatever_it_brings() throws IOException {
        FakeExchange exchange = confirmed(Action.PAUSE_QUEUE);
        exchange.sent.put("Sec-Fetch-Site", "cross-site");

        assertRefused(exchange, 403, "ERGA-0710");
    }

    @Test
    void a_post_without_token_with_a_wrong_one_or_with_that_of_another_action_is_refused() throws IOException {
        assertRefused(post(Action.PAUSE_QUEUE, "mail"), 403, "too old");
        assertRefused(post(Action.PAUSE_QUEUE, "mail").with("token", "1761180067.AAAA"), 403, "too old");
        FakeExchange other = post(Action.PAUSE_QUEUE, "mail");
        assertRefused(other.with("token", token(Action.RESUME_QUEUE, other)), 403, "too old");
        assertRefused(confirmed(Action.PAUSE_QUEUE).with("on", "pdf"), 403, "too old");
        assertRefused(confirmed(Action.PAUSE_QUEUE).with("on", "mail", "pdf"), 403, "too old");
        assertRefused(confirmed(Action.PAUSE_QUEUE).signedIn("ada", "admin"), 403, "too old");
    }

    @Test
    void a_token_that_was_given_another_number_is_refused() throws IOException {
        FakeExchange exchange = confirmed(Action.PAUSE_QUEUE);
        String token = token(Action.PAUSE_QUEUE, exchange);

        assertRefused(exchange.with("token", "f".repeat(32) + token.substring(32)), 403, "too old");
    }

    @Test
    void a_token_without_the_browser_it_was_given_to_is_refused() throws IOException {
        FakeExchange stolen = confirmed(Action.PAUSE_QUEUE);
        stolen.cookies.clear();
        assertRefused(stolen, 403, "too old");

        stolen.cookies.add(new Cookie(BrowserSecret.COOKIE, "f".repeat(32)));
        assertRefused(stolen, 403, "too old");
    }

    @Test
    void a_token_is_refused_when_it_is_old() throws IOException {
        FakeExchange exchange = confirmed(Action.PAUSE_QUEUE);
        clock = Clock.offset(clock, Duration.ofMinutes(31));

        assertRefused(exchange, 403, "too old");
    }

    @Test
    void a_token_is_good_once_and_each_page_has_its_own() throws IOException {
        FakeExchange exchange = confirmed(Action.PAUSE_QUEUE);
        assertThat(answer(Action.PAUSE_QUEUE, exchange).status).isEqualTo(303);

        assertThat(answer(Action.PAUSE_QUEUE, exchange).status).isEqualTo(403);
        assertThat(exchange.html()).contains("used already");
        assertThat(operator.calls).hasSize(1);
        assertThat(answer(Action.PAUSE_QUEUE, confirmed(Action.PAUSE_QUEUE)).status)
                .isEqualTo(303);
    }

    @Test
    void an_action_without_a_reason_is_refused_and_may_be_sent_again_with_one() throws IOException {
        FakeExchange exchange = confirmed(Action.PAUSE_QUEUE);
        assertRefused(exchange.with("why", "  "), 400, "needs a reason");
        assertRefused(exchange.with("why", "x".repeat(501)), 400, "needs a reason");

        assertThat(answer(Action.PAUSE_QUEUE, exchange.with("why", "x".repeat(500))).status)
                .isEqualTo(303);
    }

    @Test
    void an_action_that_is_refused_below_says_that_nothing_was_done() throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0299", "there is no such queue")));

        assertRefused(confirmed(Action.PAUSE_QUEUE), 409, "ERGA-0712");
    }

    private void assertRefused(FakeExchange exchange, int status, String words) throws IOException {
        assertRefused(Action.PAUSE_QUEUE, exchange, status, words);
    }

    private void assertRefused(Action action, FakeExchange exchange, int status, String words) throws IOException {
        List<String> before = List.copyOf(operator.calls);
        answer(action, exchange);

        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.html()).contains("Nothing was done", words);
        assertThat(exchange.headers).containsKey("Content-Security-Policy").doesNotContainKey("Location");
        assertThat(operator.calls).isEqualTo(before);
    }
}
