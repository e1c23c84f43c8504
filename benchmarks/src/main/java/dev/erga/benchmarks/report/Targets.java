package dev.erga.benchmarks.report;

import static dev.erga.benchmarks.run.Participant.DB_SCHEDULER;
import static dev.erga.benchmarks.run.Participant.ERGA;
import static dev.erga.benchmarks.run.Participant.ERGA_H2;
import static dev.erga.benchmarks.run.Participant.ERGA_IN_WILDFLY;
import static dev.erga.benchmarks.run.Participant.JOBRUNR;
import static dev.erga.benchmarks.run.Participant.PLAIN;
import static dev.erga.benchmarks.run.Participant.PLAIN_H2;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.report.Results.Place;
import dev.erga.benchmarks.run.Participant;
import dev.erga.benchmarks.run.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What is aimed at: the whole path in WildFly, unless the row says otherwise. */
record Targets(Results results) {

    private static final String OF_PLAIN = "× plain JDBC";
    private static final String OF_DB_SCHEDULER = "× db-scheduler";

    List<Target> all() {
        return Stream.of(drain(), exactlyOnce(), enqueue(), latency(), table(), rest())
                .flatMap(List::stream)
                .toList();
    }

    private List<Target> drain() {
        Place erga = Place.rate(Scenario.DRAIN, ERGA_IN_WILDFLY);
        return List.of(
                Target.atLeast(4.5, OF_DB_SCHEDULER, "drain, not transactional", rates(erga, DB_SCHEDULER)),
                Target.atLeast(12, "× JobRunr", "drain, not transactional", rates(erga, JOBRUNR)),
                Target.atLeast(0.5, OF_PLAIN, "drain, not transactional", rates(erga, PLAIN)),
                Target.atMost(
                        40,
                        "µs CPU per job",
                        "drain, not transactional, database and JVM",
                        results.sum(
                                new Place(Scenario.DRAIN, ERGA_IN_WILDFLY, Measure.DATABASE_CPU),
                                new Place(Scenario.DRAIN, ERGA_IN_WILDFLY, Measure.JVM_CPU))),
                Target.atMost(
                        3_072,
                        "bytes per job",
                        "drain, not transactional, allocated",
                        results.median(new Place(Scenario.DRAIN, ERGA_IN_WILDFLY, Measure.ALLOCATED))));
    }

    private List<Target> exactlyOnce() {
        Place each = Place.rate(Scenario.DRAIN_TRANSACTIONAL, ERGA_IN_WILDFLY);
        Place chunks = Place.rate(Scenario.DRAIN_CHUNKS, ERGA_IN_WILDFLY);
        return List.of(
                Target.atLeast(
                        0.8,
                        "× plain JDBC that does the same",
                        "drain, a transaction for each job",
                        rates(each, PLAIN)),
                Target.atLeast(
                        4,
                        "× plain JDBC, a transaction for each",
                        "drain, transactions of 50 jobs",
                        results.ratio(chunks, Place.rate(Scenario.DRAIN_TRANSACTIONAL, PLAIN))),
                Target.atLeast(
                        2.5,
                        OF_DB_SCHEDULER + ", not transactional",
                        "drain, transactions of 50 jobs",
                        results.ratio(chunks, Place.rate(Scenario.DRAIN, DB_SCHEDULER))));
    }

    private List<Target> enqueue() {
        Place bulk = Place.rate(Scenario.BULK, ERGA_IN_WILDFLY);
        return List.of(
                Target.atLeast(
                        0.85,
                        OF_PLAIN,
                        "enqueue one by one, 8 clients",
                        rates(Place.rate(Scenario.ENQUEUE, ERGA_IN_WILDFLY), PLAIN)),
                Target.atLeast(1.35, OF_DB_SCHEDULER, "enqueue from a stream", rates(bulk, DB_SCHEDULER)),
                Target.atLeast(0.6, OF_PLAIN, "enqueue from a stream", rates(bulk, PLAIN)));
    }

    private List<Target> latency() {
        return List.of(
                within(2, Scenario.LATENCY, Measure.HALF_WITHIN),
                within(10, Scenario.LATENCY, Measure.NEARLY_ALL_WITHIN),
                within(6, Scenario.LATENCY_OTHER, Measure.HALF_WITHIN),
                within(20, Scenario.LATENCY_OTHER, Measure.NEARLY_ALL_WITHIN));
    }

    private List<Target> table() {
        return List.of(
                Target.atLeast(
                        0.95,
                        "× the drain without them",
                        "drain beside a million finished rows",
                        results.ratio(
                                Place.rate(Scenario.DRAIN_FINISHED, ERGA_IN_WILDFLY),
                                Place.rate(Scenario.DRAIN, ERGA_IN_WILDFLY))),
                Target.atLeast(
                        0.95,
                        "× the drain without them",
                        "drain while ten dashboards are open",
                        results.withinRounds(
                                new Place(Scenario.DASHBOARDS, ERGA_IN_WILDFLY, Measure.RATE_WATCHED), Measure.RATE)),
                Target.atMost(
                        200,
                        Measure.MOST_WITHIN.unit(),
                        "any page of the dashboard beside a million finished rows",
                        results.median(new Place(Scenario.PAGES, ERGA_IN_WILDFLY, Measure.MOST_WITHIN))),
                Target.atMost(
                        20,
                        Measure.NEARLY_ALL_WITHIN.unit(),
                        "claim while five million wait (no container)",
                        results.median(new Place(Scenario.CLAIM_WAITING, ERGA, Measure.NEARLY_ALL_WITHIN))),
                Target.atMost(
                        1,
                        Measure.HALF_WITHIN.unit(),
                        "claim behind 200,000 dead entries and an old snapshot (no container)",
                        results.median(new Place(Scenario.CLAIM_BEHIND_DEAD, ERGA, Measure.HALF_WITHIN))),
                Target.atLeast(
                        0.45,
                        "× plain JDBC on H2",
                        "drain on H2, a file (no container)",
                        rates(Place.rate(Scenario.DRAIN_H2, ERGA_H2), PLAIN_H2)));
    }

    private List<Target> rest() {
        return List.of(
                Target.atMost(
                        1.1,
                        "× the live heap after a tenth",
                        "heap while a million jobs stream through",
                        results.ratio(
                                new Place(Scenario.HEAP, ERGA_IN_WILDFLY, Measure.HEAP_LATE),
                                new Place(Scenario.HEAP, ERGA_IN_WILDFLY, Measure.HEAP_EARLY))),
                Target.atMost(
                        2,
                        Measure.STATEMENTS.unit(),
                        "idle node",
                        results.median(new Place(Scenario.IDLE, ERGA_IN_WILDFLY, Measure.STATEMENTS))),
                Target.atMost(
                        1,
                        Measure.CORE_SHARE.unit(),
                        "idle node, the whole server",
                        results.median(new Place(Scenario.IDLE, ERGA_IN_WILDFLY, Measure.CORE_SHARE))));
    }

    private Target within(double millis, Scenario scenario, Measure measure) {
        return Target.atMost(
                millis,
                measure.unit(),
                scenario.title().toLowerCase(Locale.ROOT),
                results.median(new Place(scenario, ERGA_IN_WILDFLY, measure)));
    }

    private OptionalDouble rates(Place above, Participant below) {
        return results.ratio(above, Place.rate(above.scenario(), below));
    }
}
