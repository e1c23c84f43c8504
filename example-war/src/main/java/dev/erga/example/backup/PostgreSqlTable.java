package dev.erga.example.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table of the current schema.
 *
 * @param name as it is in the catalogue, unquoted
 * @param columns those that can be written, in their order
 */
record PostgreSqlTable(String name, List<String> columns) {

    private static final String COLUMNS = """
            SELECT c.table_name, c.column_name
            FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
            ORDER BY c.table_name, c.ordinal_position
            """;

    private static final String REFERENCES = """
            SELECT child.relname, parent.relname
            FROM pg_constraint r
            JOIN pg_class child ON child.oid = r.conrelid
            JOIN pg_class parent ON parent.oid = r.confrelid
            WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace
            """;

    PostgreSqlTable {
        columns = List.copyOf(columns);
    }

    /** All tables, each after those it refers to. */
    static List<PostgreSqlTable> parentsFirst(Connection connection) throws SQLException {
        Map<String, List<String>> columns = pairs(connection, COLUMNS);
        Map<String, List<String>> parents = pairs(connection, REFERENCES);
        List<PostgreSqlTable> ordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String table : columns.keySet()) {
            addAfterParents(table, columns, parents, seen, ordered);
        }
        return ordered;
    }

    String quotedName() {
        return SqlText.name(name);
    }

    String quotedColumns() {
        return columns.stream().map(SqlText::name).collect(Collectors.joining(", "));
    }

    String columnsAsText() {
        return columns.stream().map(column -> SqlText.name(column) + "::text").collect(Collectors.joining(", "));
    }

    private static void addAfterParents(
            String table,
            Map<String, List<String>> columns,
            Map<String, List<String>> parents,
            Set<String> seen,
            List<PostgreSqlTable> ordered) {
        if (!seen.add(table)) {
            return;
        }
        for (String parent : parents.getOrDefault(table, List.of())) {
            addAfterParents(parent, columns, parents, seen, ordered);
        }
        ordered.add(new PostgreSqlTable(table, columns.getOrDefault(table, List.of())));
    }

    private static Map<String, List<String>> pairs(Connection connection, String query) throws SQLException {
        Map<String, List<String>> pairs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return pairs;
    }
}
