package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.UniqueKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The numbered errors of this store, ERGA-0401 to ERGA-0499. */
final class StoreMessages {

    /** The reason of a job that waits for a deployment. */
    static final String HELD = "ERGA-0420  no running node declares this job method; the job runs by itself as soon as"
            + " one does, until then it is kept";

    private static final int SHOWN = 50;

    private StoreMessages() {}

    static Problem noDataSource(List<String> tried) {
        return Problem.of("ERGA-0401", "no data source was found for the job store")
                .why("nothing is bound at " + String.join(", ", tried))
                .fix(
                        "set erga.datasource to the JNDI name of your data source, or declare a resource-ref named jdbc/erga");
    }

    static Problem noSuchParent(Parent parent) {
        String what = parent instanceof JobId ? "job" : "batch";
        return Problem.of("ERGA-0430", "there is no " + what + " " + parent.value() + " that a job could follow")
                .why("no such " + what + " was stored, its transaction rolled back, or it was removed when its time had"
                        + " come")
                .fix("store the " + what
                        + " first, in the same transaction or one before; if it may have ended long ago,"
                        + " enqueue the job without a parent");
    }

    static Problem keyChangesHands(UniqueKey key) {
        return Problem.of("ERGA-0431", "a key could not be taken, since its latest job came and went again and again")
                .at("key \"" + Text.shown(key.text(), SHOWN).replaceAll("\\p{Cntrl}", "\uFFFD") + "\" of "
                        + key.jobName())
                .why("others took it, and rolled back or were pruned, each time just before this call")
                .fix("do the same work again in a new transaction");
    }

    static Problem unsupportedDatabase(String product) {
        return Problem.of("ERGA-0402", "the job store cannot use " + product)
                .why("it speaks to PostgreSQL 15 and later and to H2 2.2.220 and later")
                .fix("point erga.datasource to a data source of one of these");
    }

    static Problem schemaMissing(int version, String folder) {
        return Problem.of("ERGA-0403", "the tables of the job store are missing or older than version " + version)
                .why("erga.schema is \"validate\" or \"none\", so they are not created")
                .fix("run META-INF/erga/schema/" + folder + "/V1.sql up to V" + version
                        + ".sql from the jar, or set erga.schema=create");
    }

    static Problem schemaNewer(int found, int known) {
        return Problem.of("ERGA-0404", "the tables of the job store are of version " + found)
                .why("a newer Erga has changed them; this one knows version " + known)
                .fix("deploy the newer Erga here too");
    }

    static Problem schemaChanged(int version) {
        return Problem.of("ERGA-0405", "version " + version + " of the job store's tables was made by another script")
                .why("the checksum in erga_schema differs from that of the script in this jar")
                .fix("deploy the release that made the tables, or compare them with the script and empty the checksum");
    }

    static Problem mayNotCreate(SQLException cause) {
        return Problem.of("ERGA-0406", "the database's user may not create the tables of the job store")
                .why(text(cause))
                .fix("grant it CREATE, or run the scripts in META-INF/erga/schema as another user and set"
                        + " erga.schema=validate");
    }

    static Problem badSchemaMode(String found) {
        return Problem.of("ERGA-0407", "erga.schema=" + found + " is not valid")
                .why("it must be create, validate or none")
                .fix("leave it out to have the tables created");
    }

    static Problem nul(String what) {
        return Problem.of("ERGA-0408", "the " + what + " of a job contains the character NUL")
                .why("PostgreSQL cannot store it, and changing the text would change the job")
                .fix("take it out; inside JSON it is written \\u0000");
    }

    static Problem badNotify(String found) {
        return Problem.of("ERGA-0422", "erga.notify=" + found + " is not valid")
                .why("it must be true or false")
                .fix("leave it out: nodes that share a PostgreSQL then wake each other");
    }

    static Problem noNotifications(String connection) {
        return Problem.of(
                        "ERGA-0423",
                        "other nodes cannot wake this one, which looks for jobs by itself once in"
                                + " erga.poll.interval")
                .why(connection + " does not lead to org.postgresql.PGConnection, which hears notifications")
                .fix("use PostgreSQL's own JDBC driver, 42.2 or later, or set erga.notify=false");
    }

    static Problem cannotHear(SQLException cause) {
        return Problem.of("ERGA-0424", "the connection that hears other nodes is lost; a new one is opened")
                .why(text(cause));
    }

    static Problem cannotWake(SQLException cause) {
        return Problem.of("ERGA-0425", "other nodes could not be told of jobs; they look by themselves")
                .why(text(cause));
    }

    static Problem conflict(String verb, SQLException cause) {
        return Problem.of("ERGA-0410", "the database could not " + verb + " beside other transactions")
                .why(text(cause))
                .fix("do the same work again in a new transaction");
    }

    static Problem refusedByConstraint(String verb, SQLException cause) {
        return Problem.of("ERGA-0411", "the database refused to " + verb).why(text(cause));
    }

    static Problem connectionLost(String verb, SQLException cause) {
        return Problem.of("ERGA-0412", "the connection broke while the database was to " + verb)
                .why(text(cause))
                .fix("see that the database runs and that the pool checks its connections");
    }

    static Problem failed(String verb, Exception cause) {
        String why = cause instanceof SQLException refused ? text(refused) : String.valueOf(cause);
        return Problem.of("ERGA-0413", "the database failed to " + verb).why(why);
    }

    static Problem schemaFailed(SQLException cause) {
        return Problem.of("ERGA-0414", "the tables of the job store could not be created or checked")
                .why(text(cause))
                .fix("see what the database says, or run the scripts in META-INF/erga/schema by hand");
    }

    static Problem cannotConnect(String source, SQLException cause) {
        return Problem.of("ERGA-0415", "no connection could be had for the job store")
                .at(source)
                .why(text(cause) + root(cause))
                .fix("see that the database runs and that the data source's address, user and password are right");
    }

    static Problem tookTooLong(Duration timeout) {
        return Problem.of("ERGA-0416", "a transaction took longer than " + timeout + " and was rolled back");
    }

    static Problem commitRefused(SQLException cause) {
        return Problem.of("ERGA-0417", "the database refused to commit and rolled back")
                .why(text(cause));
    }

    static Problem unknownState(JobId job, String state) {
        return Problem.of("ERGA-0418", "the state of a job is not known")
                .at("job " + job)
                .why("its row says \"" + Text.shown(state, SHOWN) + "\"; a newer Erga or another hand wrote that")
                .fix("deploy the newer Erga here too, or requeue the job; until then it is left as it is");
    }

    static Problem unreadableSchedule(String id, RuntimeException cause) {
        return Problem.of("ERGA-0419", "a stored schedule cannot be read, so it does not fire")
                .at("schedule " + id)
                .why(String.valueOf(cause.getMessage()))
                .fix("start a node that declares it, which writes it anew, or mend its row in erga_recurring");
    }

    static Problem outsideTransactions(String source) {
        return Problem.of("ERGA-0421", "the data source of the job store takes no part in JTA transactions")
                .at(source)
                .why(
                        "in a transaction its connections still commit each statement by themselves: a job would stay although"
                                + " its caller rolled back")
                .fix(
                        "on WildFly set jta=true on the data source, on Payara set non-transactional-connections=false on its"
                                + " connection pool, in a @DataSourceDefinition set transactional=true");
    }

    /** Pools wrap what the driver said, which alone tells what is wrong. */
    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? "" : "; at the root of it: " + root;
    }

    private static String text(SQLException cause) {
        return cause.getMessage() + " (SQL state " + cause.getSQLState() + ")";
    }
}
