package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.recurring.Timetable;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.RecurringJob;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lives through random histories of pauses, runs out of turn, slow runs, changes and outages, with one node or two, and
 * checks the ledger that results. {@code -Derga.history.lives=500} lives more of them, {@code -Derga.history.seed=7} others.
 */
class RecurringHistoryTest {

    private static final int LIVES = Integer.getInteger("erga.history.lives", 12);
    private static final long SEED = Long.getLong("erga.history.seed", 20260301);
    private static final int STEPS = 60;
    private static final String ID = "sync";

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + LIVES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_nominal_time_has_one_outcome_that_its_rules_allow_and_one_job_at_most(long seed) throws Exception {
        try (Life life = new Life(new Random(seed))) {
            for (int step = 0; step < STEPS; step++) {
                life.step();
            }
            life.check();
        }
    }

    /** A stretch in which nothing may fire, from its first instant up to, and without, its last. */
    private record Pause(Instant from, Instant to) {

        boolean covers(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private static final class Life implements AutoCloseable {

        private final InMemoryDatabase database = new InMemoryDatabase();
        private final ManualTime time = new ManualTime();
        private final Probe probe = new Probe();
        private final Semaphore mayEnd = new Semaphore(0);
        private final List<Pause> pauses = new ArrayList<>();
        private final List<TestNode> nodes = new ArrayList<>();
        private final Random random;
        private final Duration interval;
        private final Misfire misfire;
        private final Overlap overlap;
        private final int catchUp;
        private final Instant first;
        private Optional<Pause> pause = Optional.empty();
        private int started;

        Life(Random random) {
            this.random = random;
            this.interval = Duration.ofSeconds(1 + random.nextInt(20));
            this.misfire = oneOf(List.of(Misfire.values()), random);
            this.overlap = oneOf(List.of(Overlap.values()), random);
            this.catchUp = 1 + random.nextInt(4);
            probe.deed = argument -> mayEnd.acquire();
            startNode();
            first = now().plus(interval);
            change();
        }

        private static <T> T oneOf(List<T> values, Random random) {
            return values.get(random.nextInt(values.size()));
        }

        private Instant now() {
            return database.clock().instant();
        }

        private TestNode node() {
            return nodes.get(random.nextInt(nodes.size()));
        }

        private RecurringJob job() {
            return node().jobs().recurring(ID);
        }

        private void startNode() {
            TestNode node =
                    new TestNode(database, time).named("node-" + started++).workers(20);
            nodes.add(node.declares(Declarations.within(Declarations.of(probe, "tick"), Duration.ofDays(1)))
                    .start());
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0 -> pause(Optional.empty());
                case 1 -> pause(Optional.of(now().plusMillis(1 + random.nextInt(40_000))));
                case 2, 3 -> resume();
                case 4 -> job().triggerNow();
                case 5, 6, 7 -> mayEnd.release(1 + random.nextInt(3));
                case 8 -> change();
                case 9 -> outage();
                case 10 -> secondNode();
                default -> {}
            }
            nodes.get(0).pass(Duration.ofMillis(500L * (1 + random.nextInt(20))));
        }

        private void pause(Optional<Instant> until) {
            until.ifPresentOrElse(end -> job().pauseUntil(end, "stocktaking"), () -> job().pause("stocktaking"));
            endPause(now());
            // What has fired at this very instant has fired.
            pause = Optional.of(new Pause(now().plusNanos(1), until.orElse(Instant.MAX)));
        }

        private void resume() {
            boolean paused = pause.filter(known -> known.covers(now())).isPresent();
            assertThat(job().resume()).isEqualTo(paused);
            // A fire at this very instant belongs to the pause.
            endPause(now().plusNanos(1));
        }

        private void endPause(Instant at) {
            pause.ifPresent(
                    known -> pauses.add(new Pause(known.from(), known.to().isBefore(at) ? known.to() : at)));
            pause = Optional.empty();
        }

        private void change() {
            job().every(interval)
                    .misfire(misfire)
                    .grace(Duration.ofSeconds(7))
                    .catchUp(catchUp)
                    .overlap(overlap)
                    .call(Probe::tick);
        }

        /** All nodes go, time passes, and one comes. What they ran is given back, or ends as they stop. */
        private void outage() {
            mayEnd.release(100);
            nodes.forEach(TestNode::close);
            mayEnd.drainPermits();
            nodes.clear();
            database.clock().advance(Duration.ofMillis(random.nextInt(120_000)));
            startNode();
        }

        private void secondNode() {
            if (nodes.size() < 2) {
                startNode();
            } else {
                mayEnd.release(100);
                nodes.remove(1).close();
                mayEnd.drainPermits();
            }
        }

        void check() {
            endPause(Instant.MAX);
            List<FireDetails> ledger = database.ledger(ID);
            String rules = "%s with %s every %s".formatted(misfire, overlap, interval);
            checkTimes(ledger, rules);
            for (FireDetails fire : ledger) {
                checkOutcome(fire, ledger, rules);
            }
            checkRuns(ledger, rules);
        }

        private void checkTimes(List<FireDetails> ledger, String rules) {
            Instant next = nodes.get(0)
                    .engine()
                    .monitor()
                    .recurring()
                    .get(0)
                    .nextFire()
                    .orElseThrow();
            Timetable timetable = Timetable.every(interval, first);
            List<Instant> nominal = new ArrayList<>();
            for (Instant due = first;
                    due.isBefore(next);
                    due = timetable.next(due).orElseThrow()) {
                nominal.add(due);
            }
            assertThat(ledger).as(rules).extracting(FireDetails::fireTime).isEqualTo(nominal);
            if (overlap != Overlap.QUEUE) {
                assertThat(next).as(rules).isAfter(now().minusSeconds(1));
            }
        }

        private void checkOutcome(FireDetails fire, List<FireDetails> ledger, String rules) {
            boolean paused = pauses.stream().anyMatch(known -> known.covers(fire.fireTime()));
            String why = fire.reason().orElse("");
            String what = rules + ": " + fire;
            if (fire.outcome().equals("FIRED")) {
                assertThat(paused).as(what).isFalse();
                assertThat(fire.job()).as(what).isPresent();
            } else if (why.startsWith("paused by")) {
                assertThat(pauses).as(what).anyMatch(known -> fire.fireTime().isBefore(known.to()));
            } else if (why.contains("was not over") && fire.outcome().equals("SKIPPED") && !why.startsWith("missed")) {
                assertThat(overlap).as(what).isEqualTo(Overlap.SKIP);
            } else if (fire.outcome().equals("COALESCED")) {
                assertThat(misfire).as(what).isEqualTo(Misfire.COALESCE);
                Instant run = Instant.parse(why.replaceAll(".*the run of (\\S+) stands.*", "$1"));
                assertThat(run).as(what).isAfter(fire.fireTime());
                assertThat(ledger)
                        .as(what)
                        .anyMatch(other ->
                                other.fireTime().equals(run) && other.outcome().equals("FIRED"));
            } else {
                assertThat(misfire).as(what).isNotEqualTo(Misfire.COALESCE);
                assertThat(why).as(what).startsWith("missed by");
            }
            assertThat(paused && !why.startsWith("paused by")).as(what).isFalse();
        }

        private void checkRuns(List<FireDetails> ledger, String rules) {
            List<JobDetails> runs = database.ids().stream()
                    .map(id -> database.peek(id).orElseThrow())
                    .filter(run -> run.firedFor().isPresent())
                    .toList();
            List<Optional<JobId>> made =
                    runs.stream().map(run -> Optional.of(run.summary().id())).toList();
            assertThat(ledger.stream()
                            .map(FireDetails::job)
                            .filter(Optional::isPresent)
                            .toList())
                    .as(rules)
                    .containsExactlyInAnyOrderElementsOf(made);
            assertThat(runs).as(rules).extracting(JobDetails::firedFor).doesNotHaveDuplicates();
            if (overlap != Overlap.ALLOW) {
                checkOneAfterAnother(runs, rules);
            }
        }

        private static void checkOneAfterAnother(List<JobDetails> runs, String rules) {
            Instant over = Instant.MIN;
            List<JobDetails> inTurn = new ArrayList<>(runs);
            inTurn.sort(Comparator.comparing((JobDetails run) -> run.summary().createdAt())
                    .thenComparing(run -> run.firedFor().orElseThrow()));
            for (JobDetails run : inTurn) {
                JobSummary summary = run.summary();
                assertThat(summary.createdAt()).as(rules + ": " + run).isAfterOrEqualTo(over);
                over = summary.state() == JobState.SUCCEEDED
                        ? summary.finishedAt().orElseThrow()
                        : Instant.MAX;
            }
        }

        @Override
        public void close() {
            mayEnd.release(10_000);
            nodes.forEach(TestNode::close);
        }
    }
}
