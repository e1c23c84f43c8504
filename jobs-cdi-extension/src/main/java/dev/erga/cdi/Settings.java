package dev.erga.cdi;

import java.util.List;
import java.util.Optional;

/** Where the configuration comes from. */
interface Settings {

    /** The value of a key; nothing if it is not set or blank. */
    Optional<Setting> find(String key);

    /**
     * Every key below {@code erga.} that a source spells out. Environment variables are not among them: {@code
     * ERGA_SERVICE_HOST} may be anybody's.
     */
    List<Setting> spelledOut();
}
