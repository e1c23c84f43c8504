package dev.erga.dashboard.job;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobProgress;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LogLine;
import dev.erga.jobs.monitor.ParameterDetails;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Jobs for the tests of their page, all seen from {@link #NOW}. */
record Sheets(JobData made) {

    static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    static final JobId ID = JobId.parse("01980c5e-7b1c-7000-8000-00003536544e");
    static final JobId OTHER = JobId.parse("01980c5e-7b1c-7000-8000-0000353654aa");
    private static final String NODE = "7b1c";

    static Sheets data(JobState state, AttemptDetails... attempts) {
        JobDetails job = new JobDetails(
                summary(state, ID),
                "[88412, \"***\"]",
                0,
                Optional.of("acme"),
                Optional.of(new BatchId(OTHER.value())),
                Optional.of(OTHER),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ada"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("welcome 42"),
                Optional.of(new JobProgress(124, OptionalLong.of(412), NOW, Optional.of(Duration.ofSeconds(25)))),
                Optional.of("{\"pages\":3}"),
                List.of(
                        new ParameterDetails(Optional.of("subscriberId"), "long"),
                        new ParameterDetails(Optional.empty(), "String")),
                List.of(attempts));
        return new Sheets(new JobData(
                job,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(summary(JobState.SUCCEEDED, OTHER)),
                List.of(),
                Map.of(NODE, "shop-a1")));
    }

    Sheets why(Explanation why) {
        return new Sheets(new JobData(
                made.job(), Optional.of(why), made.log(), made.batch(), made.parent(), made.followers(), made.nodes()));
    }

    Sheets log(LogLine... lines) {
        return new Sheets(new JobData(
                made.job(), made.why(), List.of(lines), made.batch(), made.parent(), made.followers(), made.nodes()));
    }

    /** Followed by so many jobs that have failed. */
    Sheets followed(int by, After after) {
        FollowerDetails follower = new FollowerDetails(summary(JobState.FAILED, OTHER), after);
        return new Sheets(new JobData(
                made.job(),
                made.why(),
                made.log(),
                made.batch(),
                made.parent(),
                Collections.nCopies(by, follower),
                made.nodes()));
    }

    static Explanation waiting(Verdict verdict, Reason... reasons) {
        return new Explanation(ID, JobState.AWAITING, verdict, List.of(reasons), NOW);
    }

    static AttemptDetails attempt(int number) {
        return attempt(number, 60, 50);
    }

    /** One that began and ended so many seconds ago. */
    static AttemptDetails attempt(int number, int began, int ended) {
        return new AttemptDetails(
                number,
                number,
                "FAILED",
                NODE,
                Optional.of(NOW.minusSeconds(began)),
                NOW.minusSeconds(ended),
                Optional.of("java.io.IOException"),
                Optional.of("no route " + number),
                Optional.of("java.io.IOException: no route\n\tat com.acme.Mailer.send(Mailer.java:61)\n"));
    }

    private static JobSummary summary(JobState state, JobId id) {
        boolean begun = state == JobState.PROCESSING || state.isFinal();
        return new JobSummary(
                id,
                "Emails.sendWelcome",
                "mail",
                5,
                state,
                begun ? 1 : 0,
                Optional.empty(),
                Set.of("crm", "user 42"),
                NOW.minusSeconds(600),
                NOW.plusSeconds(12),
                begun ? Optional.of(NOW.minusSeconds(60)) : Optional.empty(),
                state.isFinal() ? Optional.of(NOW.minusSeconds(30)) : Optional.empty(),
                begun ? Optional.of(NODE) : Optional.empty());
    }
}
