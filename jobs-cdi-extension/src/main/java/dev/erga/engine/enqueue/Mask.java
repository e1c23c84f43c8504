package dev.erga.engine.enqueue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the secrets of one job out of texts that are to be stored, logged or told. Tells nothing of them. Thread-safe. */
public final class Mask {

    /** Hides nothing. */
    public static final Mask NONE = new Mask(List.of());

    /** What stands in the place of a secret. */
    public static final String SHOWN = "***";

    private final List<String> secrets;

    private Mask(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Longer ones go first, since a shorter one may be a part of them. */
    static Mask of(Collection<String> secrets) {
        return secrets.isEmpty()
                ? NONE
                : new Mask(secrets.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    /** Hides what either hides. */
    Mask and(Mask other) {
        return secrets.isEmpty()
                ? other
                : of(Stream.concat(secrets.stream(), other.secrets.stream()).toList());
    }

    /** The text without the secrets. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, SHOWN);
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "Mask[" + secrets.size() + "]";
    }
}
