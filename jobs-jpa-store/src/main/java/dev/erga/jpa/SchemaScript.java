package dev.erga.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One version's script out of the jar.
 *
 * @param version 1 for the first
 * @param text as people read it
 */
record SchemaScript(int version, String text) {

    /** The versions this jar knows. */
    static final int LATEST = 1;

    static SchemaScript of(Database database, int version) {
        String path = "/META-INF/erga/schema/" + database.folder() + "/V" + version + ".sql";
        try (InputStream script =
                Objects.requireNonNull(SchemaScript.class.getResourceAsStream(path), path + " is not in the jar")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new SchemaScript(version, text.replace("\r\n", "\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its statements, one by one: each ends with a semicolon at the end of a line. */
    List<String> statements() {
        String code =
                text.lines().filter(line -> !line.strip().startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(code.split(";\n|;$"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** SHA-256 of the text, in hexadecimal digits. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
