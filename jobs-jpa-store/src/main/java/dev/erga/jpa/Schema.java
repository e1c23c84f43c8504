package dev.erga.jpa;

import dev.erga.jobs.Problem;
import dev.erga.jobs.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Creates or checks the tables. Works on a connection of its own, in auto-commit, outside every transaction of the caller:
 * some databases commit at DDL.
 */
final class Schema {

    private static final String NO_PRIVILEGE = "42501";
    private static final int H2_NO_RIGHTS = 90096;
    private static final int H2_NOT_ADMIN = 90040;

    private final Connection connection;
    private final Database database;

    Schema(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    /** Does what the mode says. */
    void ready(SchemaMode mode) throws SQLException {
        if (mode == SchemaMode.NONE) {
            return;
        }
        if (!upToDate()) {
            if (mode == SchemaMode.VALIDATE) {
                throw refuse(StoreMessages.schemaMissing(SchemaScript.LATEST, database.folder()));
            }
            create();
        }
    }

    private void create() throws SQLException {
        try {
            database.whileAlone(connection, this::install);
        } catch (SQLException failed) {
            if (isPermission(failed)) {
                throw new StoreException(StoreMessages.mayNotCreate(failed), failed, false);
            }
            throw new StoreException(StoreMessages.schemaFailed(failed), failed, false);
        }
    }

    /** Another node may have been quicker. */
    private void install() throws SQLException {
        if (upToDate()) {
            return;
        }
        Map<Integer, Optional<String>> installed = installed();
        for (int version = 1; version <= SchemaScript.LATEST; version++) {
            if (!installed.containsKey(version)) {
                run(SchemaScript.of(database, version));
            }
        }
    }

    private void run(SchemaScript script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : script.statements()) {
                statement.execute(text);
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE erga_schema SET checksum = ? WHERE version = ?")) {
            statement.setString(1, script.checksum());
            statement.setInt(2, script.version());
            statement.executeUpdate();
        }
    }

    private boolean upToDate() throws SQLException {
        Map<Integer, Optional<String>> installed = installed();
        for (Map.Entry<Integer, Optional<String>> entry : installed.entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
        return installed.containsKey(SchemaScript.LATEST);
    }

    /** A version without a checksum was installed by hand, and is trusted. */
    private void check(int version, Optional<String> checksum) {
        if (version > SchemaScript.LATEST) {
            throw refuse(StoreMessages.schemaNewer(version, SchemaScript.LATEST));
        }
        String known = SchemaScript.of(database, version).checksum();
        if (checksum.isPresent() && !checksum.get().equals(known)) {
            throw refuse(StoreMessages.schemaChanged(version));
        }
    }

    private Map<Integer, Optional<String>> installed() throws SQLException {
        Map<Integer, Optional<String>> versions = new TreeMap<>();
        if (database.hasTable(connection, "erga_schema")) {
            new Jdbc(connection, database)
                    .select(
                            "SELECT version, checksum FROM erga_schema",
                            row -> versions.put(row.getInt("version"), Rows.optionalText(row, "checksum")));
        }
        return versions;
    }

    private static boolean isPermission(SQLException failure) {
        return NO_PRIVILEGE.equals(failure.getSQLState())
                || failure.getErrorCode() == H2_NO_RIGHTS
                || failure.getErrorCode() == H2_NOT_ADMIN;
    }

    private static StoreException refuse(Problem problem) {
        return new StoreException(problem, null, false);
    }
}
