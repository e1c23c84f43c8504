package dev.erga.engine.enqueue;

import dev.erga.engine.message.Messages;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.jobs.JobsException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every job method of this deployment, by name for those who run jobs and by method reference for those who put them in.
 * Nothing else can ever be called. Thread-safe.
 */
public final class RegisteredMethods {

    /** By present names and former ones. */
    private final Map<String, RegisteredMethod> byName = new HashMap<>();

    private final Map<String, List<RegisteredMethod>> byTypeAndMethod = new HashMap<>();
    private final Map<MethodReference, RegisteredMethod> found = new ConcurrentHashMap<>();

    private final ArgumentCodec codec;

    /** Registers the declarations, whose names, the former ones included, differ. */
    public RegisteredMethods(List<JobDeclaration> declarations, ArgumentCodec codec) {
        this.codec = codec;
        for (JobDeclaration declaration : declarations) {
            RegisteredMethod method =
                    new RegisteredMethod(declaration, codec.parameters(declaration), codec.upcasters(declaration));
            register(declaration.name(), method);
            declaration.earlier().names().forEach(former -> register(former, method));
            for (Class<?> type : declaration.types()) {
                String key = key(type.getName(), declaration.method().getName());
                byTypeAndMethod.computeIfAbsent(key, none -> new ArrayList<>()).add(method);
            }
        }
    }

    private void register(String name, RegisteredMethod method) {
        if (byName.put(name, method) != null) {
            throw new IllegalArgumentException("two job methods are called " + name);
        }
    }

    /** Writes and reads their arguments. */
    ArgumentCodec codec() {
        return codec;
    }

    /** The names that rows may carry: those that the methods have, and those they had before. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** The names that the methods have. */
    public Set<String> presentNames() {
        return byName.values().stream().map(RegisteredMethod::name).collect(Collectors.toUnmodifiableSet());
    }

    /** A job method by the name that a row carries, which may be a former one. */
    public Optional<RegisteredMethod> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What was declared of it. */
    public Optional<JobDeclaration> declaration(String name) {
        return named(name).map(RegisteredMethod::declaration);
    }

    /**
     * The job method that a reference means.
     *
     * @throws JobsException ERGA-0211 if there is none, or more than one
     */
    RegisteredMethod meant(MethodReference reference) {
        RegisteredMethod known = found.get(reference);
        if (known == null) {
            known = search(reference);
            found.put(reference, known);
        }
        return known;
    }

    private RegisteredMethod search(MethodReference reference) {
        List<RegisteredMethod> candidates =
                byTypeAndMethod.getOrDefault(key(reference.type(), reference.method()), List.of());
        List<RegisteredMethod> exact = candidates.stream()
                .filter(method -> descriptor(method.declaration().method()).equals(reference.descriptor()))
                .toList();
        List<RegisteredMethod> fitting = exact.isEmpty() ? throughSupertype(candidates, reference) : exact;
        if (fitting.isEmpty()) {
            throw new JobsException(
                    Messages.notDeclared(reference.toString(), NearNames.of(reference, presentNames())));
        }
        if (fitting.size() > 1) {
            List<String> names =
                    fitting.stream().map(RegisteredMethod::name).sorted().toList();
            throw new JobsException(Messages.ambiguous(reference.toString(), names));
        }
        return fitting.get(0);
    }

    /** A type variable or another result in a supertype makes the descriptors differ: there the number has to do. */
    private static List<RegisteredMethod> throughSupertype(
            List<RegisteredMethod> candidates, MethodReference reference) {
        return candidates.stream()
                .filter(method -> method.declaration().types().stream()
                        .filter(type -> type.getName().equals(reference.type()))
                        .flatMap(type -> Stream.of(type.getMethods()))
                        .anyMatch(inherited -> inherited.getName().equals(reference.method())
                                && inherited.getParameterCount()
                                        == method.parameters().size()
                                && descriptor(inherited).equals(reference.descriptor())))
                .toList();
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String key(String type, String method) {
        return type + "::" + method;
    }
}
