package dev.erga.example.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * H2's own backup: the database file itself in a zip, consistent, without locking anybody out. To restore it, stop the
 * server and unzip it into the folder of the database.
 */
final class H2Backup implements BackupForm {

    @Override
    public String ending() {
        return ".zip";
    }

    @Override
    public void write(Connection connection, Path file) throws SQLException {
        try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, file.toString());
            backup.execute();
        }
    }
}
