package dev.erga.dashboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void an_array_is_taken_apart_at_its_own_commas_only() {
        assertThat(Arguments.of("[42, \"a, \\\"b\\\"]\", {\"x\":[1,2]}, null]"))
                .containsExactly("42", "\"a, \\\"b\\\"]\"", "{\"x\":[1,2]}", "null");
    }

    @Test
    void no_arguments_are_none() {
        assertThat(Arguments.of("[]")).isEmpty();
        assertThat(Arguments.of(" [ ] ")).isEmpty();
    }

    @Test
    void what_is_no_array_is_shown_as_it_is() {
        assertThat(Arguments.of("***")).containsExactly("***");
        assertThat(Arguments.of("[\"***\"]")).containsExactly("\"***\"");
        assertThat(Arguments.of("[\"\\")).containsExactly("[\"\\");
    }

    @Test
    void long_ones_are_cut() {
        assertThat(Arguments.of("[\"" + "x".repeat(64_000) + "\"]").get(0))
                .hasSize(2_001)
                .endsWith("…");
    }
}
