package dev.erga.engine.maintain;

import dev.erga.engine.message.Messages;
import dev.erga.engine.message.RecurringMessages;
import dev.erga.engine.recurring.Timetable;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Stores the schedules that this deployment declares, and sees to it that they stay as it declares them. While another
 * version of the application runs beside it, the node that joined last decides; once that one is gone, what this node
 * declares holds again.
 */
final class Declaring implements Duty {

    private static final Duration REST = Duration.ofSeconds(10);

    private final MaintenanceParts parts;
    private final Schedules schedules;
    private final List<RecurringDefinition> undeclared;
    private final Set<String> declared = new HashSet<>();

    Declaring(MaintenanceParts parts) {
        this.parts = parts;
        this.schedules = parts.store().schedules();
        this.undeclared = new ArrayList<>(parts.recurring());
    }

    /**
     * Stores the declared schedules, once; what fails is tried again the next time, and so is what other nodes declare under
     * a former id.
     */
    void declare() {
        for (Iterator<RecurringDefinition> each = undeclared.iterator(); each.hasNext(); ) {
            RecurringDefinition definition = each.next();
            if (isDone(definition, () -> takesOver(definition) && put(definition))) {
                declared.add(definition.id());
                each.remove();
            }
        }
    }

    /** The schedules that have been stored as declared. Another that stands there may be as some other version wants it. */
    Set<String> declared() {
        return declared;
    }

    @Override
    public String name() {
        return "keep the schedules as they are declared";
    }

    @Override
    public Duration run() throws Exception {
        Optional<NodeId> node = parts.node().get();
        if (node.isPresent() && !declared.isEmpty()) {
            keep(node.get());
        }
        return REST;
    }

    private void keep(NodeId node) throws Exception {
        Map<String, Optional<RecurringDefinition>> stored = parts.calls().inNew(() -> schedules.decidedBy(node));
        for (RecurringDefinition definition : parts.recurring()) {
            Optional<RecurringDefinition> known = stored.get(definition.id());
            if (known != null && declared.contains(definition.id()) && !known.equals(Optional.of(definition))) {
                isDone(definition, () -> putIfItDecides(node, definition));
            }
        }
    }

    private boolean takesOver(RecurringDefinition definition) {
        Set<String> former = parts.methods()
                .named(definition.jobName())
                .map(method -> method.declaration().earlier().scheduleIds())
                .orElse(Set.of());
        return former.isEmpty() || schedules.takeOver(definition.id(), former);
    }

    /** Asked again once the schedule is locked: who joins later than that waits for the lock and has the last word. */
    private boolean putIfItDecides(NodeId node, RecurringDefinition definition) {
        put(definition);
        if (!schedules.decidedBy(node).containsKey(definition.id())) {
            parts.calls().transactions().setRollbackOnly();
        }
        return true;
    }

    private boolean put(RecurringDefinition definition) {
        if (!schedules.put(definition, after -> firstFire(definition, after))) {
            throw new JobsException(RecurringMessages.takenByCode(definition.id()));
        }
        return true;
    }

    private static Optional<Instant> firstFire(RecurringDefinition definition, Instant after) {
        return Timetable.of(definition, after).next(after);
    }

    private boolean isDone(RecurringDefinition definition, Callable<Boolean> work) {
        try {
            return parts.calls().inNew(work);
        } catch (Exception failed) {
            parts.log().trouble(() -> Messages.notFired(definition.id()).toString(), failed);
            return false;
        }
    }
}
