package dev.erga.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.erga.engine.setup.QueueOrder;
import dev.erga.engine.work.QueueShares.Ask;
import dev.erga.engine.work.QueueShares.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueSharesTest {

    private static final int ROUNDS = 2_000;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    private final Random random = new Random(20_261_122);

    private static Ask ask(String queue, int held, int room) {
        return new Ask(new QueueTurn(queue), held, room, false);
    }

    private static QueueShares shares(QueueOrder.Kind kind) {
        return new QueueShares(
                switch (kind) {
                    case EQUAL -> QueueOrder.equal();
                    case STRICT -> QueueOrder.strict(NAMES);
                    case WEIGHTED -> QueueOrder.weighted(Map.of("a", 10, "b", 3));
                });
    }

    /** What each gets in one round in which nobody comes to its end, in the order in which they are asked. */
    private static List<Share> round(QueueShares shares, int free, List<Ask> hungry) {
        List<Share> given = new ArrayList<>();
        List<Ask> left = new ArrayList<>(hungry);
        int rest = free;
        while (!left.isEmpty()) {
            Share share = shares.next(rest, left);
            left.remove(share.ask());
            rest -= share.jobs();
            given.add(share);
        }
        return given;
    }

    private void randomRounds(BiConsumer<Integer, List<Ask>> check) {
        for (int i = 0; i < ROUNDS; i++) {
            List<Ask> hungry = new ArrayList<>();
            for (String name : NAMES.subList(0, 1 + random.nextInt(NAMES.size()))) {
                boolean limited = random.nextInt(3) == 0;
                int room = limited ? random.nextInt(20) : Integer.MAX_VALUE;
                hungry.add(new Ask(new QueueTurn(name), random.nextInt(50), room, limited));
            }
            check.accept(random.nextInt(1_100), hungry);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_more_than_it_has_room_for_and_all_together_no_more_than_is_free(QueueOrder.Kind kind) {
        QueueShares shares = shares(kind);

        randomRounds((free, hungry) -> {
            List<Share> given = round(shares, free, hungry);

            assertThat(given)
                    .hasSameSizeAs(hungry)
                    .allSatisfy(share ->
                            assertThat(share.jobs()).isBetween(0, share.ask().room()));
            assertThat(given.stream().mapToInt(Share::jobs).sum()).isLessThanOrEqualTo(free);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"STRICT", "WEIGHTED"})
    void nothing_stays_free_while_a_queue_has_room(QueueOrder.Kind kind) {
        QueueShares shares = shares(kind);

        randomRounds((free, hungry) -> {
            long room = hungry.stream().mapToLong(Ask::room).sum();

            assertThat(round(shares, free, hungry).stream()
                            .mapToLong(Share::jobs)
                            .sum())
                    .isEqualTo(Math.min(free, room));
        });
    }

    @Test
    void a_lower_queue_gets_only_what_the_higher_ones_have_no_room_for() {
        QueueShares shares = shares(QueueOrder.Kind.STRICT);

        randomRounds((free, hungry) -> {
            boolean full = true;
            List<Share> given = round(shares, free, hungry);
            given.sort(Comparator.comparing(share -> share.ask().turn().queue()));
            for (Share share : given) {
                assertThat(full || share.jobs() == 0).isTrue();
                full &= share.jobs() == share.ask().room();
            }
        });
    }

    @Test
    void only_the_highest_queue_with_room_is_entitled_where_the_order_is_strict() {
        List<Ask> hungry = List.of(ask("c", 0, 5), ask("b", 0, 5), ask("a", 0, 0));

        assertThat(shares(QueueOrder.Kind.STRICT).entitled(hungry)).containsExactly(hungry.get(1));
        assertThat(shares(QueueOrder.Kind.EQUAL).entitled(hungry)).isEqualTo(hungry);
    }

    /** Workers end jobs at random, some queues hold theirs far longer than others, and pages are filled up again. */
    @Test
    void queues_that_always_have_work_hold_their_shares_of_the_workers_after_a_few_pages() {
        Map<String, Integer> weights = Map.of("a", 10, "b", 3, "c", 1);
        QueueShares shares = new QueueShares(QueueOrder.weighted(weights));
        List<String> queues = List.of("c", "a", "b");
        int workers = 140;
        Map<String, Integer> held = new HashMap<>(Map.of("a", 0, "b", 20, "c", workers - 20));
        for (int page = 0; page < 400; page++) {
            for (int ends = random.nextInt(60); ends > 0; ends--) {
                String queue = queues.get(random.nextInt(queues.size()));
                held.computeIfPresent(queue, (none, jobs) -> Math.max(0, jobs - 1));
            }
            int free =
                    workers - held.values().stream().mapToInt(Integer::intValue).sum();
            List<Ask> hungry = queues.stream()
                    .map(queue -> ask(queue, held.getOrDefault(queue, 0), Integer.MAX_VALUE))
                    .toList();
            round(shares, free, hungry)
                    .forEach(share -> held.merge(share.ask().turn().queue(), share.jobs(), Integer::sum));
            if (page > 30) {
                weights.forEach(
                        (queue, weight) -> assertThat(held.get(queue)).isCloseTo(workers * weight / 14, within(3)));
            }
        }
        assertThat(held.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(workers);
    }

    @Test
    void a_queue_alone_gets_all_whatever_its_weight() {
        List<Ask> alone = List.of(ask("c", 7, Integer.MAX_VALUE));

        assertThat(shares(QueueOrder.Kind.WEIGHTED).next(40, alone).jobs()).isEqualTo(40);
    }

    @Test
    void without_an_order_all_get_the_same_and_those_with_limits_are_asked_first() {
        Ask limited = new Ask(new QueueTurn("b"), 0, 2, true);
        List<Ask> hungry = new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(i -> ask("q" + i, 0, Integer.MAX_VALUE))
                .toList());
        hungry.add(limited);

        List<Share> given = round(shares(QueueOrder.Kind.EQUAL), 20, hungry);

        assertThat(given.get(0).ask()).isEqualTo(limited);
        assertThat(given).extracting(Share::jobs).containsExactly(2, 6, 6, 6);
    }
}
