package dev.erga.dashboard.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What tells two versions of an answer apart: a digest of its bytes.
 *
 * @param digest 16 hexadecimal digits
 */
public record EntityTag(String digest) {

    private static final Pattern COMMA = Pattern.compile(",");

    /** That of an answer with these bytes. */
    public static EntityTag of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** As the header has it. */
    public String header() {
        return "\"" + digest + "\"";
    }

    /** Whether who asks has this version already. What compresses answers on the way marks tags as weak. */
    public boolean isKnownTo(HttpServletRequest request) {
        String known = request.getHeader("If-None-Match");
        return known != null
                && COMMA.splitAsStream(known)
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(header()::equals);
    }
}
