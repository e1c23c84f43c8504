package dev.erga.dashboard.action;

/** What an action has people write, beside a reason and a time. */
enum Editor {
    /** Nothing. */
    NONE,
    /** A job's arguments. */
    ARGUMENTS,
    /** When a recurring job fires. */
    SCHEDULE
}
