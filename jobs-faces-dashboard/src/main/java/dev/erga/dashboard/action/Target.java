package dev.erga.dashboard.action;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What actions are done to: where people return to afterwards, and what they should know before. */
enum Target {
    /** A job, by its id. */
    JOB("/jobs", "/job?id="),
    /** All jobs that a search finds, by the part of an address that asks for them; the job that acts on them is listed then. */
    SEARCH("/jobs?q=job%3AErga.allMatching", ""),
    /** A queue, by its name. */
    QUEUE("/queues", ""),
    /** A recurring job, by its id. */
    RECURRING("/recurring", "/recurring-job?id="),
    /** A batch, by its id. */
    BATCH("/batches", "/batch?id="),
    /** Jobs that failed in one way, by its key. */
    FAILURE("/failures", ""),
    /** A node, by its incarnation. */
    NODE("/nodes", "");

    private final String list;
    private final String page;

    /**
     * Places are what follows the dashboard's path.
     *
     * @param list the page of all of them
     * @param page the page of one, up to its id; empty if it has none
     */
    Target(String list, String page) {
        this.list = list;
        this.page = page;
    }

    /** The page that shows all of these subjects. */
    String home(List<String> subjects) {
        return subjects.size() == 1 && !page.isEmpty()
                ? page + URLEncoder.encode(subjects.get(0), StandardCharsets.UTF_8)
                : list;
    }

    /** What an action on one of them would touch, if there is such a one. */
    Optional<Stakes> stakes(Sight sight, String subject) {
        return switch (this) {
            case JOB -> sight.job(subject);
            case SEARCH -> sight.search(subject);
            case QUEUE -> sight.queue(subject);
            case RECURRING -> sight.recurring(subject);
            case BATCH -> sight.batch(subject);
            case FAILURE -> sight.failure(subject);
            case NODE -> sight.node(subject);
        };
    }
}
