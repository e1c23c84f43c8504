package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.FakeExchange;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.EditedArguments;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a post in which something is written anew. */
class EditPostTest {

    private static final String JOB = "01980c5e-7b1c-7000-8000-00003536544e";
    private static final String OTHER = "01980c5e-7b1c-7000-8000-0000353654aa";

    private final FakeOperator operator = new FakeOperator();
    private Clock clock = Clock.fixed(Instant.parse("2026-10-23T00:41:07Z"), ZoneOffset.UTC);

    private FakeExchange post(String... subjects) {
        FakeExchange exchange = new FakeExchange(Browsers.SETTINGS, "POST", "/erga/actions/edit-and-requeue")
                .signedIn("ada", "admin")
                .with("on", subjects)
                .with("why", " A typing error. ")
                .with("seen", "r1")
                .with("a0", "42")
                .with("s1", " ")
                .with("a2", "\"<b>\"");
        exchange.sent.put("Sec-Fetch-Site", "same-origin");
        exchange.cookies.add(new Cookie(BrowserSecret.COOKIE, Browsers.SECRET));
        return exchange.with(
                "token",
                Order.of(Action.EDIT_AND_REQUEUE, exchange.request())
                        .token(exchange.request(), clock)
                        .orElseThrow());
    }

    private boolean again(FakeExchange exchange) throws IOException {
        return new ActionPost(operator::face, operator::errand, clock)
                .answer(Action.EDIT_AND_REQUEUE, exchange.request(), exchange.response());
    }

    private Again shown(FakeExchange exchange, int status) throws IOException {
        assertThat(again(exchange)).isTrue();
        assertThat(exchange.status).isEqualTo(status);
        assertThat(operator.edits).isEmpty();
        Again shown = Again.leftIn(exchange.request()).orElseThrow();
        assertThat(shown.draft().values()).containsEntry("a2", "\"<b>\"").containsEntry("s1", " ");
        assertThat(shown.order()).isEqualTo(new Order(Action.EDIT_AND_REQUEUE, List.of(JOB)));
        return shown;
    }

    @Test
    void what_was_written_goes_to_the_engine_and_a_secret_that_was_left_empty_is_kept() throws IOException {
        FakeExchange exchange = post(JOB);

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(303);
        assertThat(operator.edits)
                .containsExactly(new EditedArguments(
                        "r1", List.of(Optional.of("42"), Optional.empty(), Optional.of("\"<b>\""))));
    }

    @Test
    void a_field_that_showed_something_and_was_emptied_is_not_taken_for_one_that_was_left_alone() throws IOException {
        again(post(JOB).with("a0", ""));

        assertThat(operator.edits.get(0).json().get(0)).contains("");
    }

    @Test
    void what_the_engine_refuses_is_shown_again_with_its_number_and_all_that_was_written() throws IOException {
        operator.refusal = Optional.of(new ArgumentsRefusedException(
                Problem.of("ERGA-0248", "refused"), List.of(new ArgumentFault(0, "must be above 50"))));

        Again shown = shown(post(JOB), 422);

        assertThat(shown.kind()).isEqualTo("refused");
        assertThat(shown.faults()).containsExactly(new ArgumentFault(0, "must be above 50"));
        assertThat(shown.refusal().orElseThrow().code()).isEqualTo("ERGA-0248");
        assertThat(shown.form().why()).isEqualTo("A typing error.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERGA-0212", "ERGA-0213", "ERGA-0228", "ERGA-0229", "ERGA-0320"})
    void whatever_is_wrong_with_what_was_written_is_shown_again(String code) throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of(code, "it is too much")));

        assertThat(shown(post(JOB), 422).kind()).isEqualTo("refused");
    }

    @Test
    void a_job_that_has_changed_meanwhile_is_a_conflict() throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0249", "has changed")));

        assertThat(shown(post(JOB), 409).kind()).isEqualTo("changed");
    }

    @Test
    void without_a_reason_or_a_good_token_nothing_that_was_written_is_lost() throws IOException {
        assertThat(shown(post(JOB).with("why", " "), 422).kind()).isEqualTo("reason");
        assertThat(shown(post(JOB).with("token", ""), 403).kind()).isEqualTo("stale");
        FakeExchange old = post(JOB);
        clock = Clock.offset(clock, Duration.ofMinutes(31));
        assertThat(shown(old, 403).kind()).isEqualTo("stale");
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0255", "sent twice")));
        assertThat(shown(post(JOB), 403).kind()).isEqualTo("stale");
    }

    @Test
    void what_is_wrong_with_nothing_that_was_written_is_a_notice() throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0250", "cannot be edited")));
        FakeExchange exchange = post(JOB);

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(409);
        assertThat(exchange.html()).contains("ERGA-0712");
    }

    @Test
    void one_job_is_edited_at_a_time() throws IOException {
        FakeExchange several = post(JOB, OTHER);

        assertThat(again(several)).isFalse();

        assertThat(several.status).isEqualTo(400);
        assertThat(operator.edits).isEmpty();
    }

    @Test
    void nothing_that_was_written_is_printed() {
        assertThat(new Draft("r1", Map.of("s0", "hunter2")).toString()).doesNotContain("hunter2");
    }

    @Test
    void a_post_from_another_site_is_refused_and_nothing_that_it_brings_is_shown() throws IOException {
        FakeExchange exchange = post(JOB);
        exchange.sent.put("Sec-Fetch-Site", "cross-site");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.html()).contains("ERGA-0710");
        assertThat(Again.leftIn(exchange.request())).isEmpty();
        assertThat(operator.calls).isEmpty();
    }

    @Test
    void an_operator_is_refused_and_nothing_is_shown_again() throws IOException {
        FakeExchange exchange = post(JOB).signedIn("olga", "operator");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(Again.leftIn(exchange.request())).isEmpty();
        assertThat(operator.calls).isEmpty();
    }

    @Test
    void what_is_sent_twice_is_done_once_and_the_second_says_so() throws IOException {
        FakeExchange exchange = post(JOB);

        assertThat(again(exchange)).isFalse();
        assertThat(exchange.status).isEqualTo(303);
        assertThat(again(exchange)).isTrue();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(Again.leftIn(exchange.request()).orElseThrow().kind()).isEqualTo("stale");
        assertThat(operator.edits).hasSize(1);
    }

    @Test
    void what_acts_on_all_that_a_search_finds_keeps_what_it_says_of_who_asked_for_it() throws IOException {
        operator.editable = job -> false;
        FakeExchange exchange = post(JOB);

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(303);
        assertThat(exchange.headers.get("Location")).contains("done=edit-and-requeue");
        assertThat(operator.calls).isEmpty();
    }
}
