package dev.erga.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The statements that insert jobs and the entity that reads them know the same columns. */
class WrittenColumnsTest {

    /** What no caller says: a new job has the columns' defaults there. */
    private static final Set<String> LATER = Set.of(
            "token",
            "node",
            "attempts",
            "crashes",
            "begun_token",
            "created_at",
            "started_at",
            "finished_at",
            "expires_at",
            "reason",
            "error_key",
            "error_at",
            "cancel_requested");

    private static Set<String> ofTheEntity() {
        return Arrays.stream(JobRow.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(WrittenColumnsTest::column)
                .collect(Collectors.toSet());
    }

    private static String column(Field field) {
        return Optional.ofNullable(field.getAnnotation(Column.class))
                .map(Column::name)
                .orElse(field.getName());
    }

    private static Set<String> split(String columns) {
        return new HashSet<>(Arrays.asList(columns.split(",\\s*")));
    }

    @Test
    void what_the_entity_reads_is_written_when_the_job_is_stored_or_later() {
        Set<String> written = split(RowInserts.COLUMNS);

        assertThat(written).doesNotContainAnyElementsOf(LATER);
        written.addAll(LATER);
        written.addAll(Set.of("limit_key", "batch_id"));
        assertThat(RowInserts.PLACES).contains("limit_key");
        assertThat(written).isEqualTo(ofTheEntity());
    }

    @Test
    void many_jobs_at_once_get_what_one_gets_except_for_times() {
        String text = ArrayInserts.JOBS;
        Set<String> written = split(text.substring(text.indexOf('(') + 1, text.indexOf(')')));

        written.addAll(Set.of("run_at", "fired_for"));
        assertThat(written).isEqualTo(split(RowInserts.COLUMNS));
    }
}
