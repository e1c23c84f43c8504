package dev.erga.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final ManualTime time = new ManualTime();
    private final CalmLog log = new CalmLog(System.getLogger("quiet"), time);
    private final AtomicInteger rounds = new AtomicInteger();
    private final Semaphore done = new Semaphore(0);
    private final Loop loop = new Loop("test", time, log, () -> {
        int round = rounds.incrementAndGet();
        done.release();
        if (round == 2) {
            throw new StackOverflowError("played");
        }
        return Duration.ofMinutes(1);
    });

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void a_round_follows_when_the_rest_is_over() throws Exception {
        start();

        time.advance(Duration.ofSeconds(59));
        time.awaitRest();
        assertThat(rounds).hasValue(1);

        time.advance(Duration.ofSeconds(1));
        done.acquire();
    }

    @Test
    void a_woken_loop_does_not_wait_for_its_rest() throws Exception {
        start();

        loop.wake();

        done.acquire();
    }

    @Test
    void a_round_that_fails_even_with_an_error_is_followed_by_another_a_second_later() throws Exception {
        start();
        loop.wake();
        done.acquire();

        time.advance(Duration.ofSeconds(1));

        done.acquire();
        assertThat(rounds).hasValue(3);
    }

    @Test
    void a_stopped_loop_ends_and_one_that_never_began_has_ended() throws Exception {
        start();

        loop.stop();

        assertThat(loop.awaitEnd(time.nanoTime() + 1)).isTrue();
        assertThat(new Loop("idle", time, log, () -> Duration.ZERO).awaitEnd(time.nanoTime()))
                .isTrue();
    }

    @Test
    void a_loop_that_is_interrupted_goes_on() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        loop.start(work -> {
            threads.add(new Thread(work));
            return threads.get(0);
        });
        done.acquire();
        time.awaitResting(1);

        threads.get(0).interrupt();

        done.acquire();
        assertThat(threads.get(0).isAlive()).isTrue();
    }

    @Test
    void deadlines_are_met_in_their_order_and_cancelled_ones_are_not() throws Exception {
        Deadlines deadlines = new Deadlines(time, log);
        List<String> met = new CopyOnWriteArrayList<>();
        Semaphore both = new Semaphore(0);
        deadlines.start(Thread::new);
        time.awaitResting(1);
        deadlines.in(Duration.ofSeconds(2), () -> {
            met.add("second");
            both.release();
        });
        deadlines.in(Duration.ofSeconds(1), () -> {
            met.add("first");
            throw new IllegalStateException("played");
        });
        deadlines.in(Duration.ofSeconds(1), () -> met.add("never")).cancel();

        time.advance(Duration.ofSeconds(2));

        both.acquire();
        assertThat(met).containsExactly("first", "second");
        deadlines.loop().stop();
    }

    private void start() throws InterruptedException {
        loop.start(Thread::new);
        done.acquire();
        time.awaitResting(1);
    }
}
