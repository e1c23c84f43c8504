package dev.erga.example.newsletter;

import dev.erga.example.JsonBody;
import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.ws.rs.core.Response.Status;

/**
 * What is to be sent to everybody.
 *
 * @param subject one line of 1 to 100 characters
 * @param text 1 to 2,000 characters
 */
public record Letter(String subject, String text) {

    private static final String EXAMPLE = "{\"subject\": \"Spring\", \"text\": \"Everything is green.\"}";

    /** Refuses nonsense with a sentence that can be shown to the sender. */
    public Letter {
        require(!subject.isBlank() && subject.length() <= 100, "subject must have 1 to 100 characters");
        require(subject.chars().noneMatch(Character::isISOControl), "subject must be one line");
        require(!text.isBlank() && text.length() <= 2000, "text must have 1 to 2,000 characters");
    }

    /**
     * Reads an object with {@code subject} and {@code text}.
     *
     * @throws Refusal ERGA-0803 if the body is no JSON object, ERGA-0823 if the letter is not complete
     */
    static Letter read(String body) {
        JsonBody json = JsonBody.read(body, EXAMPLE);
        try {
            return new Letter(json.text("subject"), json.text("text"));
        } catch (IllegalArgumentException noText) {
            String why = String.valueOf(noText.getMessage());
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.incompleteLetter(why), noText);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
