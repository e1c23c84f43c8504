package dev.erga.example.users;

import java.util.regex.Pattern;

/**
 * An address and a name that can be stored and put into a mail.
 *
 * @param email something before and after an {@code @}, at most 200 characters
 * @param name 1 to 100 characters, none of them a line break or another control character
 */
public record Person(String email, String name) {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:()\\\\]+@[^\\s@<>\",;:()\\\\]+\\.[^\\s@<>\",;:()\\\\]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Refuses nonsense with a sentence that can be shown to the sender. */
    public Person {
        require(!email.isBlank(), "email is missing");
        require(email.length() <= 200, "email has more than 200 characters");
        require(EMAIL.matcher(email).matches(), "\"" + email + "\" is not an email address");
        require(!name.isBlank(), "name is missing");
        require(name.length() <= 100, "name has more than 100 characters");
        require(!CONTROL.matcher(name).find(), "name has a line break or another control character");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
