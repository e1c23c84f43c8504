package dev.erga.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.FakeExchange;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a post in which the times of a recurring job are written anew. */
class EditSchedulePostTest {

    private final FakeOperator operator = new FakeOperator();
    private final Clock clock = Clock.fixed(Instant.parse("2026-10-23T00:41:07Z"), ZoneOffset.UTC);

    private FakeExchange post() {
        FakeExchange exchange = new FakeExchange(Browsers.SETTINGS, "POST", "/erga/actions/edit-recurring")
                .signedIn("ada", "admin")
                .with("on", "prices")
                .with("why", "The shop opens earlier.")
                .with("seen", "COALESCE|Europe/Paris|0 2 * * *")
                .with("expression", " 0 3 * * * ")
                .with("zone", "Europe/Paris")
                .with("misfire", "SKIP");
        exchange.sent.put("Sec-Fetch-Site", "same-origin");
        exchange.cookies.add(new Cookie(BrowserSecret.COOKIE, Browsers.SECRET));
        return exchange.with(
                "token",
                Order.of(Action.EDIT_RECURRING, exchange.request())
                        .token(exchange.request(), clock)
                        .orElseThrow());
    }

    private FakeExchange agreed() {
        return post().with("agreed", "SKIP|Europe/Paris|0 3 * * *");
    }

    private boolean again(FakeExchange exchange) throws IOException {
        return new ActionPost(operator::face, operator::errand, clock)
                .answer(Action.EDIT_RECURRING, exchange.request(), exchange.response());
    }

    private Again shown(FakeExchange exchange, int status) throws IOException {
        assertThat(again(exchange)).isTrue();
        assertThat(exchange.status).isEqualTo(status);
        assertThat(operator.calls).isEmpty();
        return Again.leftIn(exchange.request()).orElseThrow();
    }

    @Test
    void nothing_is_done_before_the_next_fires_of_what_was_written_were_shown() throws IOException {
        Again shown = shown(post(), 200);

        assertThat(shown.kind()).isEqualTo("preview");
        assertThat(shown.draft().values()).containsEntry("expression", " 0 3 * * * ");
        assertThat(shown.form().why()).isEqualTo("The shop opens earlier.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SKIP|Europe/Paris|0 4 * * *", "SKIP|UTC|0 3 * * *", "COALESCE|Europe/Paris|0 3 * * *"})
    void to_have_agreed_to_something_else_is_not_to_have_agreed(String agreed) throws IOException {
        assertThat(shown(post().with("agreed", agreed), 200).kind()).isEqualTo("preview");
    }

    @Test
    void what_was_agreed_to_goes_to_the_engine_with_what_was_seen() throws IOException {
        FakeExchange exchange = agreed();

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(303);
        assertThat(operator.calls)
                .containsExactly("editRecurring prices"
                        + " RecurringTimes[expression=0 2 * * *, zone=Europe/Paris, misfire=COALESCE]"
                        + " RecurringTimes[expression=0 3 * * *, zone=Europe/Paris, misfire=SKIP]");
    }

    @ParameterizedTest
    @CsvSource({
        "ERGA-0209, 422, refused",
        "ERGA-0231, 422, refused",
        "ERGA-0232, 422, refused",
        "ERGA-0239, 422, refused",
        "ERGA-0251, 409, changed",
        "ERGA-0255, 403, stale"
    })
    void a_refusal_is_shown_again_with_all_that_was_written(String code, int status, String kind) throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of(code, "no")));

        assertThat(shown(agreed(), status).kind()).isEqualTo(kind);
    }

    @Test
    void one_that_an_annotation_declares_is_not_asked_about_again() throws IOException {
        operator.refusal = Optional.of(new JobsException(Problem.of("ERGA-0252", "declared")));
        FakeExchange exchange = agreed();

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"misfire;NEVER", "misfire;''", "seen;''", "seen;nonsense", "seen;NEVER|UTC|0 2 * * *", "token;x"})
    void what_is_no_answer_to_the_page_is_refused(String field, String value) throws IOException {
        assertThat(shown(agreed().with(field, value), 403).kind()).isEqualTo("stale");
    }

    @Test
    void a_post_from_another_site_is_refused_and_nothing_that_it_brings_is_shown() throws IOException {
        FakeExchange exchange = agreed();
        exchange.sent.put("Sec-Fetch-Site", "cross-site");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.html()).contains("ERGA-0710");
        assertThat(Again.leftIn(exchange.request())).isEmpty();
        assertThat(operator.calls).isEmpty();
    }

    @Test
    void an_operator_is_refused_and_nothing_is_shown_again() throws IOException {
        FakeExchange exchange = agreed().signedIn("olga", "operator");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(Again.leftIn(exchange.request())).isEmpty();
        assertThat(operator.calls).isEmpty();
    }
}
