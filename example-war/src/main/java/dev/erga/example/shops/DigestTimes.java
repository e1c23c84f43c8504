package dev.erga.example.shops;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.Unique;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Recurring by code: each shop has a digest at times of its own, which nobody knows when the application is built. Unique: at
 * other times an owner gets at most one in an hour.
 */
@ApplicationScoped
public class DigestTimes {

    @Inject
    private JobScheduler jobs;

    // region: by-code
    public void send(ShopName shop, String cron, String zone) {
        jobs.with(JobOptions.defaults().tenant(shop.value()))
                .recurring(id(shop))
                .cron(cron)
                .zone(zone)
                .overlap(Overlap.SKIP)
                .call(ShopDigest::send, shop);
    }

    public void sendNoMore(ShopName shop) {
        jobs.recurring(id(shop)).remove();
    }
    // end

    // region: at-most-hourly
    public JobId sendNow(ShopName shop) {
        Unique onceInAnHour = Unique.key("digest").within(Duration.ofHours(1)).rejecting();
        return jobs.with(JobOptions.defaults().tenant(shop.value()).uniqueBy(onceInAnHour))
                .enqueue(ShopDigest::send, shop);
    }
    // end

    /** The id of the shop's recurring job. */
    static String id(ShopName shop) {
        return "digest-" + shop.value();
    }
}
