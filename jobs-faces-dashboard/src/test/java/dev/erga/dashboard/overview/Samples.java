package dev.erga.dashboard.overview;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.QueueDetails;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs and nodes for the tests of the overview, all seen from {@link #NOW}. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    static final JobId ID = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");

    private Samples() {}

    static Map<JobState, BoundedCount> counts(JobState state, long count) {
        Map<JobState, BoundedCount> counts = new EnumMap<>(JobState.class);
        for (JobState each : JobState.values()) {
            counts.put(each, new BoundedCount(each == state ? count : 0, count >= 10_000 && each == state));
        }
        return counts;
    }

    static NodeDetails node(String name, String state, int leaseSecondsLeft) {
        Instant leaseUntil = NOW.plusSeconds(leaseSecondsLeft);
        return new NodeDetails(
                name + "#1",
                name,
                state,
                NOW.minusSeconds(60),
                leaseUntil.minusSeconds(30),
                leaseUntil,
                10,
                new BoundedCount(0, false),
                "1.0",
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    static JobSummary job(JobState state, @Nullable Instant started, @Nullable Instant finished) {
        return new JobSummary(
                ID,
                "Emails.sendWelcome",
                "mail",
                5,
                state,
                1,
                Optional.empty(),
                Set.of(),
                NOW.minusSeconds(600),
                NOW.plusSeconds(12),
                Optional.ofNullable(started),
                Optional.ofNullable(finished),
                Optional.empty());
    }

    static OverviewData data(Map<JobState, BoundedCount> counts, List<JobSummary> jobs, NodeDetails... nodes) {
        return data(counts, new JobPage(jobs, Optional.empty(), Optional.empty(), false), List.of(nodes), List.of());
    }

    static OverviewData data(
            Map<JobState, BoundedCount> counts, JobPage page, List<NodeDetails> nodes, List<QueueDetails> queues) {
        return new OverviewData(counts, page, nodes, queues, List.of(), List.of());
    }

    static QueueDetails queue(String name, long waiting, @Nullable Pause pause) {
        return new QueueDetails(
                name,
                Optional.ofNullable(pause),
                new BoundedCount(waiting, waiting >= 10_000),
                new BoundedCount(0, false),
                Optional.of(NOW.minusSeconds(41)).filter(any -> waiting > 0),
                Set.of(),
                new QueueDetails.Flow(0, 3.4));
    }

    /** What an address asks for: name, value, name, value. */
    static OverviewQuery query(String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return OverviewQuery.parse(given::get);
    }
}
