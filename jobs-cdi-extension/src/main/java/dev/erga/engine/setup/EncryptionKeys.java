package dev.erga.engine.setup;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys for arguments that are kept secret: one to write with, and older ones to read with. Tells nothing of them. */
public final class EncryptionKeys {

    /** How long a key is, in bytes. */
    public static final int LENGTH = 32;

    private static final String ID = "[A-Za-z0-9_-]{1,50}";

    private final String currentId;
    private final Map<String, SecretKey> keys;

    private EncryptionKeys(String currentId, Map<String, SecretKey> keys) {
        this.currentId = currentId;
        this.keys = keys;
    }

    /**
     * Keys by their ids.
     *
     * @param currentId which of them to write with
     */
    public static EncryptionKeys of(String currentId, Map<String, SecretKey> keys) {
        if (!keys.containsKey(currentId)) {
            throw new IllegalArgumentException("there is no key " + currentId);
        }
        return new EncryptionKeys(currentId, Map.copyOf(keys));
    }

    /** A key made of its bytes. */
    public static SecretKey key(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes, this one has " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Whether a key can have that id: 1 to 50 letters, digits, _ and -. */
    public static boolean isId(String text) {
        return text.matches(ID);
    }

    /** The id of the key to write with. */
    public String currentId() {
        return currentId;
    }

    /** The key to write with. */
    public SecretKey current() {
        return Objects.requireNonNull(keys.get(currentId));
    }

    /** A key to read with. */
    public Optional<SecretKey> byId(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String toString() {
        return "EncryptionKeys[" + keys.size() + "]";
    }
}
