package dev.erga.dashboard.recurring;

import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.FireDetails;
import dev.erga.jobs.monitor.FireRun;
import dev.erga.jobs.monitor.FireRun.Ended;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.PauseDetails;
import dev.erga.jobs.monitor.RecurringDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Recurring jobs and their fires, seen at 02:41 in Paris on 23 October 2026. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    static final Texts TEXTS = Texts.english();
    static final Reader READER = Reader.of(NOW, TEXTS, new Buttons(TEXTS, role -> true));
    static final JobId JOB = new JobId(new UUID(0x0198_0c5e_7b1c_7000L, 0x8000_0000_0000_0001L));

    static final PauseDetails PAUSE = new PauseDetails(
            NOW.minusSeconds(7_200),
            Optional.of("ada"),
            "legal hold <b>812</b>",
            Optional.of(Instant.parse("2026-10-26T08:00:00Z")));

    /** At 02:30 in Paris, next in a day and in time. */
    static final RecurringDetails NIGHTLY = schedule(
            Optional.of("30 2 * * *"),
            Optional.empty(),
            "Europe/Paris",
            Optional.empty(),
            Optional.of(Instant.parse("2026-10-24T00:30:00Z")));

    private Samples() {}

    static RecurringDetails schedule(
            Optional<String> cron,
            Optional<String> every,
            String zone,
            Optional<PauseDetails> pause,
            Optional<Instant> next) {
        return new RecurringDetails(
                "nightly",
                every.isPresent() ? "DYNAMIC" : "DECLARED",
                "Reports.nightly",
                "[\"secret\"]",
                every.map(any -> "reports"),
                cron,
                every,
                zone,
                "SKIP",
                Duration.ofMinutes(10),
                10,
                "QUEUE",
                pause,
                false,
                next,
                Optional.empty());
    }

    static RecurringDetails paused() {
        return schedule(NIGHTLY.cron(), Optional.empty(), NIGHTLY.zone(), Optional.of(PAUSE), NIGHTLY.nextFire());
    }

    static FireRun without(String outcome, Instant time, String reason) {
        return new FireRun(
                new FireDetails(time, outcome, Optional.of(reason), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    /** Whose job is pruned, and nobody knows how it ended. */
    static FireRun pruned(Instant time) {
        return new FireRun(
                new FireDetails(time, "FIRED", Optional.empty(), Optional.of(JOB)), Optional.empty(), Optional.empty());
    }

    /** Whose job is pruned, having come to that end after so many seconds. */
    static FireRun ended(Instant time, JobState state, long seconds) {
        return new FireRun(
                new FireDetails(time, "FIRED", Optional.empty(), Optional.of(JOB)),
                Optional.empty(),
                Optional.of(new Ended(state, Optional.of(Duration.ofSeconds(seconds)))));
    }

    /** Whose job has come into that state, after so many seconds if it is over. */
    static FireRun fired(Instant time, JobState state, long seconds) {
        JobSummary job = new JobSummary(
                JOB,
                "Reports.nightly",
                "reports",
                5,
                state,
                1,
                Optional.empty(),
                Set.of(),
                time,
                time,
                Optional.of(time),
                state.isFinal() ? Optional.of(time.plusSeconds(seconds)) : Optional.empty(),
                Optional.empty());
        return new FireRun(
                new FireDetails(time, "FIRED", Optional.empty(), Optional.of(JOB)), Optional.of(job), Optional.empty());
    }
}
