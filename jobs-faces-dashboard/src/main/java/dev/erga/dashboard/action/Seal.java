package dev.erga.dashboard.action;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals words for a while, so that they come back unchanged from the browser that they were given to. Nothing is kept on the
 * server: the key is the browser's own secret, so every node can make and check a seal. Thread-safe.
 *
 * @param secret the browser's secret
 */
record Seal(String secret) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    /** A seal on these words, begun now. */
    String on(List<String> words, Instant now) {
        String begun = Long.toString(now.getEpochSecond());
        return begun + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(begun, words));
    }

    /** Whether this is a seal on these words that is not older than that, nor from the future. */
    boolean isOn(List<String> words, String seal, Instant now, Duration validity) {
        Matcher parts = FORM.matcher(seal);
        if (!parts.matches()) {
            return false;
        }
        String begun = parts.group(1);
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(begun)), now);
        return age.compareTo(Duration.ofMinutes(-1)) >= 0
                && age.compareTo(validity) <= 0
                && MessageDigest.isEqual(Base64.getUrlDecoder().decode(parts.group(2)), digest(begun, words));
    }

    // Each word is preceded by its length, so that no other words make the same text.
    private byte[] digest(String begun, List<String> words) {
        StringBuilder text = new StringBuilder(begun);
        words.forEach(word -> text.append('|').append(word.length()).append(':').append(word));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
