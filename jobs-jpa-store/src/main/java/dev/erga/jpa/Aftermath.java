package dev.erga.jpa;

import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.Followers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the ends of jobs bring about for others, in the same transaction. Ends that concern nobody cost nothing. */
record Aftermath(Jdbc jdbc, Followers followers) {

    /** For attempts that have just been ended. */
    void ended(List<Ending> written) throws SQLException {
        List<Ending> linked = written.stream().filter(Ending::linked).toList();
        if (linked.isEmpty()) {
            return;
        }
        over(linked.stream()
                .filter(Ending::concernsOthers)
                .collect(Collectors.toMap(ending -> ending.lease().job().value(), Ending::state)));
        new Places(jdbc, followers)
                .left(linked.stream()
                        .filter(ending -> !ending.concernsOthers())
                        .map(ending -> ending.lease().job().value())
                        .toList());
    }

    /** For jobs whose rows say that they concern others, and that are over now. */
    void over(Map<UUID, JobState> ends) throws SQLException {
        if (!ends.isEmpty()) {
            new Members(jdbc, followers).ended(ends);
            new Continuing(jdbc, followers).ended(ends);
            new Places(jdbc, followers).changed(ends.keySet());
        }
    }
}
