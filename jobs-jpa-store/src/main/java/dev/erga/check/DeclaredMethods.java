package dev.erga.check;

import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.ArgumentUpcaster;
import dev.erga.jobs.BackgroundJob;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Recurring;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The job methods that classes declare, read without a container, which alone would know which of the classes are beans. */
final class DeclaredMethods {

    /** By name, since Jakarta EE need not be there. */
    private static final Set<String> LEFT_OUT =
            Set.of("jakarta.enterprise.inject.Vetoed", "jakarta.enterprise.inject.Alternative");

    private final List<Class<?>> classes;
    private final ArgumentCodec codec = new ArgumentCodec();

    DeclaredMethods(List<Class<?>> classes) {
        this.classes = classes;
    }

    /** A job method of a class that may be a bean. */
    private record Job(Class<?> type, Method method) {

        String name() {
            return Optional.ofNullable(method.getAnnotation(BackgroundJob.class))
                    .map(BackgroundJob::name)
                    .filter(name -> !name.isEmpty())
                    .orElseGet(() -> type.getSimpleName() + "." + method.getName());
        }

        Set<String> formerNames() {
            return Optional.ofNullable(method.getAnnotation(BackgroundJob.class))
                    .map(job -> Set.copyOf(Arrays.asList(job.formerly())))
                    .orElse(Set.of());
        }

        String place() {
            return type.getName() + "." + method.getName();
        }
    }

    /**
     * Fit to read arguments with, and for nothing else.
     *
     * @throws JobsException ERGA-0654 if they could not be deployed together
     */
    List<JobDeclaration> declarations() {
        List<Job> jobs = classes.stream()
                .filter(DeclaredMethods::mayBeABean)
                .flatMap(type -> methods(type).stream()
                        .filter(DeclaredMethods::isAnnotated)
                        .map(method -> new Job(type, method)))
                .toList();
        Map<String, Job> byName = byName(jobs);
        Map<Job, List<Upcaster>> upcasters = upcasters(byName);
        return jobs.stream()
                .map(job -> declaration(job, upcasters.getOrDefault(job, List.of())))
                .toList();
    }

    private static boolean mayBeABean(Class<?> type) {
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        return !inner
                && !Modifier.isAbstract(type.getModifiers())
                && Stream.of(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .noneMatch(each -> LEFT_OUT.contains(each.getName()));
    }

    private static boolean isAnnotated(Method method) {
        return method.isAnnotationPresent(BackgroundJob.class) || method.isAnnotationPresent(Recurring.class);
    }

    /** Its own and those that it inherits; of several that override each other the nearest. */
    private static Collection<Method> methods(Class<?> type) {
        Map<String, Method> methods = new LinkedHashMap<>();
        Stream<Method> own = superclasses(type).flatMap(each -> Stream.of(each.getDeclaredMethods()));
        Stream<Method> ofInterfaces = Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().isInterface());
        Stream.concat(own, ofInterfaces)
                .filter(method -> !method.isBridge())
                .forEach(method ->
                        methods.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()), method));
        return methods.values();
    }

    private static Stream<Class<?>> superclasses(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null && each != Object.class, Class::getSuperclass);
    }

    private static Map<String, Job> byName(List<Job> jobs) {
        Map<String, List<Job>> all = new LinkedHashMap<>();
        for (Job job : jobs) {
            Stream.concat(Stream.of(job.name()), job.formerNames().stream())
                    .forEach(name ->
                            all.computeIfAbsent(name, none -> new ArrayList<>()).add(job));
        }
        Map<String, Job> byName = new HashMap<>();
        all.forEach((name, named) -> {
            if (named.size() > 1) {
                throw new JobsException(CheckMessages.sameName(
                        name, named.stream().map(Job::place).toList()));
            }
            byName.put(name, named.get(0));
        });
        return byName;
    }

    private Map<Job, List<Upcaster>> upcasters(Map<String, Job> byName) {
        Map<Job, List<Upcaster>> upcasters = new HashMap<>();
        classes.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ArgumentUpcaster.class))
                .map(method -> new Upcaster(
                        method.getAnnotation(ArgumentUpcaster.class).value(), method))
                .forEach(upcaster -> upcasters
                        .computeIfAbsent(job(upcaster, byName), none -> new ArrayList<>())
                        .add(upcaster));
        return upcasters;
    }

    private Job job(Upcaster upcaster, Map<String, Job> byName) {
        Method method = upcaster.method();
        String place = method.getDeclaringClass().getName() + "." + method.getName();
        codec.reasonAgainstUpcaster(method).ifPresent(why -> {
            throw new JobsException(CheckMessages.badUpcaster(place, why));
        });
        Job job = byName.get(upcaster.storedAs());
        if (job == null) {
            throw new JobsException(CheckMessages.badUpcaster(
                    place, "no job method is, or was formerly, named \"" + upcaster.storedAs() + "\""));
        }
        return job;
    }

    private static JobDeclaration declaration(Job job, List<Upcaster> upcasters) {
        Set<Class<?>> types = new LinkedHashSet<>(superclasses(job.type()).toList());
        superclasses(job.type()).forEach(each -> types.addAll(List.of(each.getInterfaces())));
        return new JobDeclaration(
                        job.name(),
                        types,
                        job.method(),
                        "default",
                        1,
                        new RetryPolicy(1, new Backoff.Polynomial(), List.of()),
                        Optional.empty(),
                        false,
                        arguments -> {
                            throw new IllegalStateException("nothing is run here");
                        })
                .with(new EarlierVersions(job.formerNames(), Set.of(), upcasters));
    }
}
