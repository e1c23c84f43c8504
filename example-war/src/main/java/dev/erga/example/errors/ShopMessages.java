package dev.erga.example.errors;

import dev.erga.jobs.Problem;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;

/** The shop's numbered errors, ERGA-0801 to ERGA-0899. */
public final class ShopMessages {

    private ShopMessages() {}

    static Problem unforeseen() {
        return Problem.of("ERGA-0801", "the shop could not do this")
                .fix("look into the server's log; nothing of this request was stored");
    }

    static Problem requestRefused(StatusType status) {
        return Problem.of(
                        "ERGA-0802", "no such request: HTTP " + status.getStatusCode() + " " + status.getReasonPhrase())
                .fix("compare path, method and Content-Type with the README");
    }

    /** A body that is not the JSON object it should be. */
    public static Problem unreadableJson(String why, String example) {
        return Problem.of("ERGA-0803", "the body is not the JSON that was expected")
                .why(why)
                .fix("send " + example + " with Content-Type: application/json");
    }

    /** A name or address that cannot be one. */
    public static Problem invalidPerson(String why) {
        return Problem.of("ERGA-0804", "the sign-up is not complete").why(why).fix("send both email and name");
    }

    /** An address that is taken. */
    public static Problem emailTaken(String email) {
        return Problem.of("ERGA-0805", "\"" + shortened(email) + "\" has signed up already")
                .why("an address can sign up once")
                .fix("use another address");
    }

    /** What {@code ?fail=true} asked for. */
    public static Problem failedOnPurpose(long userId, Object job) {
        return Problem.of("ERGA-0806", "the sign-up failed on purpose after the user and the job were written")
                .at("user " + userId + ", job " + job)
                .why("?fail=true was asked for; the transaction was rolled back and took both with it")
                .fix("ask for that job: it does not exist");
    }

    /** No user by that number or activation code. */
    public static Problem unknownUser(String text) {
        return Problem.of("ERGA-0807", "no user is known by \"" + shortened(text) + "\"")
                .why("nobody signed up so, or the user was removed because nobody activated the account in time")
                .fix("take the link from the welcome mail");
    }

    /** A file that breaks off or breaks its format's rules. */
    public static Problem unreadableUpload(String file, long line, String why) {
        return Problem.of("ERGA-0808", "\"" + shortened(file) + "\" cannot be read")
                .at("line " + line)
                .why(why)
                .fix("correct the file and send it again; nothing of it was stored");
    }

    /** A file of which nobody knows what it is. */
    public static Problem unknownFormat(String file, String contentType) {
        return Problem.of("ERGA-0809", "an upload must be CSV, JSON or XML")
                .at("file name \"" + shortened(file) + "\", Content-Type " + shortened(contentType))
                .why("neither ends in .csv, .json or .xml nor says text/csv, application/json or application/xml")
                .fix("curl -F file=@customers.csv, or --data-binary with a Content-Type");
    }

    /** A file beyond the limit. */
    public static Problem uploadTooLarge(String file, long limit) {
        return Problem.of("ERGA-0810", "\"" + shortened(file) + "\" is too large")
                .why("an upload may have " + limit + " bytes (shop.import.max-bytes)")
                .fix("split the file; nothing of it was stored");
    }

    /** A file without a single customer, or no file at all. */
    public static Problem nothingToImport(String why) {
        return Problem.of("ERGA-0811", "there is nothing to import").why(why).fix("curl -F file=@customers.csv");
    }

    /** No such import. */
    public static Problem unknownImport(String id) {
        return Problem.of("ERGA-0812", "no import has the id \"" + shortened(id) + "\"")
                .fix("pass the id as POST /example/api/imports returned it");
    }

    /** A well-formed id of no job. */
    public static Problem unknownJob(Object id) {
        return Problem.of("ERGA-0813", "no job has the id " + id)
                .why("it was never committed, or its retention is over: succeeded jobs are kept one day by default")
                .fix("pass the id as the API returned it");
    }

    /** A query parameter beyond its range or form. */
    public static Problem badParameter(String name, String rule, String found) {
        return Problem.of("ERGA-0814", "the parameter " + name + " is not valid")
                .why(name + " must be " + rule + ", was \"" + shortened(found) + "\"")
                .fix("correct it, or leave it out");
    }

    /** No such run of counting jobs. */
    public static Problem unknownRun(String id) {
        return Problem.of("ERGA-0815", "no counting jobs were made under \"" + shortened(id) + "\"")
                .fix("pass the run as POST /example/api/counters returned it");
    }

    /** A database that the nightly backup knows no way for. */
    public static Problem noBackupFor(String product) {
        return Problem.of("ERGA-0816", "the nightly backup knows no way to back up " + product)
                .why("it knows " + String.join(" and ", List.of("H2", "PostgreSQL")))
                .fix("use the database's own tool, and set erga.recurring.nightly-backup.cron=off");
    }

    /** The reason of a job that failed for the row it was given. */
    public static String badRow(String place, IllegalArgumentException cause) {
        return "ERGA-0817  " + place + ": " + cause.getMessage();
    }

    /** A shop that cannot be called so. */
    public static Problem badShopName(String name) {
        return Problem.of("ERGA-0818", "\"" + shortened(name) + "\" is not the name of a shop")
                .why("it must be 1 to 30 characters out of a-z, 0-9 and -")
                .fix("correct the header Shop, or leave it out");
    }

    /** What is sent as a card and has not the form of one; it is not repeated here. */
    public static Problem notACard() {
        return Problem.of("ERGA-0819", "that is not the number of a card")
                .why("a card has 12 to 19 digits, perhaps with blanks between them")
                .fix("send {\"number\": \"4111 1111 1111 1111\"}");
    }

    /** The reason of a job that failed because the bank says no. */
    public static String cardRefused(String number) {
        return "ERGA-0820  the bank refuses card " + number;
    }

    /** The reason of a job that failed for a member who has no card. */
    public static String noCard(String email) {
        return "ERGA-0821  " + email + " has no card to pay with";
    }

    /** No such batch. */
    public static Problem unknownBatch(Object id) {
        return Problem.of("ERGA-0822", "no batch has the id " + id)
                .why("it was never committed, or its retention is over")
                .fix("pass the id as the API returned it");
    }

    /** A newsletter that cannot be sent. */
    public static Problem incompleteLetter(String why) {
        return Problem.of("ERGA-0823", "the newsletter is not complete")
                .why(why)
                .fix("send both subject and text");
    }

    /** No such newsletter. */
    public static Problem unknownLetter(String id) {
        return Problem.of("ERGA-0824", "no newsletter has the number \"" + shortened(id) + "\"")
                .fix("pass the number as POST /example/api/newsletters returned it");
    }

    /** No export that is complete. */
    public static Problem unknownExport(String job) {
        return Problem.of("ERGA-0825", "no complete export was made by job \"" + shortened(job) + "\"")
                .why("it goes on, has failed, or was never begun")
                .fix("ask for api/jobs/" + shortened(job));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
