package dev.erga.engine.enqueue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Tells texts apart by short ones. */
final class Digest {

    private Digest() {}

    /** So many hexadecimal digits, 64 at most, of the SHA-256 of these texts. */
    static String of(int digits, List<String> texts) {
        StringBuilder all = new StringBuilder();
        // Each is preceded by its length, so that no other texts make the same.
        texts.forEach(text -> all.append(text.length()).append(':').append(text));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
