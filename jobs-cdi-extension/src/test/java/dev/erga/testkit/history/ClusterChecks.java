package dev.erga.testkit.history;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.event.NodeLost;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.BatchFilter;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of a cluster once faults are over and all has ended that can. */
final class ClusterChecks {

    /** Longer than any job takes whose node died at the last moment, fails all its attempts and is followed by others. */
    private static final Duration LONG = Duration.ofMinutes(8);

    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final int CRASHES = 3;

    private final Cluster cluster;
    private final Map<Long, JobDetails> rows;
    private final Map<Long, Integer> traces;

    private ClusterChecks(Cluster cluster) {
        this.cluster = cluster;
        this.rows = cluster.rows();
        this.traces = traces();
    }

    static void whenQuiet(Cluster cluster) {
        cluster.calmDown();
        TestNode node = cluster.living().get(0).node();
        node.jobs().resumeQueue(Cluster.QUEUE);
        Duration passed = Duration.ZERO;
        while (!isQuiet(cluster, node) && passed.compareTo(LONG) < 0) {
            cluster.pass(MOMENT);
            passed = passed.plus(MOMENT);
        }
        new ClusterChecks(cluster).all(node);
    }

    private static boolean isQuiet(Cluster cluster, TestNode node) {
        return cluster.rows().values().stream()
                        .allMatch(row ->
                                row.summary().state().isFinal() || row.summary().state() == JobState.AWAITING)
                && node.engine().monitor().batches(BatchFilter.all().limit(100)).batches().stream()
                        .allMatch(batch -> batch.state().isFinal() && batch.pending() == 0);
    }

    private void all(TestNode node) {
        for (long number : cluster.neverStored) {
            Broken.unless(!rows.containsKey(number), Invariant.I2_ATOMIC_ENQUEUE, "rolled back, but stored: " + number);
        }
        for (Errand errand : cluster.errands.values()) {
            JobDetails row = row(errand.number);
            over(errand, row);
            effects(errand, row);
            attempts(errand, row);
            errand.parent.map(cluster::errand).ifPresent(parent -> followed(errand, row, parent));
        }
        cluster.batches.forEach((batch, members) -> batch(node, batch, members));
        deaths();
    }

    private JobDetails row(long number) {
        return Optional.ofNullable(rows.get(number))
                .orElseThrow(() -> new Broken(Invariant.I1_NO_LOSS, "there is no row of " + number));
    }

    private Map<Long, Integer> traces() {
        Map<Long, Integer> counts = new HashMap<>();
        cluster.database.ids().stream()
                .map(id -> cluster.database.peek(id).orElseThrow())
                .filter(Cluster::isTrace)
                .forEach(row -> counts.merge(Cluster.number(row), 1, Integer::sum));
        return counts;
    }

    /** Only a continuation may be left, of a parent that has failed or waits in vain itself. */
    private void over(Errand errand, JobDetails row) {
        JobState state = row.summary().state();
        boolean vain = state == JobState.AWAITING
                && errand.after == After.SUCCESS
                && errand.parent
                        .map(parent -> row(parent).summary().state())
                        .filter(parent -> parent == JobState.FAILED || parent == JobState.AWAITING)
                        .isPresent();
        boolean waits = state == JobState.AWAITING
                && errand.parent
                        .map(parent -> row(parent).summary().state())
                        .filter(JobState.AWAITING::equals)
                        .isPresent();
        Broken.unless(state.isFinal() || vain || waits, Invariant.I1_NO_LOSS, "not over: " + errand + " " + row);
    }

    private void effects(Errand errand, JobDetails row) {
        boolean succeeded = row.summary().state() == JobState.SUCCEEDED;
        if (errand.method.equals("quick")) {
            boolean done = !succeeded || cluster.wasDoneQuickly(errand.number);
            Broken.unless(done, Invariant.I3_EXACTLY_ONCE, "succeeded, but did nothing: " + errand);
            return;
        }
        long before = errand.ends.stream().filter(JobState.SUCCEEDED::equals).count();
        Broken.unlessSame(
                before + (succeeded ? 1 : 0),
                (long) traces.getOrDefault(errand.number, 0),
                Invariant.I3_EXACTLY_ONCE,
                "effects of " + errand + " " + row);
    }

    private void attempts(Errand errand, JobDetails row) {
        Script script = cluster.script(errand.number);
        int counted = row.summary().attempts();
        boolean gaveUp = counted == Member.ATTEMPTS || script.hopeless() || row.crashes() >= CRASHES;
        boolean failed = row.summary().state() == JobState.FAILED;
        boolean enough = row.summary().state() != JobState.SUCCEEDED || counted > script.failures();
        Broken.unless(
                counted <= Member.ATTEMPTS && (!failed || gaveUp) && enough,
                Invariant.I11_ACCOUNTING,
                "attempts of " + errand + " " + script + " " + row);
    }

    /** The first end of the parent that decides anything has decided, whatever came later. */
    private void followed(Errand errand, JobDetails row, Errand parent) {
        List<JobState> ends = new ArrayList<>(parent.ends.subList(errand.endsBefore, parent.ends.size()));
        ends.add(row(parent.number).summary().state());
        Optional<Boolean> goes = ends.stream()
                .filter(JobState::isFinal)
                .flatMap(end -> decision(errand.after, end))
                .findFirst();
        JobState state = row.summary().state();
        boolean awaits = state == JobState.AWAITING;
        boolean untouched = errand.requeues == 0 && !errand.deleted;
        String fact = errand + " after " + ends + " of " + parent + ": " + row;
        Broken.unless(!awaits || goes.isEmpty(), Invariant.I17_CONTINUATIONS, "still waits: " + fact);
        if (untouched && goes.isPresent()) {
            boolean ran = state == JobState.SUCCEEDED || state == JobState.FAILED;
            Broken.unless(ran == goes.get(), Invariant.I17_CONTINUATIONS, fact);
        }
    }

    /** Whether it goes; nothing, if that end decides nothing. */
    private static Stream<Boolean> decision(After after, JobState end) {
        return switch (after) {
            case ANY_END -> Stream.of(true);
            case FAILURE -> Stream.of(end == JobState.FAILED);
            case SUCCESS -> end == JobState.FAILED ? Stream.empty() : Stream.of(end == JobState.SUCCEEDED);
        };
    }

    private void batch(TestNode node, BatchId id, int members) {
        BatchDetails batch = node.engine().monitor().batch(id).orElseThrow();
        List<JobState> states = new ArrayList<>();
        for (Errand errand : cluster.errands.values()) {
            if (errand.batch.filter(id::equals).isPresent()) {
                states.add(row(errand.number).summary().state());
                rows.entrySet().stream()
                        .filter(each -> each.getKey() >= Hands.GROWN && each.getKey() % Hands.GROWN == errand.number)
                        .forEach(each -> states.add(each.getValue().summary().state()));
            }
        }
        node.engine().monitor().batches(BatchFilter.all().inside(id).limit(100)).batches().stream()
                .forEach(inner -> states.add(inner.state()));
        String fact = batch + " of " + states;
        Broken.unless(batch.total() == states.size() && states.size() >= members, Invariant.I16_COUNTS, fact);
        Broken.unless(
                batch.succeeded() == count(states, JobState.SUCCEEDED)
                        && batch.failed() == count(states, JobState.FAILED)
                        && batch.deleted() == count(states, JobState.DELETED),
                Invariant.I16_COUNTS,
                fact);
        Broken.unless(batch.state().isFinal(), Invariant.I17_CONTINUATIONS, fact);
    }

    private static long count(List<JobState> states, JobState wanted) {
        return states.stream().filter(wanted::equals).count();
    }

    /** Only those are taken for dead that were frozen, cut off, or could not reach the database. */
    private void deaths() {
        Stream.concat(cluster.members.stream(), cluster.dead.stream())
                .flatMap(member -> member.node().events().stream())
                .filter(NodeLost.class::isInstance)
                .map(event -> ((NodeLost) event).nodeName())
                .forEach(name -> Broken.unless(
                        cluster.suspects.contains(name), Invariant.I10_NO_FALSE_DEATH, "taken for dead: " + name));
    }
}
