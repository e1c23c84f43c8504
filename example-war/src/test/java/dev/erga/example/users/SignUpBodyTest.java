package dev.erga.example.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.example.errors.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpBodyTest {

    @Test
    void an_object_with_email_and_name_is_a_sign_up() {
        assertThat(SignUpBody.read("{\"name\": \" Ada \", \"email\": \"ada@example.org\", \"age\": 36}"))
                .isEqualTo(new Person("ada@example.org", "Ada"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                 | ERGA-0803
            'Ada'                                              | ERGA-0803
            '[]'                                               | ERGA-0803
            '{"email": "ada@example.org", "name": "Ada"'       | ERGA-0803
            '{"email": "ada@example.org", "name": "Ada"} more' | ERGA-0803
            '{"email": "ada@example.org"}'                     | ERGA-0804
            '{"email": "ada@example.org", "name": null}'       | ERGA-0804
            '{"email": "ada@example.org", "name": 7}'          | ERGA-0804
            '{"email": "ada@example.org", "name": "  "}'       | ERGA-0804
            '{"email": "ada", "name": "Ada"}'                  | ERGA-0804
            '{"email": "a@b.cc\\nBcc: x@y.zz", "name": "Ada"}' | ERGA-0804
            '{"email": "a@b.cc", "name": "Ada\\nBcc: x@y.zz"}' | ERGA-0804
            """)
    void anything_else_is_refused_with_its_number(String body, String code) {
        assertThatThrownBy(() -> SignUpBody.read(body))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
