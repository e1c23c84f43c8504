package dev.erga.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at Erga's tables and the shop's as an operator would with SQL, past all of Erga's own code. */
record JobTables(TestDatabase database) {

    /** One number. */
    long count(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(lines(sql, parameters).get(0));
    }

    /** Each row as one line of text. */
    List<String> lines(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> lines = new ArrayList<>();
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.add(String.valueOf(rows.getObject(column)));
                    }
                    lines.add(String.join(" | ", cells));
                }
                return lines;
            }
        }
    }

    /** Changes something behind Erga's back. */
    void change(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    /** How many jobs with the label are in the state. */
    long jobs(String label, String state) throws SQLException {
        return count(
                "SELECT count(*) FROM erga_job j JOIN erga_label l ON l.job_id = j.id WHERE l.label = ? AND j.state = ?",
                label,
                state);
    }

    /** How many rows the jobs of a group left. */
    long rows(String group) throws SQLException {
        return count("SELECT count(*) FROM shop_counted_run WHERE group_id = ?", group);
    }

    /** How many jobs of a group left at least one row. */
    long jobsWithRows(String group) throws SQLException {
        return count("SELECT count(DISTINCT job_id) FROM shop_counted_run WHERE group_id = ?", group);
    }
}
