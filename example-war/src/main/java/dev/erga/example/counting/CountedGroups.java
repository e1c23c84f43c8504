package dev.erga.example.counting;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts in jobs that are counted, each group of them in one transaction, under a label of its own. */
@ApplicationScoped
public class CountedGroups {

    @Inject
    private JobScheduler jobs;

    /** A group and the one job in it. */
    public record Single(String group, JobId job) {}

    /**
     * Puts in many jobs.
     *
     * @param delay how long they wait before they may run; zero for not at all
     * @return the group
     */
    @Transactional
    public String start(int number, boolean transactional, Duration delay) {
        String group = UUID.randomUUID().toString();
        JobScheduler labelled = jobs.with(JobOptions.defaults().label(group));
        if (delay.isZero()) {
            Stream<String> arguments = Stream.generate(() -> group).limit(number);
            if (transactional) {
                labelled.enqueueAll(Counting::exactlyOnce, arguments);
            } else {
                labelled.enqueueAll(Counting::atLeastOnce, arguments);
            }
        } else {
            for (int i = 0; i < number; i++) {
                later(labelled, transactional, delay, group);
            }
        }
        return group;
    }

    /** Puts in the job that fails twice. */
    @Transactional
    public Single startFlaky() {
        String group = UUID.randomUUID().toString();
        return new Single(
                group, jobs.with(JobOptions.defaults().label(group)).enqueue(Flaky::worksTheThirdTime, group));
    }

    private static void later(JobScheduler labelled, boolean transactional, Duration delay, String group) {
        if (transactional) {
            labelled.schedule(delay, Counting::exactlyOnce, group);
        } else {
            labelled.schedule(delay, Counting::atLeastOnce, group);
        }
    }
}
