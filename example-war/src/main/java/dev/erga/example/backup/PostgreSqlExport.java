package dev.erga.example.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A logical export: the rows of all tables and the positions of all sequences of the current schema, as of one moment,
 * as an SQL script. It holds no table definitions: to restore it, let the application create its tables (or keep them),
 * stop it, and run the script, {@code gunzip -c shop-2026-01-31.sql.gz | psql}; the script empties the tables first, in
 * the same transaction. It is meant for a shop of this size: a large database wants {@code pg_dump} or base backups.
 */
final class PostgreSqlExport implements BackupForm {

    private static final int FETCHED_AT_ONCE = 500;

    @Override
    public String ending() {
        return ".sql.gz";
    }

    @Override
    public void write(Connection connection, Path file) throws SQLException, IOException {
        int isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(false);
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            // One snapshot for all tables.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            writeScript(connection, out);
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(true);
        }
    }

    private static void writeScript(Connection connection, Writer out) throws SQLException, IOException {
        List<PostgreSqlTable> tables = PostgreSqlTable.parentsFirst(connection);
        out.write("BEGIN;\nSET LOCAL standard_conforming_strings = on;\n");
        for (PostgreSqlTable table : tables) {
            out.write("TRUNCATE " + table.quotedName() + " CASCADE;\n");
        }
        for (PostgreSqlTable table : tables) {
            writeRows(connection, table, out);
        }
        writeSequences(connection, out);
        out.write("COMMIT;\n");
    }

    /** Every value as text in quotes: PostgreSQL reads it as whatever the column is. */
    private static void writeRows(Connection connection, PostgreSqlTable table, Writer out)
            throws SQLException, IOException {
        String columns = table.quotedColumns();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            ResultSet rows = statement.executeQuery("SELECT " + table.columnsAsText() + " FROM " + table.quotedName());
            while (rows.next()) {
                out.write("INSERT INTO " + table.quotedName() + " (" + columns + ") OVERRIDING SYSTEM VALUE VALUES (");
                for (int column = 1; column <= table.columns().size(); column++) {
                    out.write(column == 1 ? "" : ", ");
                    out.write(SqlText.literal(rows.getString(column)));
                }
                out.write(");\n");
            }
        }
    }

    private static void writeSequences(Connection connection, Writer out) throws SQLException, IOException {
        String positions = """
                SELECT quote_ident(sequencename), last_value FROM pg_sequences
                WHERE schemaname = current_schema() AND last_value IS NOT NULL
                """;
        try (Statement statement = connection.createStatement();
                ResultSet sequences = statement.executeQuery(positions)) {
            while (sequences.next()) {
                out.write("SELECT setval(" + SqlText.literal(sequences.getString(1)) + ", " + sequences.getLong(2)
                        + ");\n");
            }
        }
    }
}
