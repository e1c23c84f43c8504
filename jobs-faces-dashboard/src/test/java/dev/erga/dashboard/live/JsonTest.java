package dev.erga.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"},{\"",
                "back\\slash",
                "</script><script>alert(1)</script>",
                "line\nbreak\ttab\0nul",
                "\u2028\u2029\u202F\u007F",
                "\uD83D\uDE00 and half of one \uD83D"
            })
    void any_text_comes_out_as_it_went_in_and_cannot_be_taken_for_anything_else(String text) throws Exception {
        String json = Json.of(text).text();

        assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(text);
        assertThat(json).doesNotContain("<", ">", "&", "'").matches("[\\x20-\\x7E]*");
    }

    @Test
    void values_are_put_together_in_their_order() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("z", Json.of(1));
        values.put("a\"", Json.list(Stream.of(Json.of(true), Json.of("x"))));

        assertThat(Json.object(values, value -> value).text()).isEqualTo("{\"z\":1,\"a\\u0022\":[true,\"x\"]}");
        assertThat(Json.object(Map.<String, Json>of(), value -> value).text()).isEqualTo("{}");
    }
}
