package dev.erga.dashboard.action;

import dev.erga.dashboard.text.FailureTitle;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobMonitor;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.RecurringDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at what an action would touch. */
record Sight(JobMonitor monitor, Errand errand, Instant now, Texts texts) {

    /** Its state and its queue. */
    Optional<Stakes> job(String id) {
        return read(id, JobId::parse)
                .flatMap(monitor::job)
                .map(JobDetails::summary)
                .map(job -> new Stakes(job.name(), List.of(state(job), job.queue()), Optional.of(job.runAt())));
    }

    /** What an order writes anew; empty if that cannot be written. */
    Optional<EditForm> form(Order order, boolean readable, Optional<Again> again) {
        String subject = order.subjects().get(0);
        return switch (order.action().editor()) {
            case NONE -> Optional.empty();
            case ARGUMENTS ->
                read(subject, JobId::parse)
                        .filter(errand::mayEdit)
                        .flatMap(monitor::editable)
                        .map(job -> EditForm.of(job, readable, again, texts));
            case SCHEDULE -> new ScheduleForm(monitor, now, texts).of(subject, again);
        };
    }

    private String state(JobSummary job) {
        return texts.get("state." + StateLook.key(job.state()));
    }

    /** How many jobs match, and to how many of them the person may have it done. */
    Optional<Stakes> search(String search) {
        return errand.prospect(search)
                .map(found -> new Stakes(
                        found.words(),
                        List.of(Numbers.counted(found.matching()), Numbers.grouped(found.most())),
                        Optional.empty()));
    }

    /** How many jobs wait in it and how many run. */
    Optional<Stakes> queue(String name) {
        return monitor.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .map(queue -> new Stakes(
                        name,
                        List.of(Numbers.counted(queue.waiting()), Numbers.counted(queue.processing())),
                        Optional.empty()));
    }

    /** What it runs, and when next. */
    Optional<Stakes> recurring(String id) {
        return monitor.schedule(id)
                .map(schedule -> new Stakes(id, List.of(schedule.jobName(), next(schedule)), Optional.empty()));
    }

    private String next(RecurringDetails schedule) {
        Moments moments = new Moments(now, texts);
        return schedule.nextFire().map(time -> moments.of(time).exact()).orElseGet(() -> texts.get("confirm.never"));
    }

    /** How many jobs it has, of how many at once. */
    Optional<Stakes> node(String id) {
        return monitor.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .map(node -> new Stakes(
                        node.name(),
                        List.of(Numbers.counted(node.running()), Numbers.grouped(node.workers())),
                        Optional.empty()));
    }

    /** How many of its members have not ended, of how many; how many have failed, and how many are dealt with at once. */
    Optional<Stakes> batch(String id) {
        return read(id, BatchId::parse).flatMap(monitor::batch).map(Sight::stakes);
    }

    private static Stakes stakes(BatchDetails batch) {
        return new Stakes(
                batch.name(),
                List.of(
                        Numbers.grouped(batch.pending()),
                        Numbers.grouped(batch.total()),
                        Numbers.grouped(batch.failed()),
                        Numbers.grouped(Math.min(batch.failed(), Order.MOST))),
                Optional.empty());
    }

    /** How many jobs have failed so for good, and how many of them are requeued at once. */
    Optional<Stakes> failure(String key) {
        return monitor.failures().groups().stream()
                .filter(group -> group.key().equals(key))
                .findFirst()
                .map(group -> new Stakes(
                        FailureTitle.of(group, texts).both(texts),
                        List.of(
                                Numbers.counted(group.failed()),
                                Numbers.grouped(
                                        Math.min(Order.MOST, group.failed().value()))),
                        Optional.empty()));
    }

    private static <T> Optional<T> read(String id, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(id));
        } catch (JobsException notAnId) {
            return Optional.empty();
        }
    }
}
