package dev.erga.engine.monitor;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.monitor.StartConstraint;
import dev.erga.jobs.monitor.StartParameter;
import dev.erga.jobs.monitor.StartParameter.Kind;
import dev.erga.jobs.monitor.StartableMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What people are asked for who start a job, read off the methods that are marked startable. Constraints are asked for by
 * name, because a server may lack the API that they belong to.
 */
final class Startables {

    private static final String CONSTRAINTS = "jakarta.validation.constraints";
    private static final Set<String> DEMANDING = Set.of("NotNull", "NotEmpty", "NotBlank");
    private static final Set<String> NOT_TOLD = Set.of("message", "groups", "payload", "flags");

    private static final Set<Class<?>> INTEGERS = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class);
    private static final Set<Class<?>> DECIMALS =
            Set.of(float.class, double.class, Float.class, Double.class, BigDecimal.class);
    private static final Set<Class<?>> WORDS = Set.of(
            char.class,
            Character.class,
            UUID.class,
            URI.class,
            Duration.class,
            Period.class,
            ZoneId.class,
            OffsetDateTime.class,
            ZonedDateTime.class);
    private static final Map<Class<?>, Kind> OTHERS = Map.of(
            String.class, Kind.TEXT,
            boolean.class, Kind.BOOLEAN,
            Boolean.class, Kind.BOOLEAN,
            LocalDate.class, Kind.DATE,
            LocalTime.class, Kind.TIME,
            LocalDateTime.class, Kind.DATE_TIME,
            Instant.class, Kind.INSTANT);

    private Startables() {}

    /** Those of these methods that people may start, by name. */
    static List<StartableMethod> of(List<JobDeclaration> jobs) {
        return jobs.stream()
                .filter(JobDeclaration::startable)
                .map(Startables::method)
                .sorted(Comparator.comparing(StartableMethod::name))
                .toList();
    }

    private static StartableMethod method(JobDeclaration job) {
        return new StartableMethod(
                job.name(),
                job.queue(),
                job.retry().attempts(),
                job.transactional(),
                Stream.of(job.method().getParameters())
                        .map(Startables::parameter)
                        .toList());
    }

    private static StartParameter parameter(Parameter parameter) {
        List<StartConstraint> constraints = Stream.of(parameter.getAnnotations())
                .filter(each -> each.annotationType().getPackageName().equals(CONSTRAINTS))
                .map(Startables::constraint)
                .sorted(Comparator.comparing(StartConstraint::name))
                .toList();
        Class<?> type = parameter.getType();
        return new StartParameter(
                parameter.getName(),
                parameter.getParameterizedType().getTypeName().replaceAll("[\\w$]+[.$]", ""),
                kind(type),
                choices(type),
                type.isPrimitive() || constraints.stream().anyMatch(each -> DEMANDING.contains(each.name())),
                parameter.isAnnotationPresent(Sensitive.class),
                constraints);
    }

    private static Kind kind(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return Kind.INTEGER;
        }
        if (DECIMALS.contains(type)) {
            return Kind.DECIMAL;
        }
        if (WORDS.contains(type)) {
            return Kind.WORD;
        }
        return type.isEnum() ? Kind.CHOICE : OTHERS.getOrDefault(type, Kind.JSON);
    }

    private static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .map(each -> ((Enum<?>) each).name())
                        .toList()
                : List.of();
    }

    private static StartConstraint constraint(Annotation annotation) {
        Map<String, String> attributes = new TreeMap<>();
        for (Method attribute : annotation.annotationType().getDeclaredMethods()) {
            if (!NOT_TOLD.contains(attribute.getName())) {
                attributes.put(attribute.getName(), value(annotation, attribute));
            }
        }
        return new StartConstraint(annotation.annotationType().getSimpleName(), attributes);
    }

    private static String value(Annotation annotation, Method attribute) {
        try {
            return String.valueOf(attribute.invoke(annotation));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(annotation + " has lost its " + attribute.getName(), impossible);
        }
    }
}
