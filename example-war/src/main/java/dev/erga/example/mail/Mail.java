package dev.erga.example.mail;

/**
 * A mail to one person.
 *
 * @param key the same for every attempt to send it: it becomes the Message-ID, and the name of the file in the folder
 * @param to an address that was checked
 * @param subject one line
 * @param text the body, plain
 */
public record Mail(String key, String to, String subject, String text) {

    public Mail {
        if (!key.matches("[A-Za-z0-9._-]{1,150}")) {
            throw new IllegalArgumentException("key must be fit for a file name, was " + key);
        }
    }
}
