package dev.erga.dashboard.job;

import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The way to another page.
 *
 * @param words what it is called
 * @param address what follows the dashboard's address and a slash
 */
public record Link(String words, String address) {

    static Link toJob(JobId id) {
        return new Link(id.toString(), "job?id=" + id);
    }

    static Link toRecurring(String id) {
        return new Link(id, "recurring-job?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    static Link toList(String words, String qualifier, String value) {
        return new Link(words, "jobs?" + JobsSearch.address(qualifier, value));
    }

    static Link to(Parent parent) {
        return parent instanceof BatchId batch
                ? new Link(batch.toString(), "batch?id=" + batch)
                : toJob(new JobId(parent.value()));
    }
}
