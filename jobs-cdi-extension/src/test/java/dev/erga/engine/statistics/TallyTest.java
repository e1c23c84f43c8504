package dev.erga.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.event.AttemptFailed;
import dev.erga.jobs.event.JobFailed;
import dev.erga.jobs.event.JobSucceeded;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.spi.Ends;
import dev.erga.jobs.spi.MethodCounts;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final JobId JOB = new JobId(new UUID(0x7000, 0x8000_0000_0000_0000L));

    private final Tally tally = new Tally(event -> {});

    private void succeeds(String name, Duration took) {
        tally.publish(new JobSucceeded(JOB, name, 1, took));
    }

    @Test
    void each_job_method_is_counted_by_itself_with_what_each_of_its_good_jobs_took() {
        succeeds("A.a", Duration.ofSeconds(1));
        succeeds("A.a", Duration.ofSeconds(5));
        succeeds("A.a", Duration.ofSeconds(1));
        tally.publish(new JobFailed(JOB, "A.a", 2, "no"));
        tally.publish(new AttemptFailed(JOB, "B.b", 1, "no", Duration.ZERO));

        assertThat(tally.take().methods())
                .containsExactlyInAnyOrder(
                        new MethodCounts(
                                "A.a",
                                3,
                                1,
                                0,
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(5),
                                DurationCounts.of(Duration.ofSeconds(1))
                                        .plus(DurationCounts.of(Duration.ofSeconds(5)))
                                        .plus(DurationCounts.of(Duration.ofSeconds(1)))),
                        new MethodCounts("B.b", 0, 0, 1, Duration.ZERO, Duration.ZERO, DurationCounts.NONE));
        assertThat(tally.take().isEmpty()).isTrue();
    }

    @Test
    void what_is_put_back_comes_on_top_of_what_ended_meanwhile() {
        succeeds("A.a", Duration.ofSeconds(5));
        tally.left("mail");
        Ends taken = tally.take();
        succeeds("A.a", Duration.ofSeconds(1));
        tally.left("mail");

        tally.putBack(taken);
        Ends all = tally.take();

        assertThat(all.queues()).isEqualTo(Map.of("mail", 2L));
        assertThat(all.methods())
                .containsExactly(new MethodCounts(
                        "A.a",
                        2,
                        0,
                        0,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(5),
                        DurationCounts.of(Duration.ofSeconds(1)).plus(DurationCounts.of(Duration.ofSeconds(5)))));
    }
}
