package dev.erga.cdi;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A configured value and where it stands.
 *
 * @param key the whole key, such as {@code erga.workers}
 * @param value the text as it was written
 * @param source what the configuration calls the file, system property or environment variable it came from
 */
record Setting(String key, String value, String source) {

    private static final String SECRETS = "erga.encryption.";

    /** What people chose the names of, and may have called after a key: queues, job methods, schedules. */
    private static final Pattern CHOSEN = Pattern.compile("^(erga\\.(?:job|queue|recurring)\\.).+(\\.[a-z-]+)$");

    private static final Pattern SECRET = Pattern.compile("key|passw|secret|token|credential");

    /** Whether what stands there is nobody's business, as far as the key tells; rather once too often. */
    boolean isSecret() {
        String ours = CHOSEN.matcher(key).replaceFirst("$1$2").toLowerCase(Locale.ROOT);
        return key.startsWith(SECRETS) || SECRET.matcher(ours).find();
    }

    /** The form in which messages show it; without the value if that may be a secret, or was meant to be one. */
    String place() {
        return key + (key.startsWith(SECRETS) ? "" : "=" + value) + " (" + source + ")";
    }
}
