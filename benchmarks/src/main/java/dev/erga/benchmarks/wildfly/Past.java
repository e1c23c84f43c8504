package dev.erga.benchmarks.wildfly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The statements that make a past of some days, as the file {@code past.sql} beside this class has them. */
final class Past {

    private static final String FILE = "past.sql";
    private static final String JOBS = ":jobs";
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\n");
    private static final Pattern END = Pattern.compile(";\\s*\\n");

    private Past() {}

    /** With so many jobs that have ended. */
    static List<String> of(int finished) throws IOException {
        try (InputStream file = Objects.requireNonNull(Past.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return END.splitAsStream(COMMENT.matcher(text).replaceAll(""))
                    .map(statement ->
                            statement.replace(JOBS, Integer.toString(finished)).strip())
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
