package dev.erga.engine.work;

import dev.erga.engine.setup.QueueOrder;
import java.util.Comparator;
import java.util.List;

/**
 * Says which queue is to be asked next, and for how many jobs. Only decides: what a queue did not have, the next round gives
 * to others.
 */
record QueueShares(QueueOrder order) {

    /** In so many steps workers are shared out by weight. */
    private static final int STEPS = 128;

    /**
     * A queue that may hold more jobs.
     *
     * @param turn which queue
     * @param held how many of its jobs this node holds; counts only where queues are weighed
     * @param room how many more it may hold because of a limit of its own
     * @param limited whether it has such a limit
     */
    record Ask(QueueTurn turn, int held, int room, boolean limited) {

        private String queue() {
            return turn.queue();
        }
    }

    /** One of the queues, and how many jobs it is to be asked for; none if it has no room. */
    record Share(Ask ask, int jobs) {}

    /**
     * The next of those that have not been asked in this round.
     *
     * @param free how many more jobs this node takes
     * @param hungry in the order of their turns, at least one
     */
    Share next(int free, List<Ask> hungry) {
        return switch (order.kind()) {
            case EQUAL -> equally(free, hungry);
            case STRICT -> strictly(free, hungry);
            case WEIGHTED -> byWeight(free, hungry);
        };
    }

    /** Those who may be asked at all, by what each has room for now. */
    List<Ask> entitled(List<Ask> hungry) {
        return order.kind() == QueueOrder.Kind.STRICT
                ? hungry.stream().filter(ask -> ask.room() > 0).min(byRank()).stream()
                        .toList()
                : hungry;
    }

    /** Whether shares depend on what queues hold already. */
    boolean areWeighted() {
        return order.kind() == QueueOrder.Kind.WEIGHTED;
    }

    /** Whether a queue that was asked, may hold more and has room leaves nothing to those after it. */
    boolean keepsTheRest() {
        return order.kind() == QueueOrder.Kind.STRICT;
    }

    /** Those with a limit first: the others would take all there is, down to the low-water mark, and leave nothing to them. */
    private static Share equally(int free, List<Ask> hungry) {
        Ask next = hungry.stream().filter(Ask::limited).findFirst().orElse(hungry.get(0));
        int share = (free + hungry.size() - 1) / hungry.size();
        return new Share(next, Math.min(share, next.room()));
    }

    private Share strictly(int free, List<Ask> hungry) {
        Ask next = hungry.stream().min(byRank()).orElseThrow();
        return new Share(next, Math.min(free, next.room()));
    }

    private Comparator<Ask> byRank() {
        return Comparator.comparingInt(ask -> order.rank(ask.queue()));
    }

    /** The one that is furthest from its share, and what raises all to the same number of jobs for each unit of weight. */
    private Share byWeight(int free, List<Ask> hungry) {
        int[] more = new int[hungry.size()];
        int next = lowest(hungry, more);
        int step = Math.max(1, free / STEPS);
        int left = free;
        while (left > 0) {
            int lowest = lowest(hungry, more);
            int given = Math.min(Math.min(step, left), hungry.get(lowest).room() - more[lowest]);
            if (given <= 0) {
                break;
            }
            more[lowest] += given;
            left -= given;
        }
        return new Share(hungry.get(next), more[next]);
    }

    /** Those without room count as full; of equals the first. */
    private int lowest(List<Ask> hungry, int[] more) {
        int lowest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < more.length; i++) {
            Ask ask = hungry.get(i);
            double level = (double) (ask.held() + more[i]) / order.weight(ask.queue());
            if (more[i] < ask.room() && level < least) {
                lowest = i;
                least = level;
            }
        }
        return lowest;
    }
}
