package dev.erga.cdi;

import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Recurring;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the container's discovery shows of job methods. Used by one thread, before the deployment runs. */
final class FoundMethods {

    private final Set<Class<?>> annotatedTypes = new LinkedHashSet<>();
    private final Set<Class<?>> beanTypes = new LinkedHashSet<>();
    private final List<FoundMethod> methods = new ArrayList<>();

    /** A class with annotated methods, which may or may not become a bean. */
    void sawType(Class<?> type) {
        annotatedTypes.add(type);
    }

    void foundBean(ProcessManagedBean<?> event) {
        if (event.getBean() instanceof Interceptor<?>) {
            return;
        }
        foundBean(JobBean.of(event), event.getAnnotatedBeanClass());
    }

    void foundBean(JobBean bean, AnnotatedType<?> type) {
        beanTypes.add(bean.type());
        for (AnnotatedMethod<?> method : type.getMethods()) {
            Optional<BackgroundJob> job = Optional.ofNullable(method.getAnnotation(BackgroundJob.class));
            Optional<Recurring> recurring = Optional.ofNullable(method.getAnnotation(Recurring.class));
            if ((job.isPresent() || recurring.isPresent()) && !isReplaced(bean, method.getJavaMember())) {
                methods.add(new FoundMethod(bean, method.getJavaMember(), job, recurring));
            }
        }
    }

    /** Compilers copy annotations to bridges; and a method that was declared again below shows its own annotations. */
    private static boolean isReplaced(JobBean bean, Method method) {
        return method.isBridge()
                || MethodLookup.overriding(bean.type(), method)
                        .filter(FoundMethods::isAnnotated)
                        .isPresent();
    }

    static boolean isAnnotated(Method method) {
        return method.isAnnotationPresent(BackgroundJob.class) || method.isAnnotationPresent(Recurring.class);
    }

    /** What was found, in an order that does not depend on the container. */
    List<FoundMethod> methods() {
        Set<Class<?>> specialized = specialized();
        return methods.stream()
                .filter(found -> !specialized.contains(found.bean().type()))
                .sorted(Comparator.comparing(FoundMethod::place))
                .toList();
    }

    /** The container may tell of a bean that another one then replaces. */
    private Set<Class<?>> specialized() {
        return beanTypes.stream()
                .filter(type -> type.isAnnotationPresent(Specializes.class))
                .map(Class::getSuperclass)
                .collect(Collectors.toSet());
    }

    /**
     * The upcasters of the classes that the container has shown, and of those from which beans have job methods; in an order
     * that does not depend on the container.
     */
    List<Method> upcasters() {
        Set<Class<?>> types = new LinkedHashSet<>(annotatedTypes);
        for (FoundMethod found : methods) {
            Stream.<Class<?>>iterate(found.bean().type(), Objects::nonNull, Class::getSuperclass)
                    .forEach(types::add);
        }
        return types.stream()
                .flatMap(type -> upcastersOf(type).stream())
                .sorted(Comparator.comparing(VersionMessages::place))
                .toList();
    }

    /** None of a class that cannot be loaded completely, which is told of elsewhere. */
    static List<Method> upcastersOf(Class<?> type) {
        try {
            return Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(ArgumentUpcaster.class))
                    .toList();
        } catch (LinkageError | TypeNotPresentException incomplete) {
            return List.of();
        }
    }

    Set<Class<?>> annotatedTypes() {
        return annotatedTypes;
    }

    Set<Class<?>> beanTypes() {
        return beanTypes;
    }
}
