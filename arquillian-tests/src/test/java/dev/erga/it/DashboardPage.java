package dev.erga.it;

import static dev.erga.it.Person.ADA;
import static dev.erga.it.Person.OLGA;
import static dev.erga.it.Person.VIC;

import java.util.EnumSet;
import java.util.Set;

/** The dashboard's pages as a browser sees them. A page that is named here is tested in all that a page has to be. */
enum DashboardPage {
    OVERVIEW(200, VIC, "erga"),
    OVERVIEW_TABLE(200, VIC, "erga?range=24h&view=table"),
    JOBS(200, VIC, "erga/jobs"),
    JOBS_FAILED(200, VIC, "erga/jobs?state=failed"),
    JOBS_FOUND(200, VIC, "erga/jobs?q=queue:import+colour:red+%3Cimg%20src=x%20onerror=alert(1)%3E"),
    JOBS_NONE(200, VIC, "erga/jobs?q=queue:nothing"),
    JOB_FAILED(200, VIC, "erga/job?id={failed}"),
    JOB_SUCCEEDED(200, VIC, "erga/job?id={succeeded}"),
    JOB_PROCESSING(200, VIC, "erga/job?id={processing}"),
    JOB_AWAITING(200, VIC, "erga/job?id={awaiting}"),
    JOB_HELD(200, VIC, "erga/job?id={held}"),
    JOB_MISSING(404, VIC, "erga/job?id=%3Cscript%3Ealert(1)%3C/script%3E"),
    FAILURES(200, VIC, "erga/failures"),
    RETRIES(200, VIC, "erga/retries"),
    RECURRING(200, VIC, "erga/recurring"),
    RECURRING_JOB(200, VIC, "erga/recurring-job?id=nightly-backup"),
    QUEUES(200, VIC, "erga/queues"),
    BATCHES(200, VIC, "erga/batches"),
    BATCH(200, VIC, "erga/batch?id={batch}"),
    NODES(200, VIC, "erga/nodes"),
    START(200, OLGA, "erga/start"),
    START_FORM(200, OLGA, "erga/start?on=GoodwillMail.send"),
    HELP(200, VIC, "erga/help"),
    AUDIT(200, ADA, "erga/audit"),
    CONFIRM(200, OLGA, "erga/confirm?do=pause-queue&on=mail"),
    CONFIRM_EDIT(200, ADA, "erga/confirm?do=edit-and-requeue&on={failed}"),
    CONFIRM_EDIT_RECURRING(200, ADA, "erga/confirm?do=edit-recurring&on=digest-main"),
    CONFIRM_NOTHING(404, OLGA, "erga/confirm?do=nothing&on=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"),
    NO_SUCH_PAGE(404, VIC, "erga/nothing"),
    CLOSED(403, VIC, "../closed/erga");

    private static final Set<DashboardPage> SHOWN = EnumSet.of(
            OVERVIEW,
            JOBS,
            JOB_FAILED,
            FAILURES,
            RETRIES,
            RECURRING,
            RECURRING_JOB,
            QUEUES,
            BATCHES,
            BATCH,
            NODES,
            START_FORM,
            HELP,
            AUDIT,
            CONFIRM);

    private final int status;
    private final Person least;
    private final String address;

    /**
     * What is to be known of a page.
     *
     * @param status what it answers with
     * @param least who of all that may see it may do least; those who may less are refused
     * @param address from the shop's; an id that the test's jobs have is left open, such as {@code {failed}}
     */
    DashboardPage(int status, Person least, String address) {
        this.status = status;
        this.least = least;
        this.address = address;
    }

    /** What it answers this person with. */
    int status(Person person) {
        return person.mayAs(least) ? status : 403;
    }

    /** Where it is, from the shop's address; see {@link ShopHistory#fill}. */
    String address() {
        return address;
    }

    /** Whether the documentation shows it: one of each kind. */
    boolean isShown() {
        return SHOWN.contains(this);
    }
}
