package dev.erga.jpa;

import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Which database a data source leads to.
 *
 * @param database what the statements need to know of it
 * @param product its name, as Hibernate knows it
 * @param major the number before the first dot of its version
 * @param minor the number after it
 * @param version its whole version, for people
 */
record Backend(Database database, String product, int major, int minor, String version) {

    private static final int OLDEST_POSTGRESQL = 15;
    private static final int OLDEST_H2_MAJOR = 2;
    private static final int OLDEST_H2_MINOR = 2;

    static Backend of(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String product = data.getDatabaseProductName();
        int major = data.getDatabaseMajorVersion();
        int minor = data.getDatabaseMinorVersion();
        String version = data.getDatabaseProductVersion();
        if (product.equals("PostgreSQL") && major >= OLDEST_POSTGRESQL) {
            return new Backend(new PostgreSql(), product, major, minor, version);
        }
        boolean recentH2 = major > OLDEST_H2_MAJOR || (major == OLDEST_H2_MAJOR && minor >= OLDEST_H2_MINOR);
        if (product.equals("H2") && recentH2) {
            return new Backend(new H2(), product, major, minor, version);
        }
        throw new StoreException(StoreMessages.unsupportedDatabase(product + " " + version), null, false);
    }
}
