package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.util.Optional;

/** What happens to the tables when the store is opened: the setting {@code erga.schema}. */
enum SchemaMode {
    /** Missing tables are created and old ones brought up to date; the default. */
    CREATE,
    /** Tables that are not up to date are an error. */
    VALIDATE,
    /** Nothing is looked at. */
    NONE;

    static SchemaMode of(Optional<String> setting) {
        return switch (setting.orElse("create").strip()) {
            case "create" -> CREATE;
            case "validate" -> VALIDATE;
            case "none" -> NONE;
            default -> throw new StoreException(StoreMessages.badSchemaMode(setting.orElse("")), null, false);
        };
    }
}
