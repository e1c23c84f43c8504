package dev.erga.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.monitor.StartParameter;
import dev.erga.jobs.monitor.StartParameter.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    private static StartParameter parameter(Kind kind, boolean required) {
        return new StartParameter("p", "T", kind, List.of(), required, false, List.of());
    }

    private static JsonText of(Kind kind, String written) {
        return JsonText.of(parameter(kind, false), written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER   | 42                  | 42",
                "INTEGER   | -007                | -7",
                "INTEGER   | 99999999999999999999| 99999999999999999999",
                "DECIMAL   | 012.50              | 12.50",
                "DECIMAL   | -3                  | -3",
                "BOOLEAN   | true                | true",
                "BOOLEAN   | on                  | false",
                "DATE      | 2026-10-01          | \"2026-10-01\"",
                "TIME      | 09:30               | \"09:30\"",
                "DATE_TIME | 2026-10-01T09:30    | \"2026-10-01T09:30\"",
                "INSTANT   | 2026-10-01T09:30    | \"2026-10-01T09:30:00Z\"",
                "CHOICE    | PDF                 | \"PDF\"",
                "WORD      | a-b                 | \"a-b\"",
                "JSON      | [1, 2]              | [1, 2]"
            })
    void each_kind_is_written_as_the_engine_reads_it(Kind kind, String written, String json) {
        assertThat(of(kind, written)).isEqualTo(new JsonText(json, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1.5, start.fault.integer",
        "INTEGER, 1e9, start.fault.integer",
        "INTEGER, '1,2', start.fault.integer",
        "INTEGER, 0x10, start.fault.integer",
        "DECIMAL, NaN, start.fault.decimal",
        "DECIMAL, 1e999999999, start.fault.decimal",
        "DATE, 2026-02-30, start.fault.date",
        "TIME, 25:00, start.fault.time",
        "DATE_TIME, 2026-10-01, start.fault.date_time",
        "INSTANT, soon, start.fault.instant"
    })
    void what_is_not_of_its_kind_has_a_fault(Kind kind, String written, String fault) {
        assertThat(of(kind, written).fault()).contains(fault);
    }

    @Test
    void a_number_of_endless_digits_is_no_number() {
        assertThat(of(Kind.INTEGER, "9".repeat(101)).fault()).contains("start.fault.integer");
    }

    @Test
    void a_text_is_kept_as_it_is_and_cannot_leave_its_quotation_marks() {
        assertThat(of(Kind.TEXT, " a\"],[\\\n\u2028 ").json()).isEqualTo("\" a\\\"],[\\\\\\u000a\u2028 \"");
        assertThat(of(Kind.TEXT, "").json()).isEqualTo("\"\"");
    }

    @Test
    void an_empty_field_is_no_value_unless_there_must_be_one() {
        assertThat(of(Kind.DATE, "  ").json()).isEqualTo("null");
        assertThat(of(Kind.CHOICE, "").json()).isEqualTo("null");
        assertThat(JsonText.of(parameter(Kind.INTEGER, true), "").fault()).contains("start.fault.empty");
    }
}
