package dev.erga.example.jobs;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Lets stored JSON be part of an answer in JSON; what another hand has broken becomes a text. */
final class StoredJson {

    private StoredJson() {}

    static JsonValue value(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException broken) {
            return Json.createValue(text);
        }
    }
}
