package dev.erga.example.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredJsonTest {

    @Test
    void json_stays_json_and_what_is_broken_becomes_a_text() {
        assertThat(StoredJson.value("[7,\"***\"]")).hasToString("[7,\"***\"]");
        assertThat(StoredJson.value("\"the end\"")).hasToString("\"the end\"");
        assertThat(StoredJson.value("[\"bad")).hasToString("\"[\\\"bad\"");
    }
}
