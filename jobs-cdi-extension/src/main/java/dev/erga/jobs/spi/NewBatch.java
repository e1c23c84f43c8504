package dev.erga.jobs.spi;

import dev.erga.jobs.BatchId;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch about to be stored.
 *
 * @param id made by the caller's node
 * @param name for people, at most 200 characters
 * @param parent the batch it is a member of
 * @param createdBy the caller, where the container knows one
 */
public record NewBatch(BatchId id, String name, Optional<BatchId> parent, Optional<String> createdBy) {

    public NewBatch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
