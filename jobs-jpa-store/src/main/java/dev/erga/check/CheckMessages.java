package dev.erga.check;

import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.Inventory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The command's words, and its numbered errors: ERGA-0650 to ERGA-0655. */
final class CheckMessages {

    static final String USAGE = """
            Checks whether the classes that are to be deployed can run what waits in a database.

            java -cp LIBRARIES dev.erga.check.CheckStoredJobs OPTIONS

              --url URL         the database, such as jdbc:postgresql://127.0.0.1/shop
              --user NAME       who reads it
              --password WORD   else the environment variable ERGA_PASSWORD
              --classes PATH    a folder of classes, a jar, or an unpacked WAR; may be said more than once
              --ignore NAME     what other applications store there; NAME* for all that begin so; may be said more than once

            Ends with 0 if all fits, 1 if something does not, and 2 if it could not look.""";

    private static final String HELP = "say --help to see what it takes";

    private CheckMessages() {}

    static Problem unknownOption(String name) {
        return Problem.of("ERGA-0650", "there is no option " + name).fix(HELP);
    }

    static Problem missing(String name) {
        return Problem.of("ERGA-0650", name + " has no value").fix(HELP);
    }

    static Problem noConnection(String url, SQLException refused) {
        return Problem.of("ERGA-0651", "no connection to the database could be had")
                .at(url)
                .why(refused.getMessage() + " (SQL state " + refused.getSQLState() + ")")
                .fix(
                        "see that its address, user and password are right, and that its JDBC driver is in the class path");
    }

    static Problem noClasses(Path path, String why) {
        return Problem.of("ERGA-0652", "there are no classes to check")
                .at(path.toString())
                .why(why)
                .fix("name a folder of classes such as target/classes, a jar, or the folder of an unpacked WAR");
    }

    static Problem notLoaded(String type, Throwable missing) {
        return Problem.of("ERGA-0653", "a class with job methods cannot be loaded")
                .at(type)
                .why(missing.toString())
                .fix("add what it needs to the class path");
    }

    static Problem sameName(String name, List<String> places) {
        return Problem.of("ERGA-0654", places.size() + " job methods are, or were, named \"" + name + "\"")
                .at(String.join(" and ", places))
                .why("so they could not be deployed together")
                .fix("give each a name of its own, or check fewer classes");
    }

    static Problem badUpcaster(String place, String why) {
        return Problem.of("ERGA-0654", "an @ArgumentUpcaster that cannot be deployed")
                .at(place)
                .why(why)
                .fix("mend it, or check all classes of the deployment together");
    }

    static Problem noTables(String url) {
        return Problem.of("ERGA-0655", "the database has none of Erga's tables")
                .at(url)
                .why("nothing is stored in it, or it is in a schema that this user does not see")
                .fix("name the database in which the application's jobs are");
    }

    static String allFits(Inventory inventory) {
        int jobs = inventory.jobs().stream().mapToInt(Inventory.Jobs::seen).sum();
        return (inventory.complete() ? "All" : "All that was looked at") + " fits: "
                + counted(jobs, "job") + " under " + counted(inventory.jobs().size(), "name") + " and "
                + counted(inventory.schedules().size(), "recurring job") + " made by code.";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
