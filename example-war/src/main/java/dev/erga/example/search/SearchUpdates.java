package dev.erga.example.search;

import dev.erga.example.users.UserChanged;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Debounced: a burst of changes makes one job that builds the index anew, once nobody has changed anything for {@code
 * shop.search.quiet}, and a minute after the first change at the latest.
 */
@ApplicationScoped
public class SearchUpdates {

    @Inject
    private JobScheduler jobs;

    @Inject
    @ConfigProperty(name = "shop.search.quiet")
    private Duration quiet;

    // region: debounce
    public JobId rebuildSoon() {
        return jobs.with(JobOptions.defaults().debounce("search", quiet, Duration.ofMinutes(1)))
                .enqueue(SearchIndex::rebuild);
    }
    // end

    void changed(@Observes UserChanged change) {
        rebuildSoon();
    }
}
