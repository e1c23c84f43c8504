package dev.erga.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a recurring job fires and how, until {@link #call} stores it. Immutable: each method returns a changed copy.
 *
 * <p>{@code call} creates the recurring job or changes the one of that id, which keeps its ledger; if it fires at the same
 * times as before it keeps its next fire too, so that the same call may be made at each start. Any node that has the job
 * method fires it. Queue, priority, attempts, labels and tenant are those of the scheduler's {@link JobOptions}, else the
 * declaration's. Joins the caller's transaction.
 *
 * <p>{@code call} throws {@link JobsException}: ERGA-0210 to ERGA-0214 as {@link JobScheduler} does, and ERGA-0234 if the id
 * is that of a {@link Recurring} method.
 */
public interface RecurringSchedule {

    /**
     * The time zone of the cron expression instead of UTC, such as {@code Europe/Paris}.
     *
     * @throws JobsException ERGA-0232 if there is no such zone
     */
    RecurringSchedule zone(String id);

    /** What happens to missed fires instead of {@link Misfire#COALESCE}. */
    RecurringSchedule misfire(Misfire rule);

    /**
     * With {@link Misfire#SKIP}: how late a fire may still run, instead of a minute.
     *
     * @param longest one second to 366 days
     * @throws JobsException ERGA-0233 if it is not
     */
    RecurringSchedule grace(Duration longest);

    /**
     * With {@link Misfire#CATCH_UP}: how many missed fires run at most, instead of 10.
     *
     * @param most 1 to 1000
     * @throws JobsException ERGA-0238 if it is not
     */
    RecurringSchedule catchUp(int most);

    /** What happens to a fire while an earlier run is not over, instead of {@link Overlap#ALLOW}. */
    RecurringSchedule overlap(Overlap rule);

    /**
     * The one way in that all others lead to.
     *
     * @param method a direct method reference to a declared job method
     * @param arguments one for each of the method's parameters, in order; the same for every fire
     */
    void put(JobMethod method, @Nullable Object... arguments);

    /** Runs the method at each fire. */
    default <B> void call(JobMethod.Of0<B> method) {
        put(method);
    }

    /** Runs the method with this argument at each fire. */
    default <B, P1> void call(JobMethod.Of1<B, P1> method, P1 arg1) {
        put(method, arg1);
    }

    /** Runs the method with these arguments at each fire. */
    default <B, P1, P2> void call(JobMethod.Of2<B, P1, P2> method, P1 arg1, P2 arg2) {
        put(method, arg1, arg2);
    }

    /** Runs the method with these arguments at each fire. */
    default <B, P1, P2, P3> void call(JobMethod.Of3<B, P1, P2, P3> method, P1 arg1, P2 arg2, P3 arg3) {
        put(method, arg1, arg2, arg3);
    }

    /** Runs the method with these arguments at each fire. */
    default <B, P1, P2, P3, P4> void call(JobMethod.Of4<B, P1, P2, P3, P4> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4) {
        put(method, arg1, arg2, arg3, arg4);
    }

    /** Runs the method with these arguments at each fire. */
    default <B, P1, P2, P3, P4, P5> void call(
            JobMethod.Of5<B, P1, P2, P3, P4, P5> method, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) {
        put(method, arg1, arg2, arg3, arg4, arg5);
    }
}
