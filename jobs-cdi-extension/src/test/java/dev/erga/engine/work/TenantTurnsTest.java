package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.TenantPage;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantTurnsTest {

    private final TenantTurns turns = new TenantTurns();

    @BeforeEach
    void jobs_may_wait() {
        turns.wake();
    }

    private static TenantPage page(int jobs, int tenants, String next) {
        ClaimedJob job = new ClaimedJob(
                new Lease(new JobId(new UUID(0x7000, 1)), 1, new NodeId(new UUID(1, 1))),
                "Probe.first",
                "default",
                5,
                1,
                0,
                "[]",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        return new TenantPage(
                Collections.nCopies(jobs, job), tenants, Optional.of(next).filter(name -> !name.isEmpty()));
    }

    @Test
    void nobody_is_asked_before_something_may_wait() {
        assertThat(new TenantTurns().mayHoldMore()).isFalse();
    }

    @Test
    void turns_go_on_after_the_last_tenant_and_begin_again_behind_all_of_them() {
        turns.claimed(page(2, 2, "b"));
        assertThat(turns.last()).contains("b");

        turns.claimed(page(1, 1, ""));

        assertThat(turns.last()).isEmpty();
        assertThat(turns.mayHoldMore()).isTrue();
    }

    @Test
    void a_whole_lap_that_brought_nothing_is_the_end() {
        turns.claimed(page(0, 2, "b"));
        assertThat(turns.mayHoldMore()).isTrue();

        turns.claimed(page(0, 1, ""));

        assertThat(turns.mayHoldMore()).isFalse();
    }

    @Test
    void a_lap_that_began_before_something_came_in_is_not_the_last() {
        turns.claimed(page(0, 2, "b"));
        turns.wake();

        assertThat(turns.last()).contains("b");
        turns.claimed(page(0, 1, ""));

        assertThat(turns.mayHoldMore()).isTrue();
        turns.claimed(page(0, 3, ""));
        assertThat(turns.mayHoldMore()).isFalse();
    }

    @Test
    void jobs_without_a_tenant_count_as_one_more() {
        turns.claimed(page(3, 3, ""));

        assertThat(turns.share(100)).isEqualTo(75);
    }

    @Test
    void what_is_left_of_a_share_is_added_to_the_next() {
        turns.claimed(page(1, 1, "a"));
        turns.claimed(page(1, 1, "b"));
        turns.claimed(page(1, 1, ""));

        int ofTenants = 0;
        for (int worker = 0; worker < 400; worker++) {
            ofTenants += turns.share(1);
        }

        assertThat(ofTenants).isEqualTo(300);
    }
}
