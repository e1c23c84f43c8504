package dev.erga.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.LimitReason.Holder;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Places;
import dev.erga.jobs.spi.StartRate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of jobs that wait for a place of a limit. */
class ExplainedPlacesTest {

    private static final Instant NOW = Facts.NOW;
    private static final Instant EARLIER = Instant.parse("2026-03-01T11:59:00Z");
    private static final JobId PARENT = JobId.parse("01980c5e-7b1c-7000-8000-00000000000a");
    private static final JobId OTHER = JobId.parse("01980c5e-7b1c-7000-8000-00000000000b");

    private static void assertTold(Facts facts, Verdict verdict, String... sentences) {
        facts.areTold(verdict, sentences);
    }

    private static Facts awaitingPlace(Places places) {
        return Facts.in(JobState.AWAITING).awaiting(places).with(Facts.node("n1", "one"));
    }

    private static Places places(LimitBounds bounds, int holding, List<Holder> holders, int before) {
        return new Places(
                "customer-7", bounds, Facts.exactly(holding), holders, 0, 0, Optional.empty(), Facts.exactly(before));
    }

    @Test
    void a_job_that_waits_for_the_one_place() {
        Facts facts = awaitingPlace(places(LimitBounds.atOnce(1), 1, List.of(new Holder(OTHER, true)), 0));

        assertTold(facts, Verdict.WAITING, "The one place of limit \"customer-7\" is taken, by " + OTHER + ".");
    }

    @Test
    void a_job_that_waits_for_one_of_many_places_behind_others() {
        List<Holder> holders = List.of(new Holder(OTHER, true), new Holder(PARENT, false));

        assertTold(
                awaitingPlace(places(LimitBounds.atOnce(3), 3, holders, 1)),
                Verdict.WAITING,
                "All 3 places of limit \"customer-7\" are taken, among others by " + OTHER + " and " + PARENT
                        + " (not started).",
                "1 job waits for a place of limit \"customer-7\" before it, by priority and age.");
    }

    @Test
    void a_job_that_waits_behind_others_only() {
        Places behind = new Places(
                "customer-7",
                LimitBounds.atOnce(3),
                Facts.exactly(0),
                List.of(),
                0,
                0,
                Optional.empty(),
                new BoundedCount(1_000, true));

        assertTold(
                awaitingPlace(behind),
                Verdict.WAITING,
                "More than 1,000 jobs wait for a place of limit \"customer-7\" before it, by priority and age.");
    }

    @Test
    void a_job_whose_turn_it_is_to_get_a_place() {
        assertTold(
                awaitingPlace(places(LimitBounds.atOnce(3), 2, List.of(new Holder(OTHER, true)), 0)),
                Verdict.WAITING,
                "A place of limit \"customer-7\" is free and it is this job's turn; a living node lets it through within"
                        + " moments.");
    }

    @Test
    void a_job_whose_rate_is_used_up() {
        LimitBounds rate = LimitBounds.rate(new StartRate(2, Duration.ofMinutes(1), false));
        Optional<Instant> next = Optional.of(NOW.plusSeconds(30));
        Places one = new Places("smtp", rate, Facts.exactly(1), List.of(), 2, 1, next, Facts.exactly(0));
        Places both = new Places("smtp", rate, Facts.exactly(2), List.of(), 2, 2, Optional.empty(), Facts.exactly(0));
        Places none = new Places("smtp", rate, Facts.exactly(2), List.of(), 2, 0, next, Facts.exactly(0));
        String until = "Limit \"smtp\" lets 2 per PT1M start, and no more than that until 2026-03-01T12:00:30Z.";

        assertTold(awaitingPlace(none), Verdict.WAITING, until);
        assertTold(
                awaitingPlace(one),
                Verdict.WAITING,
                until + " Of those that count, 1 has its place and has not started.");
        assertTold(
                awaitingPlace(both),
                Verdict.WAITING,
                "Limit \"smtp\" lets 2 per PT1M start, and no more than that. Of those that count, 2 have their places and"
                        + " have not started.");
    }

    @Test
    void what_this_node_declares_of_a_limit_counts_more_than_what_the_job_says() {
        Situation situation = awaitingPlace(places(LimitBounds.atOnce(1), 1, List.of(new Holder(OTHER, true)), 0))
                .situation();

        Explanation explanation =
                Explainer.explain(situation, new MethodNow(Optional.of(LimitBounds.atOnce(2)), Optional.empty()));

        assertThat(explanation.reasons()).extracting(Reason::kind).containsExactly("PlaceFree");
    }

    @Test
    void a_job_that_gets_no_place_since_its_queue_is_paused() {
        assertTold(
                awaitingPlace(places(LimitBounds.atOnce(1), 0, List.of(), 0))
                        .paused(new Pause(Optional.of("ada"), "The server moves", EARLIER)),
                Verdict.BLOCKED,
                "Queue \"mail\" is paused by ada since 2026-03-01T11:59:00Z: The server moves.");
    }

    @Test
    void a_job_that_gets_no_place_since_nobody_lives() {
        assertTold(
                awaitingPlace(places(LimitBounds.atOnce(1), 0, List.of(), 0)).withoutNodes(),
                Verdict.BLOCKED,
                "No node lives and none is known.");
    }
}
