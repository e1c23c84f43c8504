package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.enqueue.Mails.Chain;
import dev.erga.engine.enqueue.Mails.Letter;
import dev.erga.jobs.JobsException;
import dev.erga.testkit.Declarations;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentCodecTest {

    private static final Letter LETTER = new Letter(
            "ada",
            Optional.of("hello"),
            ZonedDateTime.parse("2026-03-01T12:00:00.123456789+01:00[Europe/Paris]"),
            List.of(1, 2));

    private final ArgumentCodec codec = new ArgumentCodec();

    @Test
    void arguments_come_back_equal() throws Exception {
        RegisteredMethod method = method("letter");

        String text = codec.write(method, LETTER, Map.of("more", List.of(LETTER)));

        assertThat(codec.read(method, text)).isEqualTo(List.of(LETTER, Map.of("more", List.of(LETTER))));
    }

    @Test
    void no_arguments_are_an_empty_array() throws Exception {
        assertThat(codec.write(method("nothing"))).isEqualTo("[]");
        assertThat(codec.read(method("nothing"), "[]")).isEmpty();
    }

    @Test
    void a_number_is_widened_as_in_a_call() throws Exception {
        RegisteredMethod method = method("send");

        assertThat(codec.read(method, codec.write(method, 42, null))).containsExactly(42L, null);
    }

    @Test
    void null_for_a_primitive_is_refused_when_put_in_and_when_read() {
        RegisteredMethod method = method("send");

        assertRefused("ERGA-0212", "parameter 1 (long userId)", () -> codec.write(method, null, "hello"));
        assertUnreadable("parameter 1 (long userId)", method, "[null,\"hello\"]");
    }

    @Test
    void an_argument_of_another_type_is_refused() {
        assertRefused("ERGA-0212", "parameter 1 (long userId)", () -> codec.write(method("send"), 1.5, "hello"));
        assertRefused("ERGA-0212", "parameter 2 (String subject)", () -> codec.write(method("send"), 1L, 2));
        assertRefused("ERGA-0212", "it takes 2, was given 1", () -> codec.write(method("send"), 1L));
    }

    @Test
    void a_value_that_contains_itself_is_refused() {
        Chain chain = new Chain();
        chain.next = chain;

        assertRefused("ERGA-0212", "parameter 1 (Chain chain)", () -> codec.write(method("chain"), chain));
    }

    @Test
    void any_text_comes_back_even_half_a_character() throws Exception {
        RegisteredMethod method = method("send");
        String odd = "\0 \" \\ \u2028 \ud83d\ude00 \ud83d";

        assertThat(codec.read(method, codec.write(method, 1L, odd))).containsExactly(1L, odd);
    }

    @Test
    void the_limit_counts_bytes_and_the_refusal_names_them() {
        RegisteredMethod method = method("send");
        String fits = "ä".repeat((ArgumentCodec.LIMIT - 6) / 2);

        assertThat(codec.write(method, 1L, fits)).hasSize(fits.length() + 6);
        assertRefused("ERGA-0213", "take 65540 bytes", () -> codec.write(method, 1L, fits + "ää"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[1",
                "[1,\"a\"",
                "[1,\"a\"]]",
                "[1,\"a\",2]",
                "[1]",
                "[1,\"a\"] x",
                "[\"1\",\"a\"]",
                "[1.5,\"a\"]",
                "[1,{}]",
                "[1,2]",
                "[1,2.5]",
                "[1,true]",
                "[[1],\"a\"]",
                "[99999999999999999999,\"a\"]",
                "[1,\"\\ud8\"]"
            })
    void what_was_not_written_for_this_method_is_unreadable(String text) {
        assertUnreadable("", method("send"), text);
    }

    @Test
    void a_property_that_the_type_does_not_have_is_unreadable() {
        assertUnreadable("parameter 1 (Chain chain)", method("chain"), "[{\"nexxt\":null}]");
    }

    @Test
    void a_text_that_breaks_off_is_unreadable_and_named() {
        assertUnreadable("parameter 2 (String subject)", method("send"), "[1,\"bad");
    }

    @Test
    void text_beyond_the_limit_is_not_even_read() {
        assertUnreadable("65536", method("send"), "[1,\"" + "a".repeat(ArgumentCodec.LIMIT) + "\"]");
    }

    @Test
    void deep_nesting_is_unreadable() {
        String text = "[" + "{\"next\":".repeat(5000) + "null" + "}".repeat(5000) + "]";

        assertUnreadable("parameter 1", method("chain"), text);
    }

    private RegisteredMethod method(String name) {
        RegisteredMethods methods = new RegisteredMethods(List.of(Declarations.of(new Mails(), name)), codec);
        return methods.named("Mails." + name).orElseThrow();
    }

    private static void assertRefused(String code, String words, Runnable write) {
        assertThatThrownBy(write::run).isInstanceOfSatisfying(JobsException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused).hasMessageContaining(words);
        });
    }

    private void assertUnreadable(String words, RegisteredMethod method, String text) {
        assertThatThrownBy(() -> codec.read(method, text))
                .isInstanceOf(UnreadableArgumentsException.class)
                .hasMessageContaining(words);
    }
}
