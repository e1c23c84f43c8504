package dev.erga.engine.recurring;

import dev.erga.jobs.JobId;
import dev.erga.jobs.monitor.PauseDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The sentences in the ledger of fires. */
final class Reasons {

    private Reasons() {}

    static String coalesced(Instant into, String cause) {
        return "missed, " + cause + "; the run of " + into + " stands for it";
    }

    static String skipped(Duration late, Duration grace) {
        return "missed by " + words(late) + ", more than the grace of " + words(grace);
    }

    static String tooMany(Duration late, int most) {
        return "missed by " + words(late) + "; of all missed fires only the latest "
                + (most == 1 ? "one is" : most + " are") + " caught up";
    }

    static String paused(PauseDetails pause) {
        return "paused by " + pause.by().orElse("the application") + " at " + pause.since() + ": " + pause.why();
    }

    static String overlaps(JobId unfinished) {
        return "job " + unfinished + " of an earlier run was not over";
    }

    static String overlaps(Instant run) {
        return "the job of the fire of " + run + " was not over";
    }

    static String late(Duration late, String cause, int missed) {
        String fact = "ran " + words(late) + " late, " + cause;
        return missed == 0
                ? fact
                : fact + "; stands for " + number(missed) + " earlier " + (missed == 1 ? "fire" : "fires") + " too";
    }

    static String shared(String reason, Missed.Earlier earlier) {
        return earlier.count() == 1
                ? reason
                : reason + "; so were all others up to " + earlier.last() + ", " + number(earlier.count()) + " in all";
    }

    private static String number(int count) {
        String number = String.format(Locale.ROOT, "%,d", count);
        return count < Missed.MOST_COUNTED ? number : number + " or more";
    }

    /** Two units are enough: {@code 3 d 4 h}, {@code 12 min 30 s}. */
    private static String words(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() + " min " + span.toSecondsPart() + " s";
        }
        return span.toSeconds() + " s";
    }
}
