package dev.erga.cdi;

import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Problem;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.inject.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds annotated methods of classes that are no beans, so that nobody waits for a schedule that never fires. What is meant
 * so is passed over: classes that are vetoed, not selected, or the base of a bean. Where somebody may have left the class
 * out on purpose, a warning has to do.
 */
final class Outsiders {

    private static final Set<String> MESSAGE_DRIVEN = Set.of("jakarta.ejb.MessageDriven");
    private static final Set<String> VETOED = Set.of("jakarta.enterprise.inject.Vetoed");

    private final FoundMethods found;
    private final Problems problems;
    private final Consumer<Problem> warnings;

    Outsiders(FoundMethods found, Problems problems, Consumer<Problem> warnings) {
        this.found = found;
        this.problems = problems;
        this.warnings = warnings;
    }

    void check(Collection<Class<?>> annotatedTypes) {
        annotatedTypes.stream()
                .filter(type -> !found.beanTypes().contains(type))
                .sorted(Comparator.comparing(Class::getName))
                .forEach(this::checkIfComplete);
    }

    /** What a library brings for others and cannot be loaded here is nobody's mistake; CDI passes it over too. */
    private void checkIfComplete(Class<?> type) {
        try {
            check(type);
        } catch (LinkageError | TypeNotPresentException incomplete) {
            warnings.accept(Messages.incomplete(type.getName(), incomplete));
        }
    }

    private void check(Class<?> type) {
        List<Class<?>> heirs =
                found.beanTypes().stream().filter(type::isAssignableFrom).toList();
        if (type.isInterface()) {
            heirs.forEach(heir -> annotated(type).forEach(method -> checkHeir(heir, method)));
        } else if (heirs.isEmpty() && !Modifier.isAbstract(type.getModifiers()) && !isLeftOut(type)) {
            annotated(type).forEach(method -> judge(type, method));
        }
    }

    /** A class that implements an annotated method must annotate it itself. */
    private void checkHeir(Class<?> heir, Method method) {
        MethodLookup.implementing(heir, method)
                .filter(implementing -> !FoundMethods.isAnnotated(implementing))
                .ifPresent(implementing -> problems.add(Messages.annotationLost(
                        annotationOf(method),
                        Places.of(method.getDeclaringClass(), method),
                        Places.of(implementing.getDeclaringClass(), implementing))));
    }

    private static boolean isLeftOut(Class<?> type) {
        return Annotations.on(type).anyOf(VETOED)
                || isVetoed(type.getPackage())
                || Arrays.stream(type.getAnnotations()).anyMatch(Outsiders::selects);
    }

    private static boolean isVetoed(Package itsPackage) {
        return Arrays.stream(itsPackage.getAnnotations())
                .anyMatch(each -> VETOED.contains(each.annotationType().getName()));
    }

    /** Itself an alternative, or by a stereotype. */
    private static boolean selects(Annotation annotation) {
        return annotation.annotationType() == Alternative.class
                || annotation.annotationType().isAnnotationPresent(Alternative.class);
    }

    private void judge(Class<?> type, Method method) {
        String annotation = annotationOf(method);
        String place = Places.of(type, method);
        if (Annotations.on(type).anyOf(MESSAGE_DRIVEN)) {
            String why = "nothing but a message can call it";
            problems.add(Messages.wrongKindOfBean(annotation, place, "a message-driven bean", why));
        } else if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            String why = "the container cannot make an instance of an inner class";
            problems.add(Messages.notABean(annotation, place, why, "make the class static, or a file of its own"));
        } else if (!hasUsableConstructor(type)) {
            String why = "it has neither a constructor without parameters nor one with @Inject";
            problems.add(Messages.notABean(annotation, place, why, "give it one of these"));
        } else if (found.annotatedTypes().contains(type) || hasScope(type)) {
            String why = "the container was told to leave the class out";
            String fix = "see bean-discovery-mode and exclusions in beans.xml, and extensions that veto classes";
            warnings.accept(Messages.notABean(annotation, place, why, fix));
        } else {
            String why = "nothing makes the container take it for a bean";
            String fix = "give it a scope, such as @ApplicationScoped or @Dependent";
            problems.add(Messages.notABean(annotation, place, why, fix));
        }
    }

    private static boolean hasScope(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(each -> each.isAnnotationPresent(NormalScope.class)
                        || each.isAnnotationPresent(Scope.class)
                        || each.isAnnotationPresent(Stereotype.class));
    }

    private static boolean hasUsableConstructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(each -> each.getParameterCount() == 0 || each.isAnnotationPresent(Inject.class));
    }

    private static List<Method> annotated(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isBridge() && FoundMethods.isAnnotated(method))
                .toList();
    }

    private static String annotationOf(Method method) {
        return method.isAnnotationPresent(BackgroundJob.class) ? "@BackgroundJob" : "@Recurring";
    }
}
