package dev.erga.example.jobs;

import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.LimitReason;
import dev.erga.jobs.monitor.Reason;
import java.util.List;

/** Why a job runs or does not: in one word, and for each reason its kind and a sentence. */
public record WhyAnswer(String verdict, List<ReasonAnswer> reasons) {

    /**
     * One reason.
     *
     * @param jobs those that are in the way
     */
    public record ReasonAnswer(String kind, String text, List<String> jobs) {

        // region: reason
        static ReasonAnswer of(Reason reason) {
            List<String> jobs = List.of();
            if (reason instanceof LimitReason.PlacesTaken taken) {
                jobs = taken.holders().stream()
                        .map(holder -> holder.job().toString())
                        .toList();
            }
            return new ReasonAnswer(reason.kind(), reason.sentence(), jobs);
        }
        // end
    }

    static WhyAnswer of(Explanation why) {
        return new WhyAnswer(
                why.verdict().name(),
                why.reasons().stream().map(ReasonAnswer::of).toList());
    }
}
