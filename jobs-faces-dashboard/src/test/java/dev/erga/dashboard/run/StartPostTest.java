package dev.erga.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.DashboardRole;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import dev.erga.dashboard.action.BrowserSecret;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.ArgumentsRefusedException;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a post of the form that starts a job. */
class StartPostTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final JobId JOB = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    private static final DashboardSettings SETTINGS = new DashboardSettings(
            true,
            "/erga",
            Optional.empty(),
            new RoleMapping(Map.of(
                    DashboardRole.VIEWER, Set.of("viewer"),
                    DashboardRole.OPERATOR, Set.of("operator"),
                    DashboardRole.ADMIN, Set.of("admin"))));

    private record Started(String method, List<?> arguments, Due due, Signature by) {}

    private final List<Started> started = new ArrayList<>();
    private Optional<JobsException> refusal = Optional.empty();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private final JobOperator operator = (JobOperator) Proxy.newProxyInstance(
            JobOperator.class.getClassLoader(), new Class<?>[] {JobOperator.class}, (self, called, values) -> {
                refusal.ifPresent(refused -> {
                    throw refused;
                });
                started.add(
                        new Started((String) values[0], (List<?>) values[1], (Due) values[2], (Signature) values[3]));
                return JOB;
            });
    private final JobMonitor monitor = (JobMonitor) Proxy.newProxyInstance(
            JobMonitor.class.getClassLoader(),
            new Class<?>[] {JobMonitor.class},
            (self, called, values) -> List.of(Startable.EXPORT));

    private FakeExchange post() {
        FakeExchange exchange = new FakeExchange(SETTINGS, "POST", "/erga/start")
                .signedIn("olga", "operator")
                .with("on", "Exports.customer")
                .with("a0", "42")
                .with("a1", "CSV")
                .with("a2", "ada@example.org")
                .with("a4", "4111")
                .with("when", "now")
                .with("why", " A customer asked. ");
        exchange.sent.put("Sec-Fetch-Site", "same-origin");
        BrowserSecret.ensure(exchange.request(), exchange.response());
        return exchange.with(
                "token",
                StartPost.token("Exports.customer")
                        .make(exchange.request(), clock)
                        .orElseThrow());
    }

    private boolean again(FakeExchange exchange) throws IOException {
        return new StartPost(() -> monitor, () -> operator, clock).answer(exchange.request(), exchange.response());
    }

    private Refused shown(FakeExchange exchange) throws IOException {
        assertThat(again(exchange)).isTrue();
        assertThat(started).isEmpty();
        return Refused.leftIn(exchange.request()).orElseThrow();
    }

    @Test
    void a_job_is_started_in_the_persons_name_and_its_page_follows() throws IOException {
        FakeExchange exchange = post();

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(303);
        assertThat(exchange.headers).containsEntry("Location", "/shop/erga/job?id=" + JOB);
        assertThat(started).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("Exports.customer");
            assertThat(call.arguments())
                    .isEqualTo(List.of("42", "\"CSV\"", "\"ada@example.org\"", "false", "\"4111\""));
            assertThat(call.due()).isEqualTo(Due.now());
            assertThat(call.by().who()).isEqualTo("olga");
            assertThat(call.by().from()).isEqualTo("dashboard, 10.0.0.7");
            assertThat(call.by().why()).isEqualTo("A customer asked.");
            assertThat(call.by().confirmation()).isPresent();
        });
    }

    @Test
    void a_job_is_started_at_a_time_in_utc() throws IOException {
        again(post().with("when", "at").with("at", "2026-10-24T08:00"));

        assertThat(started).extracting(Started::due).containsExactly(Due.at(Instant.parse("2026-10-24T08:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403, 0", "operator, 303, 1", "admin, 303, 1", "stranger, 403, 0"})
    void jobs_are_started_by_operators_and_admins_only(String role, int status, int jobs) throws IOException {
        FakeExchange exchange = post().signedIn("olga", role);

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(status);
        assertThat(started).hasSize(jobs);
    }

    @Test
    void a_post_from_another_site_is_refused_whatever_it_brings() throws IOException {
        FakeExchange exchange = post();
        exchange.sent.put("Sec-Fetch-Site", "cross-site");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.html()).contains("ERGA-0710");
        assertThat(started).isEmpty();
    }

    @Test
    void without_a_good_token_the_form_is_shown_again_with_all_that_was_written() throws IOException {
        FakeExchange without = post().with("token", "");
        assertThat(shown(without).written().values()).startsWith("42", "CSV", "ada@example.org");
        assertThat(without.status).isEqualTo(403);

        FakeExchange ofSomebodyElse = post().signedIn("ada", "operator");
        assertThat(shown(ofSomebodyElse).faults().together()).isNotEmpty();

        FakeExchange old = post();
        clock = Clock.offset(clock, Duration.ofMinutes(31));
        assertThat(shown(old).faults().together()).isNotEmpty();
    }

    @Test
    void a_token_that_was_used_before_starts_nothing() throws IOException {
        refusal = Optional.of(new JobsException(Problem.of("ERGA-0255", "sent twice")));

        assertThat(shown(post()).faults().together()).isNotEmpty();
    }

    @Test
    void what_was_written_wrong_is_shown_again_and_never_reaches_the_engine() throws IOException {
        FakeExchange exchange = post().with("a0", "x").with("why", "");

        Refused shown = shown(exchange);

        assertThat(exchange.status).isEqualTo(422);
        assertThat(shown.faults().fields()).containsOnlyKeys(0);
        assertThat(shown.faults().why()).isNotEmpty();
        assertThat(shown.written().value(0)).isEqualTo("x");
    }

    @Test
    void what_the_validator_refuses_is_shown_again_in_its_words() throws IOException {
        refusal = Optional.of(new ArgumentsRefusedException(
                Problem.of("ERGA-0248", "refused"), List.of(new ArgumentFault(2, "must be an address"))));
        FakeExchange exchange = post();

        assertThat(shown(exchange).faults().of(2)).isEqualTo("must be an address");
        assertThat(exchange.status).isEqualTo(422);
    }

    @Test
    void a_method_that_is_not_marked_is_not_asked_for() throws IOException {
        FakeExchange exchange = post().with("on", "Other.method");

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(409);
        assertThat(started).isEmpty();
    }

    @Test
    void another_refusal_says_that_nothing_was_done() throws IOException {
        refusal = Optional.of(new JobsException(Problem.of("ERGA-0214", "no such queue")));
        FakeExchange exchange = post();

        assertThat(again(exchange)).isFalse();

        assertThat(exchange.status).isEqualTo(409);
        assertThat(exchange.html()).contains("Nothing was done", "ERGA-0712");
    }
}
