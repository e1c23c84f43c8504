package dev.erga.example;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.ws.rs.core.Response.Status;
import java.io.StringReader;

/** The JSON object in a request's body; members that nobody asks for are ignored. */
public final class JsonBody {

    private final JsonObject json;

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param example what should have been sent, for whoever sent something else
     * @throws Refusal ERGA-0803 if it is no JSON object
     */
    public static JsonBody read(String body, String example) {
        try (JsonParser parser = Json.createParser(new StringReader(body))) {
            if (parser.next() == Event.START_OBJECT) {
                JsonObject json = parser.getObject();
                // Also where the parser complains if the text goes on.
                if (!parser.hasNext()) {
                    return new JsonBody(json);
                }
            }
        } catch (JsonException malformed) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    ShopMessages.unreadableJson(String.valueOf(malformed.getMessage()), example),
                    malformed);
        }
        throw new Refusal(Status.BAD_REQUEST, ShopMessages.unreadableJson("it is not one object", example));
    }

    /**
     * The text of a member without blanks around it; empty if there is none.
     *
     * @throws IllegalArgumentException if it is something else than a text
     */
    public String text(String member) {
        JsonValue value = json.get(member);
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonString string) {
            return string.getString().strip();
        }
        throw new IllegalArgumentException(member + " must be a text, was " + value.getValueType());
    }
}
