package dev.erga.example.users;

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

/** Reads what a sign-up sends: an object with {@code email} and {@code name}; other members are ignored. */
final class SignUpBody {

    private SignUpBody() {}

    /**
     * The person in the body.
     *
     * @throws Refusal ERGA-0803 if it is no JSON object, ERGA-0804 if the address or the name cannot be one
     */
    static Person read(String body) {
        JsonObject json = object(body);
        try {
            return new Person(text(json, "email"), text(json, "name"));
        } catch (IllegalArgumentException incomplete) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    ShopMessages.invalidPerson(String.valueOf(incomplete.getMessage())),
                    incomplete);
        }
    }

    private static JsonObject object(String body) {
        try (JsonParser parser = Json.createParser(new StringReader(body))) {
            if (parser.next() == Event.START_OBJECT) {
                JsonObject json = parser.getObject();
                // Also where the parser complains if the text goes on.
                if (!parser.hasNext()) {
                    return json;
                }
            }
        } catch (JsonException malformed) {
            throw new Refusal(
                    Status.BAD_REQUEST, ShopMessages.unreadableJson(String.valueOf(malformed.getMessage())), malformed);
        }
        throw new Refusal(Status.BAD_REQUEST, ShopMessages.unreadableJson("it is not one object"));
    }

    private static String text(JsonObject json, String member) {
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
