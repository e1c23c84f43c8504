package dev.erga.jobs.spi;

/**
 * Fair turns for those whose jobs wait in one queue: jobs with a {@linkplain NewJob#tenant() tenant} are granted here and
 * nowhere else. Like {@link JobStore}'s own, these verbs run in the current transaction. Thread-safe.
 */
public interface Tenants {

    /**
     * Grants Enqueued jobs of the tenants of one queue, one tenant after the other: first one job for each, then a second,
     * until the limit is reached. Of the jobs of one tenant the lowest priority number comes first, then the oldest; each
     * becomes PROCESSING as by {@link JobStore#claim}, and nothing is granted where that would grant nothing.
     */
    TenantPage claim(TenantClaim claim);
}
