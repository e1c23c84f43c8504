package dev.erga.dashboard;

/** What a person may do in the dashboard. Each role may do all that the roles before it may. */
public enum DashboardRole {
    /** Reads. */
    VIEWER,
    /** Also requeues, cancels, pauses and triggers. */
    OPERATOR,
    /** Also deletes, edits, and sees who did what. */
    ADMIN;

    /** Whether a person with this role may do what is open to {@code needed}. */
    public boolean includes(DashboardRole needed) {
        return compareTo(needed) >= 0;
    }
}
