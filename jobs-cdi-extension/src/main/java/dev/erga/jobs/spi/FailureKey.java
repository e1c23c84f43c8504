package dev.erga.jobs.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The short name of a kind of failure. It is kept in rows and in links, so it must never come out otherwise. */
final class FailureKey {

    /** Two of a million kinds share one hardly ever: with a chance of one in thirty-seven million. */
    private static final int BYTES = 8;

    private FailureKey() {}

    static String of(String type, String place) {
        int line = place.indexOf('(');
        String text = type + '\n' + (line < 0 ? place : place.substring(0, line));
        return HexFormat.of().formatHex(Arrays.copyOf(digest(text), BYTES));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
