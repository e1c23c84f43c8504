package dev.erga.jpa;

import dev.erga.jpa.WaitingPlace.Each;
import java.util.List;
import java.util.Optional;

/** Where jobs wait, in the order of PostgreSQL's indexes. */
final class PostgreSqlPlaces {

    static final List<WaitingPlace> ALL = List.of(
            new WaitingPlace(
                    "state = 'ENQUEUED' AND tenant IS NULL",
                    Each.QUEUE,
                    "priority, id",
                    Optional.of("priority DESC, id DESC")),
            new WaitingPlace(
                    "state = 'ENQUEUED' AND tenant IS NOT NULL",
                    Each.QUEUE,
                    "tenant, priority, id",
                    Optional.of("tenant DESC, priority DESC, id DESC")),
            new WaitingPlace("state = 'SCHEDULED'", Each.ALONE, "run_at", Optional.of("run_at DESC")),
            // Plainly asked for that state, PostgreSQL may rather walk the table by id; so the state is given twice.
            new WaitingPlace(
                    PostgreSql.RESTING + " AND state BETWEEN 'AWAITING' AND 'AWAITING'",
                    Each.ALONE,
                    "state, id",
                    Optional.of("state DESC, id DESC")),
            // Held jobs are those that nobody declares: each name of theirs is worth a look.
            new WaitingPlace("state = 'HELD'", Each.NAME, "name", Optional.empty()),
            new WaitingPlace("state = 'PROCESSING'", Each.ALONE, "node", Optional.empty()));

    private PostgreSqlPlaces() {}
}
