package dev.erga.jobs.spi;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where schedules and their ledgers live: the verbs that write. Each runs as those of {@link JobStore} do. Thread-safe. */
public interface Schedules {

    /**
     * Stores a schedule. A new one gets {@code firstFire} as its next fire; so does one that now fires at other times; one
     * that fires as before keeps its next fire, so that no deployment loses or repeats one. A pause stays.
     *
     * @param firstFire gives the first fire after an instant: after now, as the clock says once nobody else can fire the
     *     schedule, or after its latest fire in the ledger, if that is later
     * @return false if one of that id exists that is of another {@linkplain RecurringDefinition#origin() origin}; nothing is
     *     written then
     */
    boolean put(RecurringDefinition definition, Function<Instant, Optional<Instant>> firstFire);

    /**
     * Has what is stored of a declared schedule under a former id go on under its present one: its next fire, its pause and its
     * ledger. Nothing becomes of a former one where the present one is stored already.
     *
     * @return false if a living node still declares one of the former ids: nothing is written then, and the schedule is not to be
     *     stored yet, for it would fire beside that one
     */
    boolean takeOver(String id, Set<String> formerIds);

    /** Schedules whose next fire has come, earliest first, locked until the transaction ends; locked ones are passed over. */
    List<LockedSchedule> lockDue(Fireable fireable, int limit);

    /** A schedule, if it exists, locked until the transaction ends; waits for a transaction that holds it. */
    Optional<LockedSchedule> lock(String id);

    /** A schedule, if it exists. */
    Optional<RecurringDefinition> find(String id);

    /**
     * Writes entries of the ledger and moves the schedule's next fire. The jobs of the fires that were written are stored
     * with {@link JobStore#enqueue} in the same transaction.
     *
     * @param nextFire empty if it never fires again
     * @return what was written: of the nominal times that are in the ledger already nothing is, and their jobs are not to be
     *     stored
     */
    List<Fire> recordFires(String id, List<Fire> fires, Optional<Instant> nextFire);

    /** Notes the latest run out of turn of a schedule that is locked; see {@link LockedSchedule#unfinished}. */
    void recordTrigger(String id, JobId job);

    /**
     * Pauses a schedule from now on, in the place of an earlier pause.
     *
     * @param by who does it; empty if it is the application itself
     * @param until when it goes on by itself; empty if somebody has to resume it
     */
    void pause(String id, Optional<String> by, String why, Optional<Instant> until);

    /** Ends a schedule's pause. */
    void resume(String id);

    /** Takes a schedule away; its ledger stays until it is pruned. */
    void remove(String id);

    /** Whether a living node declares that schedule. */
    boolean isDeclared(String id);

    /**
     * The schedules about which a node decides, where versions of an application declare them differently: those that it
     * declares and that no living node declares which joined after it.
     *
     * @return each as it is stored, or empty if it is not stored or cannot be read; nothing if the node does not live
     */
    Map<String, Optional<RecurringDefinition>> decidedBy(NodeId node);
}
