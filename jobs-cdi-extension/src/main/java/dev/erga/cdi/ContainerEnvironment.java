package dev.erga.cdi;

import dev.erga.jobs.spi.StoreEnvironment;
import jakarta.transaction.TransactionManager;
import java.util.Optional;

/** What a store may ask the container for. */
record ContainerEnvironment(Settings settings, Optional<TransactionManager> manager) implements StoreEnvironment {

    @Override
    public Optional<String> setting(String key) {
        return settings.find(key).map(Setting::value);
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        return manager.filter(type::isInstance).map(type::cast);
    }
}
