package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data source: what the application refers to as {@code jdbc/erga}, else the one that {@code erga.datasource} names,
 * else the container's default.
 */
record DataSourceLookup(Names names) {

    private static final String REFERENCE = "java:comp/env/jdbc/erga";

    /** The same reference where a container binds the one above only while servlets run, as Payara does. */
    private static final String UNQUALIFIED = "jdbc/erga";

    private static final String DEFAULT = "java:comp/DefaultDataSource";

    /** Where names are bound: JNDI. */
    @FunctionalInterface
    interface Names {
        @Nullable
        Object lookup(String name) throws NamingException;
    }

    /** A data source and where it was found. */
    record Found(DataSource source, String name) {}

    /** A configured name must be bound: to use another database in its place would be worse than not to start. */
    Found find(Optional<String> configured) {
        String last = configured.orElse(DEFAULT);
        List<String> tried = new ArrayList<>();
        for (String name : List.of(REFERENCE, UNQUALIFIED, last)) {
            Optional<DataSource> source = at(name);
            if (source.isPresent()) {
                return new Found(source.get(), name);
            }
            tried.add(name);
        }
        throw new StoreException(StoreMessages.noDataSource(tried), null, false);
    }

    private Optional<DataSource> at(String name) {
        try {
            return names.lookup(name) instanceof DataSource source ? Optional.of(source) : Optional.empty();
        } catch (NamingException notBound) {
            return Optional.empty();
        }
    }
}
