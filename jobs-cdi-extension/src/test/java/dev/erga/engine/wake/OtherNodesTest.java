package dev.erga.engine.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.loop.CalmLog;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import dev.erga.testkit.ManualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherNodesTest {

    private final ManualTime time = new ManualTime();
    private final CalmLog log = new CalmLog(System.getLogger("quiet"), time);
    private final PlayedWord word = new PlayedWord();
    private final BlockingQueue<String> woken = new LinkedBlockingQueue<>();
    private final OtherNodes node = new OtherNodes(Optional.of(word), Set.of("mail", "imports"), woken::add, time, log);

    @AfterEach
    void stop() throws Exception {
        node.stop(time.nanoTime() + Duration.ofHours(1).toNanos());
        assertThat(word.open).hasValue(0);
    }

    private void start() {
        node.start(Thread::new);
    }

    private String woken() throws InterruptedException {
        return next(woken);
    }

    private static <T> T next(BlockingQueue<T> from) throws InterruptedException {
        T next = from.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void a_queue_that_another_node_names_is_woken() throws Exception {
        startedAndListening();

        word.arrives("mail");

        assertThat(woken()).isEqualTo("mail");
    }

    @Test
    void queues_of_others_wake_nobody() throws Exception {
        startedAndListening();

        word.arrives("theirs");
        word.arrives("imports");

        assertThat(woken()).isEqualTo("imports");
    }

    @Test
    void whoever_begins_to_listen_looks_into_every_queue() throws Exception {
        start();

        assertThat(Stream.of(woken(), woken())).containsExactlyInAnyOrder("mail", "imports");
    }

    @Test
    void a_lost_connection_is_replaced_and_every_queue_is_looked_into() throws Exception {
        startedAndListening();

        word.breaks(true);
        word.closed.acquire();
        // It may be on its way to its rest still.
        while (word.listened.get() < 2) {
            time.advanceAnyway(Duration.ofSeconds(1));
        }

        assertThat(Stream.of(woken(), woken())).containsExactlyInAnyOrder("mail", "imports");
    }

    @Test
    void where_nothing_can_be_heard_nobody_asks_again() throws Exception {
        startedAndListening();

        word.breaks(false);
        word.closed.acquire();
        node.stopListening();

        assertThat(word.listened).hasValue(1);
        node.tell("mail");
        assertThat(next(word.told)).containsExactly("mail");
    }

    @Test
    void others_are_told_at_once_after_a_silence() throws Exception {
        start();

        node.tell("mail");

        assertThat(next(word.told)).containsExactly("mail");
    }

    @Test
    void what_follows_soon_is_told_together_and_once() throws Exception {
        OtherNodes quiet = new OtherNodes(Optional.of(word), Set.of(), woken::add, time, log);
        quiet.start(Thread::new);
        quiet.tell("mail");
        next(word.told);

        quiet.tell("mail");
        quiet.tell("imports");
        quiet.tell("mail");
        time.advance(Duration.ofMillis(19));
        time.awaitRest();
        assertThat(word.told).isEmpty();

        time.advance(Duration.ofMillis(1));
        assertThat(next(word.told)).containsExactlyInAnyOrder("mail", "imports");
        time.awaitRest();
        assertThat(word.told).isEmpty();
        quiet.stop(time.nanoTime() + 1);
    }

    @Test
    void what_is_untold_is_told_before_the_end() throws Exception {
        OtherNodes leaving = new OtherNodes(Optional.of(word), Set.of(), woken::add, time, log);
        leaving.start(Thread::new);
        leaving.tell("mail");
        next(word.told);
        leaving.tell("imports");

        Thread stopping = new Thread(() -> stop(leaving));
        stopping.start();
        time.awaitRest();
        time.advanceAnyway(Duration.ofMillis(20));

        assertThat(next(word.told)).containsExactly("imports");
        stopping.join();
    }

    private void stop(OtherNodes leaving) {
        try {
            leaving.stop(time.nanoTime() + Duration.ofMinutes(1).toNanos());
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    @Test
    void a_store_without_word_has_no_neighbours() throws Exception {
        OtherNodes alone = new OtherNodes(Optional.empty(), Set.of("mail"), woken::add, time, log);

        alone.start(task -> {
            throw new AssertionError("a thread for nothing");
        });
        alone.tell("mail");
        alone.stop(time.nanoTime());

        assertThat(woken).isEmpty();
    }

    private void startedAndListening() throws InterruptedException {
        start();
        woken();
        woken();
    }

    /** Word as a database carries it. */
    private static final class PlayedWord implements WakeUps {

        private final BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
        private final BlockingQueue<Object> arriving = new LinkedBlockingQueue<>();
        private final AtomicInteger listened = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final Semaphore closed = new Semaphore(0);

        private void arrives(String queue) {
            arriving.add(Set.of(queue));
        }

        private void breaks(boolean worthRetrying) {
            arriving.add(new StoreException(Problem.of("ERGA-0424", "played"), null, worthRetrying));
        }

        @Override
        public void tell(Set<String> queues) {
            told.add(queues);
        }

        @Override
        public Subscription listen() {
            listened.incrementAndGet();
            open.incrementAndGet();
            return new Subscription() {

                @Override
                public Set<String> next(Duration atMost) {
                    Object next = polled();
                    if (next instanceof StoreException broken) {
                        throw broken;
                    }
                    return next instanceof Set<?> queues
                            ? queues.stream().map(String.class::cast).collect(Collectors.toSet())
                            : Set.of();
                }

                private @Nullable Object polled() {
                    try {
                        return arriving.poll(1, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException stopped) {
                        return null;
                    }
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                    closed.release();
                }
            };
        }
    }
}
