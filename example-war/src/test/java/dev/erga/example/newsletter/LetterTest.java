package dev.erga.example.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.example.errors.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {

    @Test
    void an_object_with_subject_and_text_is_a_letter() {
        assertThat(Letter.read("{\"subject\": \"Spring\", \"text\": \"Everything\\nis green.\"}"))
                .isEqualTo(new Letter("Spring", "Everything\nis green."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Spring'                                             | ERGA-0803
            '{"subject": "Spring"}'                              | ERGA-0823
            '{"text": "Everything is green."}'                   | ERGA-0823
            '{"subject": 7, "text": "Everything is green."}'     | ERGA-0823
            '{"subject": "a\\nBcc: x@y.zz", "text": "Green."}'   | ERGA-0823
            """)
    void anything_else_is_refused_with_its_number(String body, String code) {
        assertThatThrownBy(() -> Letter.read(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }

    @Test
    void a_letter_that_does_not_fit_its_columns_is_refused() {
        assertThatThrownBy(() -> new Letter("s".repeat(101), "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Letter("subject", "t".repeat(2001))).isInstanceOf(IllegalArgumentException.class);
    }
}
