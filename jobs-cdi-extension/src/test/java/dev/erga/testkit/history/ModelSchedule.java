package dev.erga.testkit.history;

import dev.erga.jobs.spi.Fire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A schedule with its ledger as it should be. Times are those of a clock that is moved, whatever the store's is. */
final class ModelSchedule {

    /** A prime: a store whose times are all moved by a span never moves one fire to where another is. */
    static final Duration EVERY = Duration.ofMinutes(17);

    final String id;
    final SortedMap<Instant, Fire> ledger = new TreeMap<>();
    Instant next;

    ModelSchedule(String id, Instant first) {
        this.id = id;
        this.next = first;
    }

    /** The nominal times that have come, from the next fire on. */
    List<Instant> due(Instant now) {
        List<Instant> due = new ArrayList<>();
        for (Instant time = next; !time.isAfter(now); time = time.plus(EVERY)) {
            due.add(time);
        }
        return due;
    }
}
