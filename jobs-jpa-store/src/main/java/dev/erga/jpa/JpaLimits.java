package dev.erga.jpa;

import dev.erga.jobs.spi.Admission;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Places that jobs of one key share. */
record JpaLimits(Sessions sessions) implements Limits {

    @Override
    public Admission admit(Set<String> keys, Map<String, LimitBounds> declared) {
        return sessions.jdbc("let jobs run that share places", jdbc -> new Admitting(jdbc, declared).admit(keys));
    }

    @Override
    public List<String> waiting(Optional<String> after, int limit) {
        return sessions.jdbc(
                "look for jobs that wait for a place",
                // A key is never empty.
                jdbc -> jdbc.database().places().awaited(jdbc, after.orElse(""), limit));
    }
}
