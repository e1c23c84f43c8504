package dev.erga.cdi;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.Sensitive;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** Reads the keys for arguments that are kept secret. What stands there is never said in a message. */
final class EncryptionReader {

    static final String KEY = "erga.encryption.key";
    static final String KEY_ID = "erga.encryption.key-id";
    static final String OLD_KEYS = "erga.encryption.old-keys.";
    private static final String DEFAULT_ID = "main";

    private final Settings settings;
    private final Problems problems;

    EncryptionReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Nothing if there is no key to write with. */
    Optional<EncryptionKeys> read(List<FoundMethod> methods) {
        Optional<Setting> found = settings.find(KEY);
        if (found.isEmpty()) {
            methods.stream()
                    .filter(EncryptionReader::isSensitive)
                    .map(Messages::noEncryptionKey)
                    .forEach(problems::add);
            return Optional.empty();
        }
        String id = settings.find(KEY_ID).map(this::id).orElse(DEFAULT_ID);
        Map<String, SecretKey> keys = new HashMap<>();
        key(found.get()).ifPresent(key -> keys.put(id, key));
        oldKeys().forEach(old -> readOld(old, id, keys));
        return keys.containsKey(id) ? Optional.of(EncryptionKeys.of(id, keys)) : Optional.empty();
    }

    private static boolean isSensitive(FoundMethod found) {
        return Stream.of(found.method().getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(Sensitive.class));
    }

    private Stream<Setting> oldKeys() {
        return settings.spelledOut().stream().filter(setting -> setting.key().startsWith(OLD_KEYS));
    }

    private void readOld(Setting old, String currentId, Map<String, SecretKey> keys) {
        String id = old.key().substring(OLD_KEYS.length());
        if (id.equals(currentId)) {
            problems.add(Messages.oldKeyIsCurrent(old, KEY_ID));
        } else if (!EncryptionKeys.isId(id)) {
            problems.add(Messages.badKeyId(id, old));
        } else {
            key(old).ifPresent(key -> keys.put(id, key));
        }
    }

    private String id(Setting setting) {
        String id = setting.value().strip();
        if (!EncryptionKeys.isId(id)) {
            problems.add(Messages.badKeyId(id, setting));
        }
        return id;
    }

    private Optional<SecretKey> key(Setting setting) {
        try {
            byte[] bytes = Base64.getDecoder().decode(setting.value().strip());
            if (bytes.length == EncryptionKeys.LENGTH) {
                return Optional.of(EncryptionKeys.key(bytes));
            }
            problems.add(Messages.badKey(setting, "it has " + bytes.length + " bytes"));
        } catch (IllegalArgumentException notBase64) {
            problems.add(Messages.badKey(setting, "it is not base64"));
        }
        return Optional.empty();
    }
}
