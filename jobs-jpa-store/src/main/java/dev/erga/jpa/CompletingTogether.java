package dev.erga.jpa;

import dev.erga.jobs.spi.Completion;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends attempts that have shared one transaction, all or none. */
record CompletingTogether(Sessions sessions) {

    boolean succeed(List<Lease> leases, Optional<Duration> expireAfter) {
        if (leases.isEmpty()) {
            return true;
        }
        Completion succeeded = Completion.succeeded(expireAfter);
        List<Ending> endings = Ending.sorted(leases.stream()
                .map(lease -> new LeasedCompletion(lease, succeeded))
                .toList());
        return sessions.jdbc("end a chunk of attempts", jdbc -> {
            List<Ending> written = jdbc.database().succeedTogether(jdbc, endings);
            new Aftermath(jdbc, sessions.followers()).ended(written);
            return !written.isEmpty();
        });
    }
}
