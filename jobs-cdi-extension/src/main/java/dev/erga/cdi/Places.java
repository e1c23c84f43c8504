package dev.erga.cdi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How messages name a method, so that a reader and an editor find it. */
final class Places {

    private Places() {}

    /** {@code com.acme.Emails.sendWelcome(long)}, with the class that declares it if the bean inherited it. */
    static String of(Class<?> bean, Method method) {
        Class<?> declaring = method.getDeclaringClass();
        return name(bean) + "." + signature(method) + (declaring == bean ? "" : ", inherited from " + name(declaring));
    }

    static String name(Class<?> type) {
        String canonical = type.getCanonicalName();
        return canonical == null ? type.getName() : canonical;
    }

    static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    static String parameter(Parameter parameter) {
        return parameter.getType().getSimpleName() + " " + parameter.getName();
    }
}
