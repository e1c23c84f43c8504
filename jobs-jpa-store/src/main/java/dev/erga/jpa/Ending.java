package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of one attempt as the columns have it. A request to stop decides if the job were to run again.
 *
 * @param linked whether the row says that the job is followed by others or a member of a batch
 */
record Ending(Lease lease, Completion completion, Optional<StopRequest> stop, boolean linked) {

    private static final int REASON = 2_000;

    /** In the order of the jobs' ids, in which all writers of several rows go. */
    static List<Ending> sorted(List<LeasedCompletion> completions) {
        return completions.stream()
                .map(each -> new Ending(each.lease(), each.completion()))
                .sorted(Comparator.comparing(ending -> ending.lease().job()))
                .toList();
    }

    Ending(Lease lease, Completion completion) {
        this(lease, completion, Optional.empty(), false);
    }

    /** As the row says it. */
    Ending as(Optional<StopRequest> request, boolean concernsOthers) {
        return new Ending(lease, completion, request, concernsOthers);
    }

    /** Whether others wait for this end. */
    boolean concernsOthers() {
        return linked && state().isFinal();
    }

    JobState state() {
        return isStopped() ? JobState.DELETED : completion.outcome().target();
    }

    /** Whether the job is deleted although the attempt did not end so. */
    boolean isStopped() {
        return StopRequest.decides(stop, completion.outcome().target());
    }

    /** How many attempts are taken back: that of one that does not count. */
    int uncounted() {
        return completion.outcome().counted() ? 0 : 1;
    }

    @Nullable
    Long delayMicros() {
        return isStopped() ? null : completion.delay().map(Jdbc::micros).orElse(null);
    }

    @Nullable
    Long keptMicros() {
        return isStopped()
                ? stop.orElseThrow().keptMicros()
                : completion.expireAfter().map(Jdbc::micros).orElse(null);
    }

    @Nullable
    String reason() {
        return isStopped()
                ? stop.orElseThrow().reason()
                : completion.reason().map(text -> Text.shown(text, REASON)).orElse(null);
    }

    /** The row for the list of attempts, where there is one. */
    Optional<String> recordedAs() {
        return switch (completion.outcome()) {
            case SUCCEEDED, RELEASED, SNOOZED -> Optional.empty();
            case FAILED_WILL_RETRY, GAVE_UP, DROPPED -> Optional.of("FAILED");
            case TIMED_OUT_WILL_RETRY, TIMED_OUT_GAVE_UP, TIMED_OUT_DROPPED -> Optional.of("TIMED_OUT");
            case UNREADABLE -> Optional.of("UNREADABLE");
            case CANCELLED -> Optional.of("CANCELLED");
        };
    }
}
