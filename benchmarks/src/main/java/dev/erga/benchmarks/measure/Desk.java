package dev.erga.benchmarks.measure;

import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** Takes orders for one contender, a line each, and answers with a line: figures, or what went wrong. For one thread. */
public final class Desk {

    private static final String WRONG = "! ";

    private final Map<String, Order> orders;

    /** What an order does; its words are those that follow the first. */
    @FunctionalInterface
    interface Order {
        Measured carryOut(String... words) throws Exception;
    }

    public Desk(Contender contender, ThreadFactory threads) {
        Enqueueing enqueueing = new Enqueueing(contender, threads);
        Draining draining = new Draining(contender);
        Delay delay = new Delay(contender);
        Claims claims = new Claims(contender);
        orders = Map.ofEntries(
                Map.entry("ENQUEUE", words -> enqueueing.oneByOne(number(words[0]))),
                Map.entry("BULK", words -> enqueueing.many(number(words[0]))),
                Map.entry("DRAIN", words -> draining.drain(Mode.valueOf(words[0]), number(words[1]))),
                Map.entry("DRAIN-BESIDE", words -> draining.drainBeside(number(words[0]), number(words[1]))),
                Map.entry("KEEP", words -> draining.keep(number(words[0]))),
                Map.entry("DRAIN-BESIDE-KEPT", words -> draining.drainBesideKept(number(words[0]))),
                Map.entry("FILL", words -> fill(contender, number(words[0]))),
                Map.entry("STREAM", words -> new HeapWatch(contender).stream(number(words[0]))),
                Map.entry("IDLE", words -> new Idleness(contender).over(number(words[0]))),
                Map.entry("LISTEN", words -> delay.listen(number(words[0]), number(words[1]))),
                Map.entry("SEND-AT-ONCE", words -> delay.sendAtOnce(number(words[0]))),
                Map.entry("SETTLED", words -> delay.settled(number(words[0]))),
                Map.entry("SEND", words -> delay.send(number(words[0]))),
                Map.entry("HEARD", words -> delay.heard()),
                Map.entry("CLAIM-WAITING", words -> claims.ofMany(number(words[0]))),
                Map.entry("CLAIM-BEHIND-DEAD", words -> claims.behindDead(number(words[0]))));
    }

    /** Carries one out. */
    @SuppressWarnings("CatchingUnchecked") // whatever breaks, the one who asked is told
    public String answer(String line) {
        String[] words = line.strip().split(" ", -1);
        Order order = orders.get(words[0]);
        if (order == null) {
            return WRONG + "no such order: " + line;
        }
        String[] rest = new String[words.length - 1];
        System.arraycopy(words, 1, rest, 0, rest.length);
        try {
            return order.carryOut(rest).line();
        } catch (Exception failed) {
            failed.printStackTrace();
            return WRONG + failed.toString().replace('\n', ' ');
        }
    }

    /** Reads an answer. */
    public static Measured read(String answer) {
        if (answer.startsWith(WRONG)) {
            throw new IllegalStateException(answer.substring(WRONG.length()));
        }
        return Measured.parse(answer);
    }

    private static Measured fill(Contender contender, int finished) throws Exception {
        if (contender instanceof Showing showing) {
            showing.fill(finished);
        }
        return Measured.none();
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
