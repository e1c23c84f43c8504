package dev.erga.jobs.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.Due;
import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.LimitReason.Holder;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Situation.Places;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What bears on whether a job gets a place of its limit, as the store knows it. */
abstract class SituatedPlacesContract extends ExplainScenario {

    SituatedPlacesContract(Supplier<? extends StoreUnderTest> emptyStore) {
        super(emptyStore);
    }

    @Test
    void a_job_that_waits_for_a_place_is_known_with_those_that_hold_one_and_those_before_it() throws Exception {
        NodeId node = joined();
        LimitBounds two = LimitBounds.atOnce(2);
        JobId started = stored(limited(of(NOBODY), two));
        admit();
        runningAgain(started, node);
        JobId ready = stored(limited(of(ACME), two));
        admit();
        JobId first = stored(limited(of(NOBODY), two));
        JobId urgent = stored(limited(of(NOBODY, METHOD, 1, Due.now()), two));
        NewJob elsewhere = newJob(METHOD, "moving", 1, Due.now());
        stored(limited(elsewhere, two));
        JobId last = stored(limited(of(NOBODY), two));

        Places places = situation(last).places().orElseThrow();
        assertThat(places.key()).isEqualTo(KEY);
        assertThat(places.bounds()).isEqualTo(two);
        assertThat(places.holding()).isEqualTo(exactly(2));
        assertThat(places.holders()).containsExactlyInAnyOrder(new Holder(started, true), new Holder(ready, false));
        assertThat(places.before()).isEqualTo(exactly(3));
        pause("moving");
        assertThat(situation(last).places().orElseThrow().before()).isEqualTo(exactly(2));
        assertThat(situation(first).places().orElseThrow().before()).isEqualTo(exactly(1));
        assertThat(situation(urgent).places().orElseThrow().before()).isEqualTo(exactly(0));
        assertThat(kinds(explained(last))).containsExactly("PlacesTaken", "BehindOthers");
        assertThat(explained(last).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(situation(started).places()).isEmpty();
    }

    @Test
    void of_those_before_it_no_more_are_counted_than_asked_for() throws Exception {
        joined();
        for (int i = 0; i < 5; i++) {
            stored(limited(of(NOBODY), ONE));
        }
        JobId last = stored(limited(of(NOBODY), ONE));

        assertThat(situation(last).places().orElseThrow().before()).isEqualTo(new BoundedCount(3, true));
        assertThat(kinds(explained(last))).containsExactly("BehindOthers");
    }

    @Test
    void a_job_whose_rate_is_used_up_is_known_with_when_the_next_may_start() throws Exception {
        NodeId node = joined();
        LimitBounds rate = LimitBounds.rate(new StartRate(2, Duration.ofMinutes(1), true));
        JobId started = stored(limited(of(NOBODY), rate));
        admit();
        Lease lease = runningAgain(started, node);
        stored(limited(of(NOBODY), rate));
        JobId next = stored(limited(of(NOBODY), rate));
        admit();

        Places places = situation(next).places().orElseThrow();

        assertThat(places.starts()).isEqualTo(2);
        assertThat(places.notStarted()).isEqualTo(1);
        assertThat(places.nextStart())
                .contains(
                        details(lease.job()).summary().startedAt().orElseThrow().plus(Duration.ofMinutes(1)));
        assertThat(kinds(explained(next))).containsExactly("RateUsedUp");
        completed(lease, succeeded());
        subject.passTime(Duration.ofSeconds(61));
        assertThat(situation(next).places().orElseThrow().starts()).isEqualTo(1);
    }

    @Test
    void a_place_of_a_paused_queue_is_not_to_be_had() throws Exception {
        joined();
        JobId job = stored(limited(of(NOBODY), ONE));
        assertThat(kinds(explained(job))).containsExactly("PlaceFree");

        pause(QUEUE);

        assertThat(kinds(explained(job))).containsExactly("QueuePaused");
        assertThat(explained(job).verdict()).isEqualTo(Verdict.BLOCKED);
    }
}
