package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.util.Collection;

/** The numbered errors and warnings of start-up and of transactions, ERGA-0630 to ERGA-0649. */
final class StartMessages {

    private StartMessages() {}

    static Problem noStore() {
        return Problem.of("ERGA-0630", "there is no store to keep jobs in")
                .why("no jar of this deployment brings a JobStoreProvider")
                .fix("add the dependency dev.erga:jobs-jpa-store to the WAR");
    }

    static Problem severalStores(Collection<String> providers) {
        return Problem.of("ERGA-0631", "there is more than one store to keep jobs in")
                .at(String.join(" and ", providers))
                .why("a deployment keeps its jobs in one store")
                .fix("leave one of their jars out of the WAR");
    }

    static Problem noTransactionManager(Collection<String> names) {
        return Problem.of("ERGA-0632", "there is no JTA transaction manager")
                .why("looked for it under " + String.join(", ", names))
                .fix("run the WAR on a Jakarta EE server that has the transactions subsystem");
    }

    static Problem switchedOff() {
        return Problem.of("ERGA-0633", "Erga is switched off in this deployment")
                .at("erga.enabled=false")
                .why("no store is open, so there is nowhere to put or find jobs")
                .fix("remove erga.enabled; to put jobs in without running any, say erga.workers=0");
    }

    static Problem stopped() {
        return Problem.of("ERGA-0634", "Erga has stopped, because its deployment is going away")
                .why("a job put in now would have no transaction manager and no data source to rely on")
                .fix("put jobs in while the application is running");
    }

    static Problem notInWar(String contextPath) {
        return Problem.of("ERGA-0635", "Erga is not in the WAR that it is to work for")
                .at(contextPath)
                .why(
                        "its jars are not in the WAR's WEB-INF/lib, so several WARs would share one engine, which knows the"
                                + " names and the data source of one of them only")
                .fix("put the Erga jars into the WEB-INF/lib of each WAR instead of the EAR's lib folder");
    }

    static Problem noWar() {
        return Problem.of("ERGA-0635", "Erga cannot find the naming context of its WAR")
                .why("the jar is not in WEB-INF/lib, so it starts outside of any WAR")
                .fix("put the Erga jars into the WAR's WEB-INF/lib instead of the EAR's lib folder");
    }

    static Problem waitingForDatabase(Problem obstacle) {
        return Problem.of("ERGA-0636", "the job store is not open yet, so no job can be put in or run")
                .at(obstacle.at().orElse("this deployment's start"))
                .why(inOneLine(obstacle))
                .fix("bring the database back: Erga tries every ten seconds and starts by itself");
    }

    /** Number, fact and cause of a problem, for a place where only one line belongs. */
    static String inOneLine(Problem problem) {
        String why = problem.why().map(reason -> ", " + reason).orElse("");
        return (problem.code() + " " + problem.what() + why).replaceAll("\\s*\\R\\s*", " ");
    }

    static Problem observerFailed(String event) {
        return Problem.of("ERGA-0637", "an observer of " + event + " threw")
                .why("see the cause")
                .fix("mend the observer; the job itself is not affected");
    }

    static Problem cannotCommit() {
        return Problem.of("ERGA-0640", "nothing can be stored in this transaction")
                .why("it has been marked so that it can only roll back")
                .fix("see what marked it: an exception that was caught, setRollbackOnly, or the timeout");
    }

    static Problem rolledBack() {
        return Problem.of("ERGA-0641", "the transaction was rolled back although its work returned")
                .why("it was marked so that it can only roll back, or it took longer than its timeout")
                .fix("look for an exception that was caught inside, for setRollbackOnly, or raise the job's timeout");
    }

    static Problem endedInside() {
        return Problem.of("ERGA-0642", "the work ended the transaction it was called in")
                .why("the transaction must end together with the job's completion, which only its caller can do")
                .fix("do not commit or roll back in a transactional job, or declare it with transactional = false");
    }

    static Problem transactionManagerFailed(String doing) {
        return Problem.of("ERGA-0643", "the transaction manager failed to " + doing)
                .why("see the cause")
                .fix("see the server's log for what ails it");
    }

    static Problem twoDataSources() {
        return Problem.of("ERGA-0644", "the transaction has met two data sources of which at most one may be non-XA")
                .why("the container cannot commit to both together, so it refuses the second")
                .fix("use one data source for both (erga.datasource), or make them XA data sources, or declare the job"
                        + " with transactional = false so that it runs outside of Erga's transaction");
    }
}
