package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.NodeId;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkRulesTest {

    private static final NodeId NODE = new NodeId(UUID.randomUUID());

    private final ManualTime time = new ManualTime();
    private final ChunkRules rules = new ChunkRules(time);

    static class Emails {
        public void send(long id) {
            if (id < 0) {
                throw new IllegalArgumentException("id must not be negative, was " + id);
            }
        }

        public void count() {}
    }

    private static RegisteredMethod method(String name, int chunk) {
        JobDeclaration declaration = Declarations.of(new Emails(), name).inChunksOf(chunk);
        return new RegisteredMethods(List.of(declaration), new ArgumentCodec())
                .named(declaration.name())
                .orElseThrow();
    }

    private static Attempt attempt(RegisteredMethod method, int number, int crashes, NodeId node) {
        ClaimedJob job = new ClaimedJob(
                new Lease(new JobId(UUID.randomUUID()), 1, node),
                method.declaration().name(),
                "default",
                5,
                number,
                crashes,
                "[1]",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        return new Attempt(job, method, 0, 3);
    }

    private static Attempt fresh(int chunk) {
        return attempt(method("send", chunk), 1, 0, NODE);
    }

    private Run run(Attempt attempt) {
        return new Run(attempt, List.of(), time);
    }

    @Test
    void a_first_attempt_of_a_method_that_says_so_may_share() {
        assertThat(rules.mayShare(fresh(2))).isTrue();
        assertThat(rules.mayShare(fresh(1))).isFalse();
    }

    @Test
    void a_second_attempt_a_suspect_and_one_that_is_to_stop_may_not_share() {
        Attempt stopped = fresh(50);
        stopped.stop(Stop.CANCELLED);

        assertThat(rules.mayShare(attempt(method("send", 50), 2, 0, NODE))).isFalse();
        assertThat(rules.mayShare(attempt(method("send", 50), 1, 1, NODE))).isFalse();
        assertThat(rules.mayShare(stopped)).isFalse();
    }

    @Test
    void only_calls_of_one_method_under_one_lease_share() {
        Attempt first = fresh(50);

        assertThat(rules.mayShare(first, fresh(50))).isTrue();
        assertThat(rules.mayShare(first, attempt(method("count", 50), 1, 0, NODE)))
                .isFalse();
        assertThat(rules.mayShare(first, attempt(method("send", 50), 1, 0, new NodeId(UUID.randomUUID()))))
                .isFalse();
        assertThat(rules.mayShare(first, attempt(method("send", 50), 2, 0, NODE)))
                .isFalse();
    }

    @Test
    void what_was_in_a_chunk_that_rolled_back_shares_no_more_for_ten_minutes() {
        Attempt bad = fresh(50);
        rules.rolledBack("Emails.send", List.of(run(bad), run(fresh(50))));

        assertThat(rules.mayShare(bad)).isFalse();
        assertThat(rules.mayShare(fresh(50))).isTrue();
        time.advanceAnyway(Duration.ofMinutes(10).minusNanos(1));
        assertThat(rules.mayShare(bad)).isFalse();
        time.advanceAnyway(Duration.ofNanos(1));
        assertThat(rules.mayShare(bad)).isTrue();
    }

    @Test
    void no_more_than_five_thousand_jobs_are_remembered_the_latest_ones() {
        Attempt early = fresh(50);
        Attempt late = fresh(50);
        rules.rolledBack("Emails.send", List.of(run(early)));
        for (int i = 0; i < 4_999; i++) {
            rules.rolledBack("Emails.send", List.of(run(fresh(50))));
        }
        assertThat(rules.mayShare(early)).isFalse();

        rules.rolledBack("Emails.send", List.of(run(late)));

        assertThat(rules.mayShare(early)).isTrue();
        assertThat(rules.mayShare(late)).isFalse();
    }

    @Test
    void chunks_are_halved_when_one_rolls_back_and_doubled_with_each_full_one() {
        Attempt attempt = fresh(50);
        assertThat(rules.most(attempt)).isEqualTo(50);

        rules.rolledBack("Emails.send", Collections.nCopies(20, run(fresh(50))));
        assertThat(rules.most(attempt)).isEqualTo(10);
        rules.rolledBack("Emails.send", Collections.nCopies(2, run(fresh(50))));
        assertThat(rules.most(attempt)).isEqualTo(1);
        rules.committed("Emails.send", 1);
        rules.committed("Emails.send", 2);
        assertThat(rules.most(attempt)).isEqualTo(4);
        rules.committed("Emails.send", 3);
        assertThat(rules.most(attempt)).isEqualTo(4);
        for (int size = 4; size < 50; size *= 2) {
            rules.committed("Emails.send", size);
        }
        assertThat(rules.most(attempt)).isEqualTo(50);
    }

    @Test
    void what_one_method_does_tells_nothing_of_another() {
        rules.rolledBack("Emails.send", List.of(run(fresh(50)), run(fresh(50))));

        assertThat(rules.most(attempt(method("count", 50), 1, 0, NODE))).isEqualTo(50);
    }
}
