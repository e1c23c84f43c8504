package dev.erga.jpa;

import dev.erga.jobs.Due;
import dev.erga.jobs.spi.NewJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts jobs in. */
record Enqueueing(Sessions sessions) {

    void enqueue(List<NewJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        sessions.mixed("store jobs", open -> {
            insert(open, jobs);
            return jobs.size();
        });
    }

    private static void insert(Sessions.Open open, List<NewJob> jobs) {
        // Most jobs are due at once: those cost no look at the clock.
        boolean needsClock = jobs.stream().anyMatch(job -> !(job.due() instanceof Due.Now));
        Instant now = needsClock ? open.jdbc(DatabaseTime::read) : Instant.EPOCH;
        List<JobRow> rows = new ArrayList<>(jobs.size());
        List<LabelRow> labels = new ArrayList<>();
        for (NewJob job : inOrder(jobs)) {
            rows.add(new JobRow(job, later(job.due(), now)));
            labels.addAll(labels(job));
        }
        open.insertAll(rows);
        open.insertAll(labels);
    }

    private static List<NewJob> inOrder(List<NewJob> jobs) {
        return jobs.stream().sorted(Comparator.comparing(NewJob::id)).toList();
    }

    /** The time to wait for, unless it has come. */
    private static Optional<Instant> later(Due due, Instant now) {
        if (due instanceof Due.In in) {
            return Optional.of(now.plus(in.delay())).filter(now::isBefore);
        }
        return due instanceof Due.At at ? Optional.of(at.instant()).filter(now::isBefore) : Optional.empty();
    }

    private static List<LabelRow> labels(NewJob job) {
        UUID id = job.id().value();
        return job.labels().stream()
                .map(JobRow::label)
                .distinct()
                .sorted()
                .map(label -> new LabelRow(label, id))
                .toList();
    }
}
