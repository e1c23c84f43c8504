package dev.erga.engine.enqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Sensitive;
import dev.erga.testkit.Declarations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final JobId JOB = new JobId(new UUID(1, 2));

    private final EncryptionKeys keys =
            EncryptionKeys.of("k", Map.of("k", EncryptionKeys.key(new byte[EncryptionKeys.LENGTH])));
    private final ArgumentCodec codec = new ArgumentCodec(Optional.of(keys));
    private final RegisteredMethod method = new RegisteredMethods(List.of(Declarations.of(new Safe(), "keep")), codec)
            .named("Safe.keep")
            .orElseThrow();

    /** A bean with a secret in the middle. */
    static class Safe {
        public void keep(Map<String, Object> before, @Sensitive Map<String, Object> secret, double after) {
            throw new IllegalStateException(String.valueOf(before) + secret + after);
        }

        public void open(Map<String, Object> before, Map<String, Object> noSecret, double after) {
            throw new IllegalStateException(String.valueOf(before) + noSecret + after);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2,3]",
                "[ 1 , 2 , 3 ]",
                "[-1.50e3,0.1000000000000000055511151231257827,12345678901234567890123]",
                "[\"a,]\\\"\",\"\\u0000\\ud83d\\ude00\",\"\"]",
                "[{\"a\":[1,{\"b\":\"],\"}]},[[],{}],null]",
                "[true,false,null]",
                "[\n{ },\t[ ] ,0\n]",
            })
    void each_argument_comes_back_as_it_was_written(String array) throws Exception {
        String closed = codec.sealing().close(method, JOB, array);

        assertThat(closed).containsPattern("\"erga:1:k:[A-Za-z0-9_-]+\"");
        String opened = codec.sealing().open(method, JOB, closed).json();
        assertThat(tree(opened)).isEqualTo(tree(array));
        assertThat(opened.replaceAll("\\s", "")).isEqualTo(array.replaceAll("\\s", ""));
    }

    private static Object tree(String json) throws Exception {
        return StrictJson.mapper().readTree(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "[1,", "null", "[1]garbage", "[\"erga:1:", "\"erga:1:k:AAAA\"", "[1,2"})
    void what_is_no_array_is_refused_unseen_and_shown_to_nobody(String text) {
        assertThatThrownBy(() -> codec.sealing().open(method, JOB, text))
                .hasMessage("arguments: they are not a JSON array")
                .hasNoCause();
        assertThat(codec.sealing().shown(Optional.of(method), text)).isEqualTo("\"***\"");
    }

    @Test
    void what_is_no_json_is_not_quoted_where_a_secret_may_be_in_it() {
        assertThatThrownBy(() -> codec.read(method.parameters(), "[{}, hunter2, 1]"))
                .hasMessage("arguments: they are not valid JSON")
                .hasNoCause();
    }

    @Test
    void what_was_sealed_is_opened_where_the_annotation_is_gone() throws Exception {
        RegisteredMethod plain = new RegisteredMethods(List.of(Declarations.of(new Safe(), "open")), codec)
                .named("Safe.open")
                .orElseThrow();
        String closed = codec.sealing().close(method, JOB, "[1,\"secret\",3]");

        Sealing.Opened opened = codec.sealing().open(plain, JOB, closed);

        assertThat(opened.json()).isEqualTo("[1,\"secret\",3]");
        assertThat(opened.mask().hide("a secret")).isEqualTo("a ***");
        JobId another = new JobId(new UUID(1, 3));
        assertThat(codec.sealing().open(plain, another, closed).json()).isEqualTo(closed);
        assertThat(codec.sealing().open(plain, JOB, "[broken").json()).isEqualTo("[broken");
    }

    @Test
    void the_longest_secret_is_hidden_first_and_short_words_are_left() {
        Mask mask = Mask.of(List.of("ada", "ada lovelace"));

        assertThat(mask.hide("ada lovelace and ada")).isEqualTo("*** and ***");
        assertThat(mask.toString()).isEqualTo("Mask[2]");
    }

    @Test
    void texts_and_numbers_in_a_secret_are_hidden_names_of_fields_and_short_words_are_not() throws Exception {
        String closed = codec.sealing()
                .close(method, JOB, "[1,{\"name\":\"ada\",\"pin\":12345,\"x\":\"ab\",\"more\":[\"a\\nb\"]},3]");

        Mask mask = codec.sealing().open(method, JOB, closed).mask();

        assertThat(mask.hide("name ada pin 12345 x ab a\nb a\\nb")).isEqualTo("name *** pin *** x ab *** ***");
    }

    @Test
    void what_is_sealed_is_hidden_even_where_nobody_declares_the_method() {
        String closed = codec.sealing().close(method, JOB, "[1,\"secret\",3]");

        assertThat(codec.sealing().shown(Optional.empty(), closed)).isEqualTo("[1,\"***\",3]");
        assertThat(codec.sealing().shown(Optional.empty(), "[1,\"open\"]")).isEqualTo("[1,\"open\"]");
    }
}
