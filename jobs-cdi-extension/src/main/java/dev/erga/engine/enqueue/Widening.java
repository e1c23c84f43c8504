package dev.erga.engine.enqueue;

import java.lang.invoke.MethodType;
import java.util.List;

/** Which boxed values fit a primitive parameter: the unboxing and widening conversions of the Java language, 5.1.2. */
final class Widening {

    private static final List<Class<?>> NARROW_TO_WIDE =
            List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

    private Widening() {}

    static boolean allows(Class<?> boxed, Class<?> primitive) {
        if (boxed == Boolean.class || primitive == boolean.class) {
            return boxed == Boolean.class && primitive == boolean.class;
        }
        if (boxed == Character.class) {
            return primitive == char.class || NARROW_TO_WIDE.indexOf(primitive) >= NARROW_TO_WIDE.indexOf(int.class);
        }
        int from = NARROW_TO_WIDE.indexOf(unboxed(boxed));
        return from >= 0 && NARROW_TO_WIDE.indexOf(primitive) >= from;
    }

    private static Class<?> unboxed(Class<?> boxed) {
        return MethodType.methodType(boxed).unwrap().returnType();
    }
}
