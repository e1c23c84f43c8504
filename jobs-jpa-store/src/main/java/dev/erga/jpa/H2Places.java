package dev.erga.jpa;

import dev.erga.jpa.WaitingPlace.Each;
import java.util.List;
import java.util.Optional;

/** Where jobs wait, in the order of H2's indexes, none of which it reads backwards. */
final class H2Places {

    private static final String READY = "state, queue, tenant, priority, id";

    static final List<WaitingPlace> ALL = List.of(
            new WaitingPlace("state = 'ENQUEUED' AND tenant IS NULL", Each.QUEUE, READY, Optional.empty()),
            new WaitingPlace("state = 'ENQUEUED' AND tenant >= ''", Each.QUEUE, READY, Optional.empty()),
            new WaitingPlace("state = 'SCHEDULED'", Each.ALONE, "state, run_at", Optional.empty()),
            new WaitingPlace("state = 'AWAITING'", Each.ALONE, "state, id", Optional.empty()),
            new WaitingPlace("state = 'HELD'", Each.ALONE, "state, id", Optional.empty()),
            new WaitingPlace("state = 'PROCESSING'", Each.ALONE, "state, id", Optional.empty()));

    private H2Places() {}
}
