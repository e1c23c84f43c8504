package dev.erga.jobs.spi;

import java.util.Optional;

/** What a store may ask of its surroundings when it is opened. */
public interface StoreEnvironment {

    /** A setting by its whole key, such as {@code erga.datasource}. */
    Optional<String> setting(String key);

    /** Something the container provides, such as its transaction manager, by its interface. */
    <T> Optional<T> resource(Class<T> type);
}
