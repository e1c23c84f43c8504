package dev.erga.engine.node;

import dev.erga.engine.loop.CalmLog;
import dev.erga.engine.loop.Deadlines;
import dev.erga.engine.loop.Loop;
import dev.erga.engine.loop.StoreCalls;
import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.EventSink;
import dev.erga.engine.setup.NodeTime;
import dev.erga.jobs.event.NodeJoined;
import dev.erga.jobs.event.NodeLost;
import dev.erga.jobs.spi.JobStore;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import dev.erga.jobs.spi.Renewal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this deployment a node. It renews the lease at each heartbeat; when the store says that the lease is gone, or when
 * nobody could renew it in time, the incarnation is fenced: it claims nothing, its running attempts are stopped and their
 * ends are not written. Then the deployment joins again under a new id. Thread-safe.
 *
 * <p>The local deadline counts from before the renewal was sent and ends a tenth of the lease early, so that this node
 * stops believing in its lease before any other may take its jobs, whatever the clocks show.
 */
public final class Membership {

    private static final Logger LOG = System.getLogger(Membership.class.getName());
    /** Only ever told to others, who show it beside the database's. */
    private static final Clock CLOCK = Clock.systemUTC();

    private static final String TOO_LATE = "its lease could not be renewed in time";

    private final JobStore store;
    private final StoreCalls calls;
    private final EngineSettings settings;
    private final Set<String> jobNames;
    private final Set<String> schedules;
    private final EventSink events;
    private final Deadlines deadlines;
    private final NodeTime time;
    private final Loop loop;
    private volatile Phase phase = Phase.WORKING;
    private volatile @Nullable Incarnation incarnation;
    private volatile Listener listener = new Listener() {};

    private enum Phase {
        WORKING,
        DRAINING,
        LEAVING
    }

    /** Is told about incarnations. Must be quick. */
    public interface Listener {

        /** The deployment works under this id from now on. */
        default void joined(NodeId node) {}

        /** This incarnation may not write any more. */
        default void lost(NodeId node) {}

        /** Somebody has asked what the jobs are doing that run under this id. Told at each heartbeat until it is answered. */
        default void stacksAsked(NodeId node, Instant asked) {}
    }

    /** What a membership stands on. */
    public record Ground(
            JobStore store, StoreCalls calls, EventSink events, Deadlines deadlines, NodeTime time, CalmLog log) {}

    /**
     * Nothing happens before {@link #start}.
     *
     * @param jobNames the job methods that the deployment declares
     * @param schedules the ids of the schedules that it declares
     */
    public Membership(Ground ground, EngineSettings settings, Set<String> jobNames, Set<String> schedules) {
        this.store = ground.store();
        this.calls = ground.calls();
        this.settings = settings;
        this.jobNames = jobNames;
        this.schedules = schedules;
        this.events = ground.events();
        this.deadlines = ground.deadlines();
        this.time = ground.time();
        this.loop = new Loop("lease", time, ground.log(), this::round);
    }

    /** Who is told; to be set before {@link #start}. */
    public void listen(Listener next) {
        listener = next;
    }

    /** Joins on the calling thread if the store answers, otherwise as soon as it does; then keeps the lease. */
    public void start(ThreadFactory threads) {
        try {
            join();
        } catch (Exception away) {
            LOG.log(Level.WARNING, Messages.notJoined().toString(), away);
        }
        loop.start(threads);
    }

    /** The loop that renews the lease. */
    public Loop loop() {
        return loop;
    }

    /** The incarnation under which jobs may be claimed now. */
    public Optional<NodeId> current() {
        Incarnation now = incarnation;
        return now != null && phase == Phase.WORKING && holds(now.id) ? Optional.of(now.id) : Optional.empty();
    }

    /** Whether that incarnation is this node's and may still write. Once false, it is false for ever. */
    public boolean holds(NodeId node) {
        Incarnation now = incarnation;
        return now != null && now.id.equals(node) && now.holds(time.nanoTime());
    }

    /** Lets the store grant nothing more to this node; the lease is kept. */
    public void drain() {
        phase = Phase.DRAINING;
        loop.wake();
    }

    /** Gives the lease up and ends the loop, once the store answers. */
    public void leave() {
        phase = Phase.LEAVING;
        loop.wake();
    }

    private Duration round() throws Exception {
        Incarnation now = incarnation;
        if (phase == Phase.LEAVING) {
            if (now != null && !now.fenced) {
                leave(now);
            }
            loop.stop();
            return Duration.ZERO;
        }
        if (now == null || now.fenced) {
            return phase == Phase.WORKING ? join() : settings.heartbeat();
        }
        if (phase == Phase.DRAINING && !now.draining) {
            drain(now);
        }
        return renew(now);
    }

    private Duration join() throws Exception {
        NodeId id = new NodeId(UUID.randomUUID());
        NodeDescription node = new NodeDescription(
                id,
                settings.nodeName(),
                settings.version(),
                settings.workers(),
                settings.queueWorkers(),
                settings.queues(),
                jobNames,
                schedules);
        Incarnation next = new Incarnation(id, deadlineFromNow());
        calls.inNew(() -> {
            store.join(node, settings.lease());
            return node;
        });
        incarnation = next;
        watch(next);
        LOG.log(Level.INFO, "Node {0} has joined as {1}.", settings.nodeName(), id);
        listener.joined(id);
        events.publish(new NodeJoined(id.toString(), settings.nodeName()));
        return settings.heartbeat();
    }

    private void drain(Incarnation now) throws Exception {
        calls.inNew(() -> {
            store.drain(now.id);
            return now;
        });
        now.draining = true;
    }

    private void leave(Incarnation now) throws Exception {
        calls.inNew(() -> {
            store.leave(now.id);
            return now;
        });
        now.fence();
    }

    private Duration renew(Incarnation now) throws Exception {
        if (!now.holds(time.nanoTime())) {
            // A lease renewed for nobody would only keep its jobs from those who may rescue them.
            fence(now, TOO_LATE);
            return Duration.ZERO;
        }
        long deadline = deadlineFromNow();
        Renewal renewal = calls.inNew(() -> store.renew(now.id, settings.lease(), Pulse.taken(CLOCK)));
        if (!renewal.held()) {
            fence(now, "the database says that its lease has run out");
            return Duration.ZERO;
        }
        if (!now.extend(time.nanoTime(), deadline)) {
            fence(now, TOO_LATE);
            return Duration.ZERO;
        }
        watch(now);
        renewal.stacksAsked().ifPresent(asked -> listener.stacksAsked(now.id, asked));
        return settings.heartbeat();
    }

    private long deadlineFromNow() {
        return time.nanoTime() + settings.lease().multipliedBy(9).dividedBy(10).toNanos();
    }

    private void watch(Incarnation now) {
        Deadlines.@Nullable Deadline before = now.watch;
        if (before != null) {
            before.cancel();
        }
        now.watch = deadlines.at(now.deadline, () -> {
            if (!now.holds(time.nanoTime())) {
                fence(now, TOO_LATE);
            }
        });
    }

    private void fence(Incarnation now, String why) {
        if (!now.fence()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                Messages.leaseLost(settings.nodeName(), now.id.toString(), why).toString());
        listener.lost(now.id);
        events.publish(new NodeLost(now.id.toString(), settings.nodeName()));
        loop.wake();
    }

    /**
     * One membership under one id. What was once found to be over stays over, even if a late renewal succeeds: others
     * have let go of jobs because of it, and only the end of the incarnation gives those back.
     */
    private static final class Incarnation {
        final NodeId id;
        volatile long deadline;
        volatile boolean fenced;
        boolean over;
        boolean draining;
        Deadlines.@Nullable Deadline watch;

        Incarnation(NodeId id, long deadline) {
            this.id = id;
            this.deadline = deadline;
        }

        synchronized boolean holds(long nanoTime) {
            over |= nanoTime - deadline >= 0;
            return !over;
        }

        /** Tells whether it was not too late for that. */
        synchronized boolean extend(long nanoTime, long until) {
            boolean inTime = holds(nanoTime);
            if (inTime) {
                deadline = until;
            }
            return inTime;
        }

        /** Tells whether it was not fenced before. */
        synchronized boolean fence() {
            boolean first = !fenced;
            over = true;
            fenced = true;
            return first;
        }
    }
}
