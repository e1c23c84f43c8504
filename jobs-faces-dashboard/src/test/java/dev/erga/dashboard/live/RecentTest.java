package dev.erga.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-10-23T00:41:07Z"));
    private final Recent<String, Integer> recent = new Recent<>(clock);
    private final AtomicInteger readings = new AtomicInteger();

    private int get(String key) {
        return recent.get(key, readings::incrementAndGet);
    }

    @Test
    void what_was_read_within_a_second_is_not_read_again() {
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofMillis(999));
        assertThat(get("a")).isEqualTo(1);
        assertThat(get("b")).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(get("a")).isEqualTo(3);
    }

    @Test
    void what_takes_long_to_read_is_kept_for_twenty_times_as_long() {
        assertThat(getWithin(Duration.ofMillis(100))).isEqualTo(1);
        clock.advance(Duration.ofMillis(1_899));
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void nothing_is_kept_for_longer_than_five_seconds() {
        assertThat(getWithin(Duration.ofSeconds(3))).isEqualTo(1);
        clock.advance(Duration.ofMillis(1_999));
        assertThat(get("a")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(get("a")).isEqualTo(2);
    }

    private int getWithin(Duration span) {
        return recent.get("a", () -> {
            clock.advance(span);
            return readings.incrementAndGet();
        });
    }

    @Test
    void nobody_waits_for_what_is_not_read_within_five_seconds() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Integer> hanging = CompletableFuture.supplyAsync(() -> recent.get("a", () -> {
            reading.countDown();
            await(done);
            return -1;
        }));
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        clock.advance(Duration.ofSeconds(5));

        assertThat(get("a")).isEqualTo(1);
        done.countDown();
        assertThat(hanging.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
        assertThat(get("a")).as("what came too late is not kept").isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_for_ever() {
        get("a");
        clock.advance(Duration.ofHours(-1));

        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void what_failed_is_tried_again_at_once() {
        assertThatThrownBy(() -> recent.get("a", () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(get("a")).isEqualTo(1);
    }

    @Test
    void those_who_ask_while_it_is_being_read_wait_for_the_one_who_reads() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> recent.get("a", () -> {
            reading.countDown();
            await(done);
            return readings.incrementAndGet();
        }));
        assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(CompletableFuture.supplyAsync(() -> get("a")));
        }
        assertThat(get("b")).as("another question does not wait").isEqualTo(1);
        done.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        for (CompletableFuture<Integer> other : others) {
            assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(readings).hasValue(2);
    }

    @Test
    void however_many_questions_there_are_only_so_many_answers_are_kept() {
        for (int i = 0; i < 1_000; i++) {
            get("question " + i);
        }
        assertThat(get("question 0")).isEqualTo(1);
        assertThat(get("question 999")).isEqualTo(1_001);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
