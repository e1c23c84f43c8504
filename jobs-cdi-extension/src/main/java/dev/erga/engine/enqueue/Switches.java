package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.engine.message.PolicyMessages;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.event.BreakerClosed;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.QueuePause;
import java.util.List;
import java.util.Optional;

/** What people switch off and on for all nodes: queues, and job methods that failed too often. */
final class Switches {

    private final StoringScheduler scheduler;
    private final Enqueue parts;

    Switches(StoringScheduler scheduler) {
        this.scheduler = scheduler;
        this.parts = scheduler.parts();
    }

    boolean pause(String queue, String why) {
        scheduler.requireKnown(queue);
        if (why.isBlank()) {
            throw new JobsException(Messages.pauseWithoutReason(queue));
        }
        return scheduler.stored("the pause of queue \"" + queue + "\"", () -> {
            boolean paused = parts.store().queues().pause(new QueuePause(queue, scheduler.caller(), why));
            // Nodes that hold jobs of it which they have not begun then look whether they may.
            scheduler.afterCommit(() -> parts.neighbours().pauseChanged(queue));
            return paused;
        });
    }

    boolean resume(String queue) {
        return scheduler.stored("the end of the pause of queue \"" + queue + "\"", () -> {
            boolean resumed = parts.store().queues().resume(queue);
            if (!resumed) {
                scheduler.requireKnown(queue);
            }
            scheduler.afterCommit(() -> parts.neighbours().pauseChanged(queue));
            return resumed;
        });
    }

    boolean resetBreaker(String name) {
        String jobName = parts.methods().named(name).map(RegisteredMethod::name).orElse(name);
        String reason = "Reset by " + scheduler.callerOrSo() + ".";
        return scheduler.stored("the reset of the breaker of " + jobName, () -> {
            Optional<BreakerState> kept = parts.store().breakers().reset(jobName);
            if (kept.isEmpty()) {
                requireBreaker(jobName);
                return false;
            }
            scheduler.afterCommit(() -> {
                if (kept.get().isOpen()) {
                    parts.events().publish(new BreakerClosed(jobName, reason));
                }
                parts.neighbours().breakerReset();
            });
            return true;
        });
    }

    private void requireBreaker(String jobName) {
        List<String> known = parts.methods().presentNames().stream()
                .filter(this::hasBreaker)
                .sorted()
                .toList();
        if (!known.contains(jobName)) {
            throw new JobsException(PolicyMessages.noBreaker(jobName, known));
        }
    }

    private boolean hasBreaker(String jobName) {
        return parts.methods()
                .named(jobName)
                .flatMap(method -> method.declaration().breaker())
                .isPresent();
    }
}
