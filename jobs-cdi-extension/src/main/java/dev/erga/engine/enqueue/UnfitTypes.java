package dev.erga.engine.enqueue;

import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Types that must not be arguments although Jackson may make something of them. */
final class UnfitTypes {

    private static final List<Class<?>> SAY_NOTHING =
            List.of(Object.class, Serializable.class, Comparable.class, Cloneable.class);

    /** Things of the running process; Jackson would open files or load classes that the stored text names. */
    private static final List<Class<?>> LIVE = List.of(
            Type.class, AnnotatedElement.class, AutoCloseable.class, Iterator.class, Thread.class, ClassLoader.class);

    private UnfitTypes() {}

    static Optional<String> reasonAgainst(Class<?> type) {
        if (SAY_NOTHING.contains(type)) {
            return Optional.of("can be anything, so nobody can tell what to read back; name the type");
        }
        if (LIVE.stream().anyMatch(live -> live.isAssignableFrom(type))) {
            return Optional.of("is part of the running process and cannot be stored");
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return Optional.of("is an exception, which does not come back as it was; pass its message");
        }
        return isEntity(type)
                ? Optional.of("is an entity, and a job would see a stale copy of it; pass its id")
                : Optional.empty();
    }

    /** By name, since the engine knows no persistence API. */
    private static boolean isEntity(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Annotation annotation : each.getDeclaredAnnotations()) {
                if (annotation.annotationType().getName().equals("jakarta.persistence.Entity")) {
                    return true;
                }
            }
        }
        return false;
    }
}
