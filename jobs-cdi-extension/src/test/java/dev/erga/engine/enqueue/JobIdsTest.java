package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobIdsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private final JobIds ids = new JobIds(clock, new Random(1));

    @Test
    void an_id_is_a_version_7_uuid_that_tells_its_time() {
        JobId id = ids.next();

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
    }

    @Test
    void ids_rise_within_a_millisecond_across_its_end_and_when_the_clock_is_set_back() {
        JobId last = ids.next();
        for (int i = 0; i < 50_000; i++) {
            if (i == 20_000) {
                clock.advance(Duration.ofHours(-1));
            }
            JobId next = ids.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }
}
