package dev.erga.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The annotations that hold for a method, the nearest first: its own, its bean's, those of the class that declares it. They
 * are asked for by name, because a server may lack the API that an annotation belongs to.
 */
final class Annotations {

    private final List<Annotation> nearestFirst;

    private Annotations(List<Annotation> nearestFirst) {
        this.nearestFirst = nearestFirst;
    }

    static Annotations around(FoundMethod found) {
        Stream<AnnotatedElement> elements =
                Stream.of(found.method(), found.bean().type(), found.method().getDeclaringClass());
        return new Annotations(elements.map(AnnotatedElement::getAnnotations)
                .flatMap(Stream::of)
                .toList());
    }

    static Annotations on(Class<?> type) {
        return new Annotations(List.of(type.getAnnotations()));
    }

    boolean anyOf(Set<String> names) {
        return nearestFirst.stream().anyMatch(each -> names.contains(nameOf(each)));
    }

    /** The value of the nearest annotation of that name, as text. */
    Optional<String> value(String name) {
        return nearestFirst.stream()
                .filter(each -> nameOf(each).equals(name))
                .findFirst()
                .map(Annotations::valueOf);
    }

    private static String nameOf(Annotation annotation) {
        return annotation.annotationType().getName();
    }

    private static String valueOf(Annotation annotation) {
        try {
            return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(annotation + " has lost its value", impossible);
        }
    }
}
