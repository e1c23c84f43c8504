package dev.erga.cdi;

import dev.erga.engine.enqueue.ArgumentCodec;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.ArgumentUpcaster;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out for which job method each upcaster is, and whether it can be one. */
final class UpcasterReader {

    private final ArgumentCodec codec = new ArgumentCodec();
    private final Map<String, FoundMethod> byName = new HashMap<>();
    private final Problems problems;
    private final Map<String, List<Upcaster>> read = new HashMap<>();

    UpcasterReader(List<FoundMethod> methods, Problems problems) {
        this.problems = problems;
        methods.forEach(found -> found.formerNames().forEach(former -> byName.put(former, found)));
        methods.forEach(found -> byName.put(found.name(), found));
    }

    /** By the present names of their job methods; meaningless if problems were found. */
    Map<String, List<Upcaster>> read(List<Method> upcasters) {
        upcasters.forEach(this::readOne);
        return read;
    }

    private void readOne(Method method) {
        Upcaster upcaster =
                new Upcaster(method.getAnnotation(ArgumentUpcaster.class).value(), method);
        Optional<String> unfit = codec.reasonAgainstUpcaster(method);
        if (unfit.isPresent()) {
            problems.add(VersionMessages.badUpcaster(method, unfit.get()));
            return;
        }
        FoundMethod found = byName.get(upcaster.storedAs());
        if (found == null) {
            problems.add(VersionMessages.upcasterOfNobody(upcaster, byName.keySet()));
            return;
        }
        List<Upcaster> siblings = read.computeIfAbsent(found.name(), none -> new ArrayList<>());
        checkUse(upcaster, found, siblings);
        siblings.add(upcaster);
    }

    private void checkUse(Upcaster upcaster, FoundMethod found, List<Upcaster> siblings) {
        if (upcaster.storedAs().equals(found.name()) && takesTheSame(upcaster.method(), found.method())) {
            problems.add(VersionMessages.uselessUpcaster(upcaster, found));
        }
        siblings.stream()
                .filter(other -> other.storedAs().equals(upcaster.storedAs()))
                .filter(other -> takesTheSame(upcaster.method(), other.method()))
                .forEach(other -> problems.add(VersionMessages.sameUpcasters(other, upcaster)));
    }

    private static boolean takesTheSame(Method one, Method other) {
        Type[] parameters = one.getGenericParameterTypes();
        return Arrays.equals(parameters, other.getGenericParameterTypes());
    }
}
