package dev.erga.check;

import dev.erga.engine.check.StoredWorkCheck;
import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.enqueue.RegisteredMethods;
import dev.erga.engine.message.VersionMessages;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.Inventory;
import dev.erga.jpa.WaitingWork;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Checks before a deployment whether the classes that are to be deployed can run what waits in a database:
 *
 * <pre>{@code
 * java -cp LIBRARIES dev.erga.check.CheckStoredJobs --url jdbc:postgresql://db/shop --user shop --classes target/shop
 * }</pre>
 *
 * <p>It prints what it finds and ends with 0 if all fits, 1 if something does not, and 2 if it could not look. It changes nothing.
 */
public final class CheckStoredJobs {

    static final int FITS = 0;
    static final int DOES_NOT_FIT = 1;
    static final int DID_NOT_LOOK = 2;

    /** It is nobody's start that waits for this. */
    private static final int MOST = 5_000;

    private final Consumer<String> out;

    private CheckStoredJobs(Consumer<String> out) {
        this.out = out;
    }

    /** The command. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out::println));
    }

    /** The command without its process: gives the exit code. */
    static int run(List<String> arguments, Map<String, String> environment, Consumer<String> out) {
        if (arguments.contains("--help")) {
            out.accept(CheckMessages.USAGE);
            return FITS;
        }
        try {
            return new CheckStoredJobs(out).check(CheckOptions.of(arguments, environment));
        } catch (JobsException refused) {
            out.accept(refused.problem().toString());
            return DID_NOT_LOOK;
        }
    }

    private int check(CheckOptions options) {
        RegisteredMethods methods = new RegisteredMethods(
                new DeclaredMethods(ClassFiles.in(options.classes())).declarations(), new ArgumentCodec());
        Inventory inventory = stored(options);
        List<Problem> problems = new StoredWorkCheck(methods)
                .compare(
                        inventory,
                        inventory.names().stream().filter(options::isIgnored).collect(Collectors.toSet()));
        if (problems.isEmpty()) {
            out.accept(CheckMessages.allFits(inventory));
            return FITS;
        }
        out.accept(VersionMessages.report(problems, inventory.complete()));
        return DOES_NOT_FIT;
    }

    private static Inventory stored(CheckOptions options) {
        try (Connection connection = DriverManager.getConnection(options.url(), options.user(), options.password())) {
            connection.setReadOnly(true);
            return WaitingWork.read(connection, MOST)
                    .orElseThrow(() -> new JobsException(CheckMessages.noTables(options.url())));
        } catch (SQLException refused) {
            throw new JobsException(CheckMessages.noConnection(options.url(), refused), refused);
        }
    }
}
