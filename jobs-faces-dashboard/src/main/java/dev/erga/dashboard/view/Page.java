package dev.erga.dashboard.view;

import dev.erga.dashboard.DashboardRole;

/** The pages there are. What is not listed here is not there, whatever the jar holds. */
enum Page {
    OVERVIEW("", "overview", DashboardRole.VIEWER),
    JOBS("/jobs", "jobs", DashboardRole.VIEWER),
    JOB("/job", "job", DashboardRole.VIEWER),
    FAILURES("/failures", "failures", DashboardRole.VIEWER),
    RETRIES("/retries", "retries", DashboardRole.VIEWER),
    RECURRING("/recurring", "recurring", DashboardRole.VIEWER),
    RECURRING_JOB("/recurring-job", "recurring-job", DashboardRole.VIEWER),
    QUEUES("/queues", "queues", DashboardRole.VIEWER),
    AUDIT("/audit", "audit", DashboardRole.ADMIN),
    BATCHES("/batches", "batches", DashboardRole.VIEWER),
    BATCH("/batch", "batch", DashboardRole.VIEWER),
    NODES("/nodes", "nodes", DashboardRole.VIEWER),
    START("/start", "start", DashboardRole.OPERATOR),
    HELP("/help", "help", DashboardRole.VIEWER),
    CONFIRM("/confirm", "confirm", DashboardRole.OPERATOR);

    private final String place;
    private final String view;
    private final DashboardRole role;

    Page(String place, String view, DashboardRole role) {
        this.place = place;
        this.view = view;
        this.role = role;
    }

    /** What follows the dashboard's path in its address. */
    String place() {
        return place;
    }

    /** The name of its view, without the suffix. */
    String view() {
        return view;
    }

    /** Who may see it. */
    DashboardRole role() {
        return role;
    }

    /** Whether it has a form whose post counts only if the page was seen. */
    boolean asks() {
        return this == CONFIRM || this == START;
    }
}
