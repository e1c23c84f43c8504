package dev.erga.engine.message;

import dev.erga.jobs.Problem;
import java.time.Duration;
import java.time.Instant;

/** The numbered errors about recurring jobs: 023x calls, 05xx firing. */
public final class RecurringMessages {

    private static final int SHOWN = 120;

    private RecurringMessages() {}

    /** A name that no schedule can have. */
    public static Problem badId(String id) {
        return Problem.of("ERGA-0230", "\"" + shown(id) + "\" is not the id of a recurring job")
                .why("an id has 1 to 100 characters out of a-z, A-Z, 0-9, dot, _ and -")
                .fix("pass one such as \"price-sync\"");
    }

    /** Times that are too close together, or finer than a database keeps them. */
    public static Problem badInterval(String id, Duration interval) {
        return Problem.of("ERGA-0231", "a recurring job cannot fire every " + interval)
                .at(schedule(id))
                .why("an interval is at least PT1S, because each fire is a row in the database, in whole microseconds")
                .fix("choose a longer one, and loop inside the job if it must be faster");
    }

    /** What is no interval, or one that nobody lives to see the end of. */
    public static Problem unreadableInterval(String id, String text, long days) {
        return Problem.of("ERGA-0239", "\"" + shown(text) + "\" is not an interval")
                .at(schedule(id))
                .why("what begins with P is a duration as ISO 8601 writes it, of at most " + days + " days")
                .fix("write one such as PT15M or P1D, or a cron expression such as 0 2 * * *");
    }

    /** A zone that nobody knows. */
    public static Problem unknownZone(String id, String zone) {
        return Problem.of("ERGA-0232", "\"" + shown(zone) + "\" is not a time zone")
                .at(schedule(id))
                .why("it is neither in the time zone database nor an offset such as +02:00")
                .fix("pass one such as \"Europe/Paris\"");
    }

    /** A grace in which no fire could be noticed, or one without end. */
    public static Problem badGrace(String id, Duration grace, Duration least, Duration most) {
        return Problem.of("ERGA-0233", "the grace " + grace + " of a recurring job is out of range")
                .at(schedule(id))
                .why("it must be from " + least + " to " + most)
                .fix("choose a duration in that range");
    }

    /** A bound for missed fires that is none. */
    public static Problem badCatchUp(String id, int most, int found) {
        return Problem.of("ERGA-0238", "the number of missed fires that run is out of range")
                .at(schedule(id))
                .why("it must be 1 to " + most + ", was " + found)
                .fix("choose a number in that range; Misfire.SKIP runs none that is late");
    }

    /** Code makes a schedule whose id an annotation has. */
    public static Problem declared(String id) {
        return Problem.of("ERGA-0234", "recurring job \"" + shown(id) + "\" is declared by an annotation")
                .why("a @Recurring method of this or another deployment has that id, and only annotation and"
                        + " configuration change it")
                .fix("give yours another id; if no running node declares that one any more, remove it first");
    }

    /** Code takes away what an annotation declares. */
    public static Problem cannotRemoveDeclared(String id) {
        return Problem.of("ERGA-0235", "recurring job \"" + shown(id) + "\" cannot be removed")
                .why("a running node declares it by a @Recurring method, and would store it again")
                .fix("pause it, set erga.recurring." + shown(id) + ".cron=off, or take the annotation away");
    }

    /** A pause that is over before it begins. */
    public static Problem pauseOver(String id, Instant until, Instant now) {
        return Problem.of("ERGA-0236", "a recurring job cannot be paused until " + until)
                .at(schedule(id))
                .why("by the database's clock that has passed: it is " + now)
                .fix("pass a later instant, or pause it until somebody resumes it");
    }

    /** A pause of which nobody would know why. */
    public static Problem badReason(String id, int most) {
        return Problem.of("ERGA-0237", "the reason of a pause is not valid")
                .at(schedule(id))
                .why("it must have 1 to " + most
                        + " characters and not be blank, so that others can tell why nothing runs")
                .fix("say in a sentence why nothing is to run");
    }

    /** A deployment declares a schedule whose id code has taken. */
    public static Problem takenByCode(String id) {
        return Problem.of(
                        "ERGA-0501", "recurring job \"" + id + "\" is declared here, but code has made one of that id")
                .why("the one that code has made goes on as it is, the declared one does not fire")
                .fix("remove the other by jobs.recurring(\"" + id + "\").remove(), or give one of them another id");
    }

    private static String schedule(String id) {
        return "recurring job \"" + shown(id) + "\"";
    }

    private static String shown(String text) {
        // A text from outside must not begin a line of its own in a log.
        String oneLine = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return oneLine.length() <= SHOWN ? oneLine : oneLine.substring(0, SHOWN) + "…";
    }
}
