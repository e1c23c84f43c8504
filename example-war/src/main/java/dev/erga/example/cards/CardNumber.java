package dev.erga.example.cards;

import dev.erga.example.JsonBody;
import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.ws.rs.core.Response.Status;

/** Reads the number of a card; what it refuses it does not repeat. */
final class CardNumber {

    private static final String EXAMPLE = "{\"number\": \"4111 1111 1111 1111\"}";

    private CardNumber() {}

    /**
     * The digits in the body's {@code number}.
     *
     * @throws Refusal ERGA-0803 if it is no JSON object, ERGA-0819 if that is no card
     */
    static String read(String body) {
        JsonBody json = JsonBody.read(body, EXAMPLE);
        try {
            String digits = json.text("number").replace(" ", "");
            if (digits.matches("[0-9]{12,19}")) {
                return digits;
            }
        } catch (IllegalArgumentException noText) {
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.notACard(), noText);
        }
        throw new Refusal(Status.BAD_REQUEST, ShopMessages.notACard());
    }
}
