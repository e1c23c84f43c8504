package dev.erga.jpa;

import dev.erga.jobs.spi.StoreEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a container would give, given by hand. */
final class Surroundings implements StoreEnvironment {

    private final Map<String, String> settings = new HashMap<>();
    private final Map<Class<?>, Object> resources = new HashMap<>();

    Surroundings with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    <T> Surroundings with(Class<T> type, T resource) {
        resources.put(type, resource);
        return this;
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        return Optional.ofNullable(resources.get(type)).map(type::cast);
    }
}
