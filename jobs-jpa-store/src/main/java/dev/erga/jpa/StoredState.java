package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.spi.StoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads states out of rows. The tables refuse one that this version does not know, but a newer version may have changed
 * them, or another hand.
 */
final class StoredState {

    /** For conditions: the states that are known, quoted and separated by commas. */
    static final String KNOWN = Arrays.stream(JobState.values())
            .map(state -> "'" + state.name() + "'")
            .collect(Collectors.joining(", "));

    private StoredState() {}

    static Optional<JobState> known(String text) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(text))
                .findFirst();
    }

    /** @throws StoreException ERGA-0418 for a state that is not known; the job is left as it is */
    static JobState of(JobId job, String text) {
        return known(text).orElseThrow(() -> new StoreException(StoreMessages.unknownState(job, text), null, false));
    }
}
