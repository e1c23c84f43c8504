package dev.erga.example.shops;

import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobScheduler;
import dev.erga.jobs.Overlap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Recurring by code: each shop has a digest at times of its own, which nobody knows when the application is built. */
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

    /** The id of the shop's recurring job. */
    static String id(ShopName shop) {
        return "digest-" + shop.value();
    }
}
