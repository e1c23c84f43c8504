package dev.erga.jobs.monitor;

import dev.erga.jobs.JobId;
import java.time.Instant;
import java.util.UUID;

/** Ids say when they were made, to the millisecond, by the clock of the node that made them: UUID version 7. */
final class IdTime {

    private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private IdTime() {}

    /** The lowest id that may have been made in the millisecond of this time; times out of reach count as the nearest in reach. */
    static JobId first(Instant time) {
        Instant later = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        Instant inReach = later.isAfter(LAST) ? LAST : later;
        return new JobId(new UUID(inReach.toEpochMilli() << 16 | VERSION, VARIANT));
    }

    /** What all ids are above that were made in the millisecond of this time or later, and no id of an earlier one. */
    static JobId lastBefore(Instant time) {
        UUID first = first(time).value();
        return new JobId(new UUID(first.getMostSignificantBits(), VARIANT - 1));
    }
}
