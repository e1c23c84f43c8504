package dev.erga.dashboard.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the addresses of the pages of recurring jobs mean. */
class ScheduleQueryTest {

    private static ScheduleQuery query(String name, String value) {
        return ScheduleQuery.parse(Map.of(name, value)::get);
    }

    @Test
    void an_address_names_a_recurring_job_and_places_in_lists() {
        assertThat(query("id", " nightly ").id()).contains("nightly");
        assertThat(query("after", "b").after()).contains("b");
        assertThat(query("before", "2026-10-11T05:30:00Z").before()).contains(Instant.parse("2026-10-11T05:30:00Z"));
        assertThat(query("x", "y")).isEqualTo(ScheduleQuery.parse(name -> null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-10-11", "+1000000000-12-31T23:59:59.999999999Z", "-0001-01-01T00:00:00Z"})
    void a_place_in_the_ledger_that_is_none_is_left_out_and_told(String text) {
        ScheduleQuery query = query("before", text);

        assertThat(query.before()).isEmpty();
        assertThat(query.notices(Samples.TEXTS)).singleElement().asString().contains(text);
    }

    @Test
    void what_no_id_can_be_is_not_looked_for() {
        assertThat(query("id", "x".repeat(101)).id()).isEmpty();
        assertThat(query("id", "a\u0000b").id()).isEmpty();
        assertThat(query("after", "a\u0000b").after()).isEmpty();
        assertThat(query("after", "a\u0000b").misread()).hasSize(1);
    }

    @Test
    void addresses_carry_whatever_an_id_is_made_of() {
        assertThat(ScheduleRow.address("a&b=c d")).isEqualTo("/recurring-job?id=a%26b%3Dc+d");
        assertThat(ScheduleQuery.older("n", Instant.parse("2026-10-11T05:30:00.000001Z")))
                .isEqualTo("/recurring-job?id=n&before=2026-10-11T05%3A30%3A00.000001Z");
    }
}
