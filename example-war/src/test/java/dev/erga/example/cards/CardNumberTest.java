package dev.erga.example.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.example.errors.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumberTest {

    @Test
    void the_digits_are_taken_without_the_blanks_between_them() {
        assertThat(CardNumber.read("{\"number\": \" 4111 1111 1111 1111 \"}")).isEqualTo("4111111111111111");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '4111111111111111'                          | ERGA-0803
            '{}'                                        | ERGA-0819
            '{"number": 4111111111111111}'              | ERGA-0819
            '{"number": "41111111111"}'                 | ERGA-0819
            '{"number": "41111111111111111111"}'        | ERGA-0819
            '{"number": "4111-1111-1111-1111"}'         | ERGA-0819
            """)
    void anything_else_is_refused_with_its_number_and_not_repeated(String body, String code) {
        assertThatThrownBy(() -> CardNumber.read(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code))
                .extracting(refusal -> ((Refusal) refusal).problem().what())
                .asString()
                .doesNotContain("1111");
    }

    @ParameterizedTest
    @CsvSource({"4111111111111111, true", "378282246310005, true", "4111111111111112, false", "4111111111111121, false"
    })
    void the_bank_takes_a_card_whose_check_digit_is_right(String digits, boolean accepted) {
        assertThat(new Bank().accepts(digits)).isEqualTo(accepted);
    }
}
