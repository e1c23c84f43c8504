package dev.erga.cdi;

/**
 * A configured value and where it stands.
 *
 * @param key the whole key, such as {@code erga.workers}
 * @param value the text as it was written
 * @param source what the configuration calls the file, system property or environment variable it came from
 */
record Setting(String key, String value, String source) {

    private static final String SECRETS = "erga.encryption.";

    /** The form in which messages show it; without the value if that may be a secret, or was meant to be one. */
    String place() {
        return key + (key.startsWith(SECRETS) ? "" : "=" + value) + " (" + source + ")";
    }
}
