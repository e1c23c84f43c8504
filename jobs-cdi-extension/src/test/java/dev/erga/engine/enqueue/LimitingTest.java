package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.LimitKey;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.spi.JobLimit;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.testkit.Declarations;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The places that a job shares, by its arguments. */
class LimitingTest {

    private static JobDeclaration limited(String key) {
        return Declarations.limited(Declarations.of(new Jobs(), "run"), key, LimitBounds.atOnce(3));
    }

    private static String key(String template, String arguments) {
        return Limiting.of(limited(template), Optional.empty(), arguments)
                .map(JobLimit::key)
                .orElseThrow();
    }

    static final class Jobs {
        void run(String argument) {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer-{0}           | [42]                                | customer-42",
                "{0}-{1}                | [\"a\", true]                       | a-true",
                "shop-{1.address.city}  | [1, {\"address\":{\"city\":\"Rome\"}}]| shop-Rome",
                "smtp                   | [null]                              | smtp",
                "{0}{0}                 | [\"x\"]                             | xx",
            })
    void arguments_stand_in_the_key(String template, String arguments, String key) {
        assertThat(key(template, arguments)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[]", "[{}]", "[[1]]"})
    void an_argument_without_one_value_is_refused(String arguments) {
        assertThatThrownBy(() -> key("customer-{0}", arguments))
                .isInstanceOf(JobsException.class)
                .hasMessageStartingWith("ERGA-0228")
                .hasMessageContaining("{0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\"]", "[\"  \"]"})
    void a_blank_key_is_refused(String arguments) {
        assertThatThrownBy(() -> key("{0}", arguments)).hasMessageStartingWith("ERGA-0229");
    }

    @Test
    void a_key_that_gets_too_long_is_refused() {
        assertThatThrownBy(() -> key("{0}", "[\"" + "k".repeat(201) + "\"]")).hasMessageStartingWith("ERGA-0229");
    }

    @Test
    void a_caller_s_key_counts_more_and_keeps_the_declared_number() {
        assertThat(Limiting.of(limited("method"), Optional.of("mine"), "[]"))
                .contains(new JobLimit("mine", LimitBounds.atOnce(3)));
    }

    @Test
    void a_method_without_a_limit_shares_nothing() {
        JobDeclaration plain = Declarations.of(new Jobs(), "run");

        assertThat(Limiting.of(plain, Optional.empty(), "[1]")).isEmpty();
        assertThat(Limiting.of(plain, Optional.of("mine"), "[1]"))
                .contains(new JobLimit("mine", LimitBounds.atOnce(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "a}", "{}", "{x}", "{0", "{100}", "{0.}", "{0..a}", "{{0}}"})
    void braces_that_belong_to_no_argument_are_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LimitKey.parse(text));
    }
}
