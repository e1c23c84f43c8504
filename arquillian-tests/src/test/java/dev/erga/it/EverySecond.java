package dev.erga.it;

import dev.erga.example.counting.Tally;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Added to the shop by a test. Its fires run each by itself even when a slow machine makes one late, so that every nominal
 * time must have its run.
 */
@ApplicationScoped
public class EverySecond {

    static final String ID = "every-second";

    @Inject
    private Tally tally;

    @Recurring(id = ID, cron = "@every_second", misfire = Misfire.SKIP, grace = "PT10M")
    public void tick() {
        tally.add(ID);
    }
}
