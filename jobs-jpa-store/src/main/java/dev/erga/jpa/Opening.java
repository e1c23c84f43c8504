package dev.erga.jpa;

import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreEnvironment;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.WakeUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** What is done once, when a store is opened. */
final class Opening {

    private Opening() {}

    /** Finds out which database it is and brings its tables into shape. */
    static Backend prepare(DataSourceLookup.Found found, StoreEnvironment environment) {
        SchemaMode mode = SchemaMode.of(environment.setting("erga.schema"));
        try (Connection connection = found.source().getConnection()) {
            Backend backend = Backend.of(connection);
            new Schema(connection, backend.database()).ready(mode);
            return backend;
        } catch (SQLException failed) {
            // The database may only be down for a while: worth trying again.
            throw new StoreException(StoreMessages.cannotConnect(found.name(), failed), failed, true);
        }
    }

    static OpenedStore opened(
            SessionFactory factory, Backend backend, DataSourceLookup.Found found, StoreEnvironment environment) {
        Sessions sessions = Sessions.of(factory, backend.database());
        String description = "%s %s at %s, schema version %d"
                .formatted(backend.product(), backend.version(), found.name(), SchemaScript.LATEST);
        Optional<WakeUps> wakeUps =
                notifies(environment) ? backend.database().wakeUps(found.source()) : Optional.empty();
        return new OpenedStore(new JpaStore(sessions), new JpaQueries(sessions), wakeUps, description, factory::close);
    }

    /** The setting {@code erga.notify}. */
    private static boolean notifies(StoreEnvironment environment) {
        String setting = environment.setting("erga.notify").orElse("true").strip();
        return switch (setting) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StoreException(StoreMessages.badNotify(setting), null, false);
        };
    }
}
