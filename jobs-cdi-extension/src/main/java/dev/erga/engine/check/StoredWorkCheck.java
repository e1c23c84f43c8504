package dev.erga.engine.check;

import dev.erga.engine.enqueue.RegisteredMethod;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.enqueue.StoredArguments;
import dev.erga.engine.enqueue.StoredArguments.Stored;
import dev.erga.engine.message.VersionMessages;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares what waits with the job methods that are declared: the front door of this package. Thread-safe. */
public final class StoredWorkCheck {

    /** A schedule's arguments are never sealed, so it does not matter for which job they are read. */
    private static final JobId NO_JOB = new JobId(new UUID(0, 0));

    private static final int MOST_NEAR = 3;

    private final RegisteredMethods methods;
    private final StoredArguments arguments;

    /** For these methods. */
    public StoredWorkCheck(RegisteredMethods methods) {
        this.methods = methods;
        this.arguments = new StoredArguments(methods);
    }

    /**
     * What does not fit, in the order of names; empty if all that was looked at does.
     *
     * @param elsewhere names that others declare, who have nothing to do with these methods
     */
    public List<Problem> compare(Inventory inventory, Set<String> elsewhere) {
        List<Problem> problems = new ArrayList<>();
        for (Inventory.Jobs jobs : inventory.jobs()) {
            Optional<RegisteredMethod> method = methods.named(jobs.name());
            if (method.isPresent()) {
                unfit(method.get(), jobs).ifPresent(problems::add);
            } else if (!elsewhere.contains(jobs.name())) {
                problems.add(VersionMessages.undeclaredJobs(jobs, inventory.complete(), near(jobs.name())));
            }
        }
        for (Inventory.Schedule schedule : inventory.schedules()) {
            Optional<RegisteredMethod> method = methods.named(schedule.jobName());
            if (method.isPresent()) {
                unfit(method.get(), schedule).ifPresent(problems::add);
            } else if (!elsewhere.contains(schedule.jobName())) {
                problems.add(VersionMessages.undeclaredSchedule(schedule, near(schedule.jobName())));
            }
        }
        return problems;
    }

    private Optional<Problem> unfit(RegisteredMethod method, Inventory.Jobs jobs) {
        List<JobId> unfit = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Inventory.Sample sample : jobs.samples()) {
            arguments
                    .reasonAgainst(method, new Stored(jobs.name(), sample.id(), sample.arguments()))
                    .ifPresent(reason -> {
                        unfit.add(sample.id());
                        reasons.add(reason);
                    });
        }
        return unfit.isEmpty()
                ? Optional.empty()
                : Optional.of(VersionMessages.unfitJobs(jobs, method.name(), unfit, reasons.get(0)));
    }

    private Optional<Problem> unfit(RegisteredMethod method, Inventory.Schedule schedule) {
        return arguments
                .reasonAgainst(method, new Stored(schedule.jobName(), NO_JOB, schedule.arguments()))
                .map(reason -> VersionMessages.unfitSchedule(schedule, reason));
    }

    /** Methods that have kept the class or the method of that name. */
    private List<String> near(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String type = name.substring(0, dot + 1);
        String method = name.substring(dot);
        return methods.presentNames().stream()
                .filter(present -> present.startsWith(type) || present.endsWith(method))
                .sorted()
                .limit(MOST_NEAR)
                .toList();
    }
}
