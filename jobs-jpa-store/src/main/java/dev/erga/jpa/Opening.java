package dev.erga.jpa;

import dev.erga.jobs.spi.OpenedStore;
import dev.erga.jobs.spi.StoreEnvironment;
import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** What is done once, when a store is opened. */
final class Opening {

    private Opening() {}

    /** Finds out which database it is and brings its tables into shape. */
    static Backend prepare(DataSource source, String sourceName, StoreEnvironment environment) {
        SchemaMode mode = SchemaMode.of(environment.setting("erga.schema"));
        try (Connection connection = source.getConnection()) {
            Backend backend = Backend.of(connection);
            new Schema(connection, backend.database()).ready(mode);
            return backend;
        } catch (SQLException failed) {
            // The database may only be down for a while: worth trying again.
            throw new StoreException(StoreMessages.cannotConnect(sourceName, failed), failed, true);
        }
    }

    static OpenedStore opened(SessionFactory factory, Backend backend, String sourceName) {
        Sessions sessions = Sessions.of(factory, backend.database());
        String description = "%s %s at %s, schema version %d"
                .formatted(backend.product(), backend.version(), sourceName, SchemaScript.LATEST);
        return new OpenedStore(new JpaStore(sessions), new JpaQueries(sessions), description, factory::close);
    }
}
