package dev.erga.testkit.history;

/** What holds after each step of a history. The numbers are those of the design; what has none is named by its subject. */
public enum Invariant {
    /** A committed job has its row until it has been over for as long as it is kept; when all is quiet it has ended. */
    I1_NO_LOSS,
    /** A job exists if and only if the transaction that stored it has committed. */
    I2_ATOMIC_ENQUEUE,
    /** A job that has Succeeded has had its effect once since it was last put in, any other has had none. */
    I3_EXACTLY_ONCE,
    /** Every accepted write of an attempt carries the token of the latest grant; and every write that does is accepted. */
    I4_FENCE,
    /** The grants of a job have the tokens 1, 2, 3 and so on. */
    I5_TOKENS,
    /** No job is granted while somebody owns it. */
    I6_ONE_OWNER,
    /** There is at most one job for each nominal fire of a schedule. */
    I7_ONE_JOB_PER_FIRE,
    /** Each nominal fire has one outcome, and none is passed over. */
    I8_ONE_OUTCOME_PER_FIRE,
    /** What a dead node owned is taken from it as soon as somebody looks. */
    I9_RECOVERY,
    /** Nothing is taken from a node whose lease is good. */
    I10_NO_FALSE_DEATH,
    /** Attempts and crashes are counted as they happened. */
    I11_ACCOUNTING,
    /** The lowest priority number goes first, then the oldest; tenants take turns. */
    I12_FAIRNESS,
    /** A job that is over stays so unless somebody requeues it. */
    I13_FINAL,
    /** A job whose method nobody declares runs 0 times and is deleted 0 times. */
    I15_UNKNOWN_NAMES,
    /** When all is quiet, counts equal what there is. */
    I16_COUNTS,
    /** Each end of a job or batch decides about what follows it, once. */
    I17_CONTINUATIONS,
    /** A job goes only where it was sent, and not before its time. */
    STATES,
    /** Nothing is granted out of a paused queue. */
    PAUSE,
    /** Only nodes that are alive and not stopping are granted jobs. */
    LIVING_NODES,
    /** A job that was asked to stop does not run again, and is told that it was asked. */
    STOP,
    /** Never more jobs of a key run, or are about to, than there are places for it. */
    LIMITS,
    /** A call with a key stores a job if the latest of that key is over, and gives that one otherwise. */
    UNIQUE,
    /** Results and checkpoints are those of the attempt that may leave them. */
    VALUES,
    /** What is over is kept for the time that was said. */
    RETENTION,
    /** Verbs answer; none throws, or waits for what another transaction holds, where it promises not to. */
    ANSWERS
}
