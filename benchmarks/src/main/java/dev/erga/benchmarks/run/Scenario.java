package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measure;
import java.util.List;

/** What is measured, with whom, how many jobs it takes, and the orders that measure it; the last one's answer counts. */
public enum Scenario {
    ENQUEUE("Enqueue one by one, each in a transaction, 8 clients", Field.ALL, 8_000, 40_000, "ENQUEUE %d"),
    BULK("Enqueue from a stream", Field.ALL, 50_000, 200_000, "BULK %d"),
    DRAIN("Drain, not transactional, 16 workers", Field.ALL, 50_000, 200_000, "DRAIN GATHERED %d"),
    DRAIN_TRANSACTIONAL("Drain, one transaction for each job", Field.OWN, 10_000, 50_000, "DRAIN EACH %d"),
    DRAIN_CHUNKS("Drain, transactions of up to 50 jobs", Field.OWN, 40_000, 100_000, "DRAIN CHUNK %d"),
    DRAIN_H2("Drain on H2 (file)", Field.H2, 30_000, 100_000, "DRAIN GATHERED %d"),
    DRAIN_FINISHED("Drain beside a million finished rows", Field.OWN, 50_000, 200_000, "DRAIN-BESIDE 1000000 %d"),
    LATENCY(
            "From enqueue to start, idle, same node",
            Field.ALL,
            40,
            200,
            "LISTEN %d %2$d; SEND-AT-ONCE %2$d; SETTLED %d; SEND %d; HEARD"),
    LATENCY_OTHER(
            "From enqueue to start, idle, other node",
            Field.ALL,
            40,
            200,
            "LISTEN %d %2$d; elsewhere SEND-AT-ONCE %2$d; SETTLED %d; elsewhere SEND %d; HEARD"),
    IDLE("An idle node, for so many seconds", Field.NODES, 20, 30, "IDLE %d"),
    CLAIM_WAITING(
            "A claim of 10 while so many wait, commits not flushed",
            Field.BY_HAND,
            5_000_000,
            5_000_000,
            "CLAIM-WAITING %d"),
    CLAIM_BEHIND_DEAD(
            "A claim of 10 behind dead index entries that an old snapshot keeps, commits not flushed",
            Field.BY_HAND,
            200_000,
            200_000,
            "CLAIM-BEHIND-DEAD %d"),
    HEAP("Live heap while so many jobs stream through", Field.ERGA_ONLY, 1_000_000, 1_000_000, "STREAM %d"),
    DASHBOARDS("Drain, watched by ten open dashboards", Field.SERVER, 100_000, 800_000, "DASHBOARDS %d %2$d"),
    PAGES(
            "The slowest page of the dashboard, beside so many finished rows and a tenth as many waiting",
            Field.SERVER,
            1_000_000,
            1_000_000,
            "FILL %d; VISIT");

    private final String title;
    private final Field field;
    private final int quick;
    private final int full;
    private final String orders;

    Scenario(String title, Field field, int quick, int full, String orders) {
        this.title = title;
        this.field = field;
        this.quick = quick;
        this.full = full;
        this.orders = orders;
    }

    public String title() {
        return title;
    }

    boolean isFor(Participant participant) {
        return field.holds(participant);
    }

    int jobs(boolean whole) {
        return whole ? full : quick;
    }

    /** Too long for the quick size. */
    boolean takesLong() {
        return switch (this) {
            case DRAIN_FINISHED, CLAIM_WAITING, HEAP, DASHBOARDS, PAGES -> true;
            default -> false;
        };
    }

    /** Here the way of a single job, or a page, through a server that has been up for long: one whose code is compiled. */
    int jobsBefore() {
        return switch (this) {
            case LATENCY, LATENCY_OTHER -> 3_000;
            case DASHBOARDS -> 100;
            default -> 0;
        };
    }

    List<Step> steps(int jobs, int before) {
        return Step.of(orders, jobs, before).toList();
    }

    /** The figure by which contenders are compared. */
    public Measure mainMeasure() {
        return switch (this) {
            case LATENCY, LATENCY_OTHER -> Measure.HALF_WITHIN;
            case CLAIM_WAITING, CLAIM_BEHIND_DEAD -> Measure.NEARLY_ALL_WITHIN;
            case DASHBOARDS -> Measure.RATE_WATCHED;
            case PAGES -> Measure.MOST_WITHIN;
            case IDLE -> Measure.STATEMENTS;
            case HEAP -> Measure.HEAP_LATE;
            default -> Measure.RATE;
        };
    }

    /** Slow contenders get fewer where it is the rate that counts, and those that look seldom where each job waits for a look. */
    int jobsFor(Participant participant, int asked) {
        return switch (mainMeasure()) {
            case RATE -> participant.jobs(asked);
            case HALF_WITHIN -> participant.samples(asked);
            default -> asked;
        };
    }
}
