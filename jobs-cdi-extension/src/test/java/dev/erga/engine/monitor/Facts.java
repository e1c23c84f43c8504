package dev.erga.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Before;
import dev.erga.jobs.spi.Situation.Followed;
import dev.erga.jobs.spi.Situation.Node;
import dev.erga.jobs.spi.Situation.Places;
import dev.erga.jobs.spi.Situation.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a test knows of a job, put together piece by piece; each piece gives another one. */
final class Facts {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final JobId JOB = JobId.parse("01980c5e-7b1c-7000-8000-000000000001");

    private JobState state = JobState.ENQUEUED;
    private int attempts;
    private boolean stopRequested;
    private Instant runAt = NOW;
    private @Nullable String reason;
    private @Nullable String tenant;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant expiresAt;
    private @Nullable String node;
    private @Nullable Pause pause;
    private @Nullable Followed followed;
    private @Nullable Places places;
    private @Nullable Before before;
    private @Nullable BreakerDetails breaker;
    private List<Node> nodes = List.of();

    private Facts() {}

    static Facts in(JobState state) {
        return new Facts().but(facts -> facts.state = state);
    }

    static Facts ready() {
        return in(JobState.ENQUEUED).before(new Before(exactly(0), exactly(0), true));
    }

    private Facts but(Consumer<Facts> change) {
        Facts copy = new Facts();
        copy.state = state;
        copy.attempts = attempts;
        copy.stopRequested = stopRequested;
        copy.runAt = runAt;
        copy.reason = reason;
        copy.tenant = tenant;
        copy.startedAt = startedAt;
        copy.finishedAt = finishedAt;
        copy.expiresAt = expiresAt;
        copy.node = node;
        copy.pause = pause;
        copy.followed = followed;
        copy.places = places;
        copy.before = before;
        copy.breaker = breaker;
        copy.nodes = nodes;
        change.accept(copy);
        return copy;
    }

    Facts attempts(int value) {
        return but(facts -> facts.attempts = value);
    }

    Facts stopRequested() {
        return but(facts -> facts.stopRequested = true);
    }

    Facts due(Instant at) {
        return but(facts -> facts.runAt = at);
    }

    Facts because(String why) {
        return but(facts -> facts.reason = why);
    }

    Facts of(String whose) {
        return but(facts -> facts.tenant = whose);
    }

    Facts startedOn(String id, Instant at) {
        return but(facts -> {
            facts.node = id;
            facts.startedAt = at;
        });
    }

    Facts finished(Instant at) {
        return but(facts -> facts.finishedAt = at);
    }

    Facts expiring(Instant at) {
        return but(facts -> facts.expiresAt = at);
    }

    Facts paused(Pause value) {
        return but(facts -> facts.pause = value);
    }

    Facts following(Followed value) {
        return but(facts -> facts.followed = value);
    }

    Facts awaiting(Places value) {
        return but(facts -> facts.places = value);
    }

    Facts before(Before value) {
        return but(facts -> facts.before = value);
    }

    Facts resting(BreakerDetails value) {
        return but(facts -> facts.breaker = value);
    }

    Facts with(Neighbour neighbour) {
        List<Node> more = new ArrayList<>(nodes);
        more.add(neighbour.node());
        return but(facts -> facts.nodes = List.copyOf(more));
    }

    Facts withoutNodes() {
        return but(facts -> facts.nodes = List.of());
    }

    Situation situation() {
        JobSummary summary = new JobSummary(
                JOB,
                "Mails.send",
                "mail",
                5,
                state,
                attempts,
                Optional.ofNullable(reason),
                Set.of(),
                NOW.minusSeconds(600),
                runAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(node));
        Subject subject = new Subject(
                summary,
                Optional.ofNullable(tenant),
                state == JobState.ENQUEUED,
                places != null,
                stopRequested,
                Optional.ofNullable(expiresAt));
        return new Situation(
                NOW,
                subject,
                Optional.ofNullable(pause),
                nodes,
                Optional.ofNullable(followed),
                Optional.ofNullable(places),
                Optional.ofNullable(before));
    }

    Explanation explained() {
        return Explainer.explain(situation(), new MethodNow(Optional.empty(), Optional.ofNullable(breaker)));
    }

    /** A person is told this, and nothing else. */
    void areTold(Verdict verdict, String... sentences) {
        Explanation explanation = explained();
        assertThat(explanation.verdict()).isEqualTo(verdict);
        assertThat(explanation.reasons()).extracting(Reason::sentence).containsExactly(sentences);
        assertThat(explanation.text()).isEqualTo(String.join(" ", sentences));
        assertThat(explanation.job()).isEqualTo(JOB);
        assertThat(explanation.at()).isEqualTo(NOW);
    }

    static BoundedCount exactly(long count) {
        return new BoundedCount(count, false);
    }

    /** A node that could run the job. */
    static Neighbour node(String id, String name) {
        return new Neighbour(
                new Node(id, name, true, true, NOW.plusSeconds(25), 4, OptionalInt.empty(), true, true, 0, 0));
    }

    /** A node whose lease is over. */
    static Neighbour silent(String id, String name) {
        return new Neighbour(
                new Node(id, name, false, false, NOW.minusSeconds(30), 4, OptionalInt.empty(), true, true, 0, 0));
    }

    /** A node, changed piece by piece. */
    record Neighbour(Node node) {

        Neighbour declares(boolean value) {
            return with(node.workers(), node.claims(), value, node.works());
        }

        Neighbour works(boolean value) {
            return with(node.workers(), node.claims(), node.declares(), value);
        }

        Neighbour workers(int value) {
            return with(value, node.claims(), node.declares(), node.works());
        }

        Neighbour draining() {
            return with(node.workers(), false, node.declares(), node.works());
        }

        Neighbour running(int all, int ofQueue) {
            return new Neighbour(node.running(all, ofQueue));
        }

        Neighbour queueWorkers(OptionalInt most) {
            return new Neighbour(new Node(
                    node.id(),
                    node.name(),
                    node.lives(),
                    node.claims(),
                    node.leaseUntil(),
                    node.workers(),
                    most,
                    node.declares(),
                    node.works(),
                    node.running(),
                    node.runningOfQueue()));
        }

        private Neighbour with(int workers, boolean claims, boolean declares, boolean works) {
            return new Neighbour(new Node(
                    node.id(),
                    node.name(),
                    node.lives(),
                    claims,
                    node.leaseUntil(),
                    workers,
                    node.queueWorkers(),
                    declares,
                    works,
                    node.running(),
                    node.runningOfQueue()));
        }
    }
}
