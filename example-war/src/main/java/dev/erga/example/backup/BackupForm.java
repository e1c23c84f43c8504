package dev.erga.example.backup;

import dev.erga.example.errors.ShopMessages;
import dev.erga.jobs.DoNotRetryException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** How a database is backed up while others use it. */
interface BackupForm {

    /** What the file's name ends in. */
    String ending();

    /** Writes the state of one moment into the file. */
    void write(Connection connection, Path file) throws SQLException, IOException;

    /**
     * The form for the database at the other end.
     *
     * @throws DoNotRetryException ERGA-0816 if there is none
     */
    static BackupForm of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> new H2Backup();
            case "PostgreSQL" -> new PostgreSqlExport();
            default ->
                throw new DoNotRetryException(ShopMessages.noBackupFor(product).toString());
        };
    }
}
