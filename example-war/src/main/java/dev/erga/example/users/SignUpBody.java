package dev.erga.example.users;

import dev.erga.example.JsonBody;
import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.ws.rs.core.Response.Status;

/** Reads what a sign-up sends: an object with {@code email} and {@code name}. */
final class SignUpBody {

    private static final String EXAMPLE = "{\"email\": \"ada@example.org\", \"name\": \"Ada\"}";

    private SignUpBody() {}

    /**
     * The person in the body.
     *
     * @throws Refusal ERGA-0803 if it is no JSON object, ERGA-0804 if the address or the name cannot be one
     */
    static Person read(String body) {
        JsonBody json = JsonBody.read(body, EXAMPLE);
        try {
            return new Person(json.text("email"), json.text("name"));
        } catch (IllegalArgumentException incomplete) {
            throw new Refusal(
                    Status.BAD_REQUEST,
                    ShopMessages.invalidPerson(String.valueOf(incomplete.getMessage())),
                    incomplete);
        }
    }
}
