package dev.erga.engine.monitor;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BreakerDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LimitReason;
import dev.erga.jobs.monitor.MethodReason;
import dev.erga.jobs.monitor.NodeReason;
import dev.erga.jobs.monitor.QueueReason.QueuePaused;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.StateReason;
import dev.erga.jobs.monitor.Verdict;
import dev.erga.jobs.spi.Fate;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Followed;
import dev.erga.jobs.spi.Situation.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what is known of a job to why it runs or does not. Pure. */
final class Explainer {

    private final Situation situation;
    private final JobSummary job;
    private final Nodes nodes;
    private final List<Reason> reasons = new ArrayList<>();

    private Explainer(Situation situation) {
        this.situation = situation;
        this.job = situation.job().summary();
        this.nodes = new Nodes(situation);
    }

    /**
     * Explains.
     *
     * @param method what is known of the job's method now
     */
    static Explanation explain(Situation situation, MethodNow method) {
        Explainer explainer = new Explainer(situation);
        Verdict verdict = explainer.verdict(method);
        return new Explanation(explainer.job.id(), explainer.job.state(), verdict, explainer.reasons, situation.now());
    }

    private Verdict verdict(MethodNow method) {
        return switch (job.state()) {
            case SUCCEEDED, FAILED, DELETED -> over();
            case PROCESSING -> running();
            case SCHEDULED -> scheduled();
            case AWAITING -> situation.job().awaitsPlace() ? awaitingPlace(method.bounds()) : following();
            case HELD -> held();
            case ENQUEUED -> enqueued(method);
        };
    }

    private Verdict over() {
        reasons.add(new StateReason.Over(
                job.state(), job.finishedAt(), job.reason(), situation.job().expiresAt()));
        return Verdict.OVER;
    }

    private Verdict running() {
        String id = job.node().orElse("");
        Optional<Node> node =
                situation.nodes().stream().filter(each -> each.id().equals(id)).findFirst();
        Reason.Node named = node.map(Nodes::named).orElseGet(() -> new Reason.Node(id, id));
        Instant since = job.startedAt().orElse(job.createdAt());
        if (node.isPresent() && node.get().lives()) {
            reasons.add(new StateReason.Running(
                    named,
                    job.attempts(),
                    since,
                    node.get().leaseUntil(),
                    situation.job().stopRequested()));
            return Verdict.RUNNING;
        }
        reasons.add(new StateReason.Abandoned(named, job.attempts(), since, node.map(Node::leaseUntil)));
        nodes.noneLives().ifPresent(reasons::add);
        return Verdict.ABANDONED;
    }

    private Verdict scheduled() {
        Duration left = Duration.between(situation.now(), job.runAt());
        boolean again = job.attempts() > 0;
        Optional<NodeReason> nobody = Optional.empty();
        if (left.isNegative() || left.isZero()) {
            reasons.add(new StateReason.Overdue(job.runAt(), left.negated()));
            nobody = nodes.noneLives();
        } else {
            reasons.add(new StateReason.Scheduled(job.runAt(), left, again ? Optional.empty() : job.reason()));
        }
        if (again) {
            reasons.add(new StateReason.Retry(job.attempts(), job.reason()));
        }
        nobody.ifPresent(reasons::add);
        return nobody.isPresent() ? Verdict.BLOCKED : Verdict.WAITING;
    }

    private Verdict awaitingPlace(Optional<LimitBounds> declared) {
        paused().ifPresent(reasons::add);
        nodes.noneLives().ifPresent(reasons::add);
        boolean blocked = !reasons.isEmpty();
        situation
                .places()
                .map(places -> PlaceReasons.of(places, declared))
                .ifPresent(found -> found.stream()
                        .filter(reason -> !(blocked && reason instanceof LimitReason.PlaceFree))
                        .forEach(reasons::add));
        return blocked ? Verdict.BLOCKED : Verdict.WAITING;
    }

    private Verdict following() {
        if (situation.followed().isEmpty()) {
            reasons.add(new StateReason.Astray());
            return Verdict.BLOCKED;
        }
        Followed followed = situation.followed().get();
        Optional<JobState> state = followed.state();
        boolean over = state.filter(JobState::isFinal).isPresent();
        boolean undecided = over
                && state.filter(end -> Fate.of(followed.after(), end) != Fate.WAIT)
                        .isPresent();
        reasons.add(new StateReason.Follows(followed.parent(), followed.name(), state, followed.after(), undecided));
        Optional<NodeReason> nobody = undecided ? nodes.noneLives() : Optional.empty();
        nobody.ifPresent(reasons::add);
        // A parent that has failed goes on only if somebody requeues it, and one that is gone never does.
        boolean blocked = state.isEmpty() || (over && !undecided) || nobody.isPresent();
        return blocked ? Verdict.BLOCKED : Verdict.WAITING;
    }

    private Verdict held() {
        Optional<NodeReason> nobody = nodes.noneLives();
        List<Reason.Node> declaring = nodes.declaring();
        if (nobody.isEmpty() && !declaring.isEmpty()) {
            reasons.add(new NodeReason.DeclaredAgain(job.name(), declaring));
            return Verdict.WAITING;
        }
        reasons.add(nobody.orElseGet(() -> new NodeReason.Undeclared(job.name(), true)));
        return Verdict.BLOCKED;
    }

    private Verdict enqueued(MethodNow method) {
        paused().ifPresent(reasons::add);
        nodes.obstacle().ifPresent(reasons::add);
        boolean blocked = !reasons.isEmpty() || !situation.job().ready();
        method.resting().map(Explainer::resting).ifPresent(reasons::add);
        if (blocked || !reasons.isEmpty()) {
            return blocked ? Verdict.BLOCKED : Verdict.WAITING;
        }
        reasons.addAll(TurnReasons.of(situation, nodes.claiming()));
        return Verdict.CLAIMABLE;
    }

    private static Reason resting(BreakerDetails breaker) {
        return new MethodReason.BreakerOpen(
                breaker.name(),
                breaker.failures(),
                breaker.openUntil().orElseThrow(),
                breaker.position() == BreakerDetails.Position.HALF_OPEN,
                breaker.trial(),
                breaker.reason());
    }

    private Optional<Reason> paused() {
        return situation.pause().map(pause -> new QueuePaused(job.queue(), pause.by(), pause.why(), pause.since()));
    }
}
