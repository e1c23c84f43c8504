package dev.erga.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.NodeTime;
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
    void a_loop_outlives_a_second_error_while_the_first_is_reported() throws Exception {
        Semaphore tried = new Semaphore(0);
        Loop unlucky = new Loop("unlucky", time, new CalmLog(new BrokenLog(), time), () -> {
            tried.release();
            throw new OutOfMemoryError("played");
        });
        unlucky.start(Thread::new);
        tried.acquire();
        time.awaitResting(1);

        time.advance(Duration.ofSeconds(1));

        tried.acquire();
        unlucky.stop();
    }

    @Test
    void a_loop_outlives_an_error_while_it_goes_to_rest() throws Exception {
        Semaphore turns = new Semaphore(0);
        Loop restless = new Loop("restless", new BrokenRest(time), log, () -> {
            turns.release();
            return Duration.ofMinutes(1);
        });

        restless.start(Thread::new);

        turns.acquire(2);
        restless.stop();
    }

    @Test
    void a_deadline_that_fails_keeps_no_other_from_its_moment_though_nobody_can_report_it() throws Exception {
        Deadlines deadlines = new Deadlines(time, new CalmLog(new BrokenLog(), time));
        Semaphore met = new Semaphore(0);
        deadlines.start(Thread::new);
        time.awaitResting(1);
        deadlines.in(Duration.ofSeconds(1), () -> {
            throw new OutOfMemoryError("played");
        });
        deadlines.in(Duration.ofSeconds(1), met::release);

        time.advance(Duration.ofSeconds(1));

        met.acquire();
        deadlines.loop().stop();
    }

    /** The first attempt to rest fails. */
    private record BrokenRest(NodeTime time) implements NodeTime {

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void pause(Duration span) throws InterruptedException {
            time.pause(span);
        }

        @Override
        public Bell bell() {
            Bell bell = time.bell();
            AtomicInteger rests = new AtomicInteger();
            return new Bell() {
                @Override
                public void ring() {
                    bell.ring();
                }

                @Override
                public void awaitUntil(long nanoTime) throws InterruptedException {
                    if (rests.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("played");
                    }
                    bell.awaitUntil(nanoTime);
                }
            };
        }
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
