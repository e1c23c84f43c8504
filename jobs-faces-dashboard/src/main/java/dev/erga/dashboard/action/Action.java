package dev.erga.dashboard.action;

import dev.erga.dashboard.DashboardRole;
import dev.erga.jobs.monitor.JobOperator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The actions there are, each with the role it needs and what it is done to. What is not listed here cannot be done. An
 * action's address is {@code /actions/<word>} below the dashboard's and takes posts only; people come there from the
 * confirmation page. Each has its texts {@code action.<word>.title}, {@code lead}, {@code button}, {@code done} and
 * {@code void}.
 */
@SuppressWarnings("ImmutableEnumChecker") // references to methods, which keep nothing
public enum Action {
    /** Back into its queue, with all its attempts. */
    REQUEUE(DashboardRole.OPERATOR, Target.JOB, (operator, wish) -> wish.requeue(operator)),
    /** With other arguments, and back into its queue, with all its attempts. */
    EDIT_AND_REQUEUE(DashboardRole.ADMIN, Target.JOB, Editor.ARGUMENTS, (operator, wish) -> wish.edit(operator)),
    /** Before its time. */
    RUN_NOW(DashboardRole.OPERATOR, Target.JOB, (operator, wish) -> operator.runNow(wish.job(), wish.by())),
    /** At another time. */
    RESCHEDULE(
            DashboardRole.OPERATOR,
            Target.JOB,
            TimeField.REQUIRED,
            (operator, wish) -> operator.reschedule(wish.job(), wish.at(), wish.by())),
    /** One that runs is asked to stop. */
    CANCEL(DashboardRole.OPERATOR, Target.JOB, (operator, wish) -> operator.cancel(wish.job(), wish.by())),
    /** Never to run. */
    DELETE(DashboardRole.ADMIN, Target.JOB, (operator, wish) -> operator.delete(wish.job(), wish.by())),
    /** All that a search finds: back into their queues. */
    REQUEUE_MATCHING(DashboardRole.OPERATOR, Target.SEARCH, (operator, wish) -> wish.toAll(Action.REQUEUE)),
    /** All that a search finds: before their times. */
    RUN_MATCHING(DashboardRole.OPERATOR, Target.SEARCH, (operator, wish) -> wish.toAll(Action.RUN_NOW)),
    /** All that a search finds: never to run. */
    DELETE_MATCHING(DashboardRole.ADMIN, Target.SEARCH, (operator, wish) -> wish.toAll(Action.DELETE)),
    /** Nodes take nothing out of a queue any more. */
    PAUSE_QUEUE(
            DashboardRole.OPERATOR, Target.QUEUE, (operator, wish) -> operator.pauseQueue(wish.subject(), wish.by())),
    /** They do again. */
    RESUME_QUEUE(
            DashboardRole.OPERATOR, Target.QUEUE, (operator, wish) -> operator.resumeQueue(wish.subject(), wish.by())),
    /** A run out of turn. */
    TRIGGER_RECURRING(DashboardRole.OPERATOR, Target.RECURRING, Wish::trigger),
    /** No fires, for good or until a time. */
    PAUSE_RECURRING(DashboardRole.OPERATOR, Target.RECURRING, TimeField.OPTIONAL, Wish::pause),
    /** Fires again. */
    RESUME_RECURRING(
            DashboardRole.OPERATOR,
            Target.RECURRING,
            (operator, wish) -> operator.resumeRecurring(wish.subject(), wish.by())),
    /** Fires at other times; only one that code has made. */
    EDIT_RECURRING(DashboardRole.ADMIN, Target.RECURRING, Editor.SCHEDULE, Wish::editRecurring),
    /** None of its members that have not ended is to run. */
    CANCEL_BATCH(
            DashboardRole.OPERATOR, Target.BATCH, (operator, wish) -> operator.cancelBatch(wish.batch(), wish.by())),
    /** What failed for good in one way, back into its queues. */
    REQUEUE_FAILED(
            DashboardRole.OPERATOR,
            Target.FAILURE,
            (operator, wish) -> operator.requeueFailed(wish.subject(), Order.MOST, wish.by()) > 0),
    /** Those of its jobs that have failed are to run again. */
    REQUEUE_BATCH(
            DashboardRole.OPERATOR,
            Target.BATCH,
            (operator, wish) -> operator.requeueBatch(wish.batch(), Order.MOST, wish.by()) > 0),
    /** It takes no more jobs. */
    QUIET_NODE(DashboardRole.OPERATOR, Target.NODE, (operator, wish) -> operator.quietNode(wish.subject(), wish.by())),
    /** It does again. */
    WAKE_NODE(DashboardRole.OPERATOR, Target.NODE, (operator, wish) -> operator.wakeNode(wish.subject(), wish.by())),
    /** It tells what its running jobs are doing. */
    ASK_STACKS(DashboardRole.OPERATOR, Target.NODE, (operator, wish) -> operator.askStacks(wish.subject(), wish.by()));

    private static final String PLACE = "/actions/";

    private final DashboardRole role;
    private final Target target;
    private final TimeField time;
    private final Editor editor;
    private final Deed deed;

    Action(DashboardRole role, Target target, Deed deed) {
        this(role, target, TimeField.NONE, Editor.NONE, deed);
    }

    Action(DashboardRole role, Target target, TimeField time, Deed deed) {
        this(role, target, time, Editor.NONE, deed);
    }

    Action(DashboardRole role, Target target, Editor editor, Deed deed) {
        this(role, target, TimeField.NONE, editor, deed);
    }

    Action(DashboardRole role, Target target, TimeField time, Editor editor, Deed deed) {
        this.role = role;
        this.target = target;
        this.time = time;
        this.editor = editor;
        this.deed = deed;
    }

    /** Does it to one subject, and tells whether anything has changed. */
    @FunctionalInterface
    interface Deed {
        boolean done(JobOperator operator, Wish wish);
    }

    /** The action at an address, given as what follows the dashboard's path. */
    public static Optional<Action> at(String rest) {
        return Stream.of(values()).filter(action -> rest.equals(action.place())).findFirst();
    }

    /** The action with this word. */
    static Optional<Action> named(String word) {
        return Stream.of(values()).filter(action -> word.equals(action.word())).findFirst();
    }

    /** Who may do it. */
    public DashboardRole role() {
        return role;
    }

    /** Its name in addresses and texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What follows the dashboard's path in the address to which it is posted. */
    public String place() {
        return PLACE + word();
    }

    /** What follows the dashboard's path in the address of the page that one returns to. */
    public String home(List<String> subjects) {
        return target.home(subjects);
    }

    /** What follows the dashboard's path in the address where one confirms it. */
    public String confirmation(String subject) {
        return "/confirm?do=" + word() + "&on=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    /** Whether it takes something away, so that its button warns. */
    boolean isHarmful() {
        return this == CANCEL || this == DELETE || this == DELETE_MATCHING || this == CANCEL_BATCH;
    }

    Target target() {
        return target;
    }

    TimeField time() {
        return time;
    }

    Editor editor() {
        return editor;
    }

    /** Whether something is written anew by it; it is done to one thing at a time then. */
    boolean edits() {
        return editor != Editor.NONE;
    }

    boolean perform(JobOperator operator, Wish wish) {
        return deed.done(operator, wish);
    }
}
