package dev.erga.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an argument of a job method secret: it is stored encrypted (AES-GCM, with the key {@code erga.encryption.key}), never
 * shown by the monitor or the dashboard, and where its text occurs in what the job throws or logs through {@link
 * JobContext#log()}, that is replaced before it is stored, logged or told to observers.
 *
 * <p>Replaced are exact occurrences of the argument itself if it is a text, and of the texts and numbers in it if it is a
 * record or a list: texts of at least three characters, numbers of at least four digits. What the job itself writes or logs
 * elsewhere, or leaves as its result or checkpoint, is its own affair.
 *
 * <p>A deployment that uses this without a key is refused (ERGA-0320).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Sensitive {}
