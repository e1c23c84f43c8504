package dev.erga.jpa;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What the living nodes declare together.
 *
 * @param anybody whether a node lives at all; if none does, nothing is known of what is declared
 * @param jobNames their job methods
 * @param schedules their schedules
 */
record Declared(boolean anybody, Set<String> jobNames, Set<String> schedules) {

    static Declared by(Jdbc jdbc) throws SQLException {
        Set<String> jobNames = new HashSet<>();
        Set<String> schedules = new HashSet<>();
        int nodes = jdbc.select("""
                SELECT job_names, schedules FROM erga_node WHERE {lives}
                """, row -> {
                    jobNames.addAll(Words.split(row.getString("job_names")));
                    return schedules.addAll(Words.split(row.getString("schedules")));
                })
                .size();
        return new Declared(nodes > 0, jobNames, schedules);
    }

    /** Whether nodes live but none of them fires this one. */
    boolean leavesOut(RecurringRow schedule) {
        Set<String> names = schedule.origin.equals("DECLARED") ? schedules : jobNames;
        return anybody && !names.contains(schedule.origin.equals("DECLARED") ? schedule.id : schedule.jobName);
    }
}
