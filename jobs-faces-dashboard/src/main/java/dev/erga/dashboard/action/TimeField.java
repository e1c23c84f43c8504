package dev.erga.dashboard.action;

/** Whether an action asks for a time. */
enum TimeField {
    /** It does not. */
    NONE,
    /** It cannot do without one. */
    REQUIRED,
    /** It asks for an end, and goes on for good without one. */
    OPTIONAL
}
