package dev.erga.jobs;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one kind of exception changes about retrying. Used in {@link BackgroundJob#rules()}. A {@link DoNotRetryException} among
 * the causes goes before all rules; an attempt that takes too long goes by none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface RetryRule {

    /** The exception, with its subclasses; causes count when the exception itself has no rule. */
    Class<? extends Throwable> on();

    /**
     * How many runs at most when it is thrown, the first included, whatever the method or its caller says; 1 means do not
     * retry, 0 as they say.
     */
    int attempts() default 0;

    /** The backoff after it, in the form of {@link BackgroundJob#backoff()}; by default as the method says. */
    String backoff() default "";
}
