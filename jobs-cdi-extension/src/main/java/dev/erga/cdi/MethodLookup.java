package dev.erga.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds methods in hierarchies, by name and erased parameter types. */
final class MethodLookup {

    private MethodLookup() {}

    /** The method as the type itself has it, declared or inherited. */
    static Optional<Method> in(Class<?> type, Method like) {
        Stream<Method> declared = superclasses(type).flatMap(each -> declaredBy(each, like).stream());
        Stream<Method> fromInterfaces = Arrays.stream(type.getMethods()).filter(each -> isLike(each, like));
        return Stream.concat(declared, fromInterfaces).findFirst();
    }

    /** The method of a class or its superclasses that implements one of an interface. */
    static Optional<Method> implementing(Class<?> bean, Method method) {
        return superclasses(bean)
                .flatMap(each -> declaredBy(each, method).stream())
                .findFirst();
    }

    /** What replaces the method in the bean's class or between the two; nothing if the bean has it as declared. */
    static Optional<Method> overriding(Class<?> bean, Method method) {
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            return Optional.empty();
        }
        Class<?> declaring = method.getDeclaringClass();
        return superclasses(bean)
                .takeWhile(each -> each != declaring)
                .flatMap(each -> declaredBy(each, method).stream())
                .filter(each -> isVisibleFrom(each.getDeclaringClass(), method))
                .findFirst();
    }

    private static boolean isVisibleFrom(Class<?> subclass, Method method) {
        return Modifier.isPublic(method.getModifiers())
                || Modifier.isProtected(method.getModifiers())
                || method.getDeclaringClass().getPackage().equals(subclass.getPackage());
    }

    private static Stream<Class<?>> superclasses(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null && each != Object.class, Class::getSuperclass);
    }

    private static Optional<Method> declaredBy(Class<?> type, Method like) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> isLike(each, like))
                .findFirst();
    }

    private static boolean isLike(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }
}
