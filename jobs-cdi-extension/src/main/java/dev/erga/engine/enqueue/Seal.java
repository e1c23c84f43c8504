package dev.erga.engine.enqueue;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.JobId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One argument, encrypted: {@code erga:1:key-id:text}, where the text is a fresh nonce of 12 bytes and what AES-GCM made of the
 * argument, with a tag of 16 bytes, in URL-safe base64. The tag also holds for the key's id, the job and the parameter's
 * position, so that a sealed argument is good for nothing elsewhere. NIST SP 800-38D bounds the arguments under one key, whose
 * nonces are random, to 2^32.
 */
final class Seal {

    static final String BEGIN = "erga:1:";
    private static final Pattern FORM = Pattern.compile("erga:1:([A-Za-z0-9_-]{1,50}):([A-Za-z0-9_-]+)");
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EncryptionKeys keys;

    Seal(EncryptionKeys keys) {
        this.keys = keys;
    }

    /** The id of the key that a sealed text names; nothing if it is not sealed. */
    static Optional<String> keyId(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    boolean knows(String keyId) {
        return keys.byId(keyId).isPresent();
    }

    String close(JobId job, int position, String argument) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        String id = keys.currentId();
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, keys.current(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo(id, job, position));
            byte[] sealed = cipher.doFinal(argument.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return BEGIN + id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    /** The argument; nothing if the text was not sealed so, with that key, for that place. */
    Optional<String> open(JobId job, int position, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return keys.byId(form.group(1))
                .flatMap(key -> open(key, belongsTo(form.group(1), job, position), form.group(2)));
    }

    private static Optional<String> open(SecretKey key, byte[] place, String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
            cipher.updateAAD(place);
            return Optional.of(new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static byte[] belongsTo(String keyId, JobId job, int position) {
        return (BEGIN + keyId + ":" + job + ":" + position).getBytes(StandardCharsets.UTF_8);
    }
}
