package dev.erga.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The back door to the tables of a store under test. */
final class Tables {

    private static final List<String> ALL = List.of(
            "erga_attempt",
            "erga_label",
            "erga_progress",
            "erga_log",
            "erga_result",
            "erga_checkpoint",
            "erga_start",
            "erga_job",
            "erga_fire",
            "erga_recurring",
            "erga_node",
            "erga_quiet",
            "erga_stack",
            "erga_queue",
            "erga_breaker",
            "erga_audit",
            "erga_stat",
            "erga_stat_took",
            "erga_stat_queue",
            "erga_continuation",
            "erga_batch",
            "erga_tick",
            "erga_unique");

    private static final Map<String, List<String>> TIMES = Map.ofEntries(
            Map.entry(
                    "erga_job",
                    List.of(
                            "run_at",
                            "fired_for",
                            "created_at",
                            "started_at",
                            "finished_at",
                            "expires_at",
                            "error_at")),
            Map.entry("erga_attempt", List.of("started_at", "ended_at")),
            Map.entry("erga_progress", List.of("told_at")),
            Map.entry("erga_start", List.of("admitted_at", "counts_until")),
            Map.entry("erga_log", List.of("told_at")),
            Map.entry("erga_recurring", List.of("next_fire", "paused_at", "paused_until")),
            Map.entry("erga_fire", List.of("fire_time")),
            Map.entry("erga_node", List.of("started_at", "lease_until", "heartbeat_at", "node_clock")),
            Map.entry("erga_quiet", List.of("quiet_at")),
            Map.entry("erga_stack", List.of("asked_at", "taken_at")),
            Map.entry("erga_queue", List.of("paused_at")),
            Map.entry("erga_breaker", List.of("opened_at", "open_until")),
            Map.entry("erga_batch", List.of("created_at", "finished_at", "expires_at")),
            Map.entry("erga_unique", List.of("taken_at", "kept_until")),
            Map.entry("erga_audit", List.of("acted_at")),
            Map.entry("erga_stat", List.of("began_at")),
            Map.entry("erga_stat_took", List.of("began_at")),
            Map.entry("erga_stat_queue", List.of("began_at")));

    private Tables() {}

    static void empty(DataSource source) {
        execute(source, ALL.stream().map(table -> "DELETE FROM " + table).toList());
    }

    /** Moves every stored time into the past. */
    static void age(DataSource source, Duration span) {
        execute(source, TIMES.entrySet().stream().map(entry -> age(entry, span)).toList());
    }

    private static String age(Map.Entry<String, List<String>> table, Duration span) {
        String changes = table.getValue().stream()
                .map(column -> "%s = %s - CAST(%d AS bigint) * INTERVAL '0.001' SECOND"
                        .formatted(column, column, span.toMillis()))
                .collect(Collectors.joining(", "));
        return "UPDATE " + table.getKey() + " SET " + changes;
    }

    static void execute(DataSource source, String... statements) {
        execute(source, List.of(statements));
    }

    private static void execute(DataSource source, List<String> statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(statements.toString(), failed);
        }
    }

    /** The first column of each row. */
    static List<String> read(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
