package dev.erga.dashboard.job;

import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobSummary;
import java.util.ArrayList;
import java.util.List;

/** A job's way through the states: where it has been, where it is, where it goes if all is well. */
record Steps(JobData data, Moments moments, Texts texts) {

    List<Step> told() {
        JobSummary job = data.job().summary();
        List<Step> steps = new ArrayList<>();
        boolean awaited = data.job().parent().isPresent();
        if (job.state() == JobState.AWAITING) {
            steps.add(present(job));
            steps.add(Step.ahead(JobState.ENQUEUED, "", texts));
        } else {
            if (awaited) {
                steps.add(
                        Step.past(JobState.AWAITING, moments.of(job.createdAt()).words(), texts));
            }
            addWay(job, awaited, steps);
        }
        if (!job.state().isFinal()) {
            if (job.state() != JobState.PROCESSING) {
                steps.add(Step.ahead(JobState.PROCESSING, "", texts));
            }
            steps.add(Step.ahead(JobState.SUCCEEDED, "", texts));
        } else if (job.state() != JobState.SUCCEEDED) {
            steps.add(Step.ahead(JobState.SUCCEEDED, texts.get("job.step.requeued"), texts));
        }
        return steps;
    }

    private void addWay(JobSummary job, boolean awaited, List<Step> steps) {
        if (job.state() != JobState.ENQUEUED
                && (job.attempts() > 0 || job.state().isFinal())) {
            steps.add(Step.past(
                    JobState.ENQUEUED,
                    awaited ? "" : moments.of(job.createdAt()).words(),
                    texts));
        }
        if (job.attempts() > 0 && job.state() != JobState.PROCESSING) {
            steps.add(Step.past(JobState.PROCESSING, attempts(job), texts));
        }
        steps.add(present(job));
    }

    private Step present(JobSummary job) {
        String when = moments.of(JobRow.when(job)).words();
        return Step.present(job.state(), when, texts);
    }

    private String attempts(JobSummary job) {
        return texts.get(
                job.attempts() == 1 ? "job.step.attempt" : "job.step.attempts", Numbers.grouped(job.attempts()));
    }
}
