package dev.erga.engine.enqueue;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * A parameter of a job method.
 *
 * @param label how messages call it: {@code parameter 2 (long userId)}
 * @param type its class, without generics
 * @param writer writes arguments as the declared type
 * @param reader reads arguments as the declared type, and as nothing else
 * @param sensitive whether its arguments are kept secret
 */
record Parameter(String label, Class<?> type, ObjectWriter writer, ObjectReader reader, boolean sensitive) {

    /** Whether Java could pass the argument, as it does in a call of the method: unboxed and widened if need be. */
    boolean accepts(Object argument) {
        return type.isPrimitive() ? Widening.allows(argument.getClass(), type) : type.isInstance(argument);
    }
}
