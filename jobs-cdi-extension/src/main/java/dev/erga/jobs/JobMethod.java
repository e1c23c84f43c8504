package dev.erga.jobs;

import java.io.Serializable;

/**
 * A reference to a declared job method, written {@code Emails::sendWelcome}. Only a direct method reference to a method
 * annotated with {@link BackgroundJob} or {@link Recurring} is understood; a lambda with a body is refused when it is
 * used, with a sentence that shows the right form. The reference is never called: it only tells which method is meant.
 */
public sealed interface JobMethod extends Serializable {

    /** A job method without parameters. */
    @FunctionalInterface
    non-sealed interface Of0<B> extends JobMethod {
        void call(B bean) throws Exception;
    }

    /** A job method with one parameter. */
    @FunctionalInterface
    non-sealed interface Of1<B, P1> extends JobMethod {
        void call(B bean, P1 arg1) throws Exception;
    }

    /** A job method with two parameters. */
    @FunctionalInterface
    non-sealed interface Of2<B, P1, P2> extends JobMethod {
        void call(B bean, P1 arg1, P2 arg2) throws Exception;
    }

    /** A job method with three parameters. */
    @FunctionalInterface
    non-sealed interface Of3<B, P1, P2, P3> extends JobMethod {
        void call(B bean, P1 arg1, P2 arg2, P3 arg3) throws Exception;
    }

    /** A job method with four parameters. */
    @FunctionalInterface
    non-sealed interface Of4<B, P1, P2, P3, P4> extends JobMethod {
        void call(B bean, P1 arg1, P2 arg2, P3 arg3, P4 arg4) throws Exception;
    }

    /** A job method with five parameters, the most a job method can have; a record carries more. */
    @FunctionalInterface
    non-sealed interface Of5<B, P1, P2, P3, P4, P5> extends JobMethod {
        void call(B bean, P1 arg1, P2 arg2, P3 arg3, P4 arg4, P5 arg5) throws Exception;
    }
}
