package dev.erga.dashboard.action;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.JobOperator;
import dev.erga.jobs.monitor.Signature;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operator that only notes what it is asked to do; it refuses a confirmation that it has seen in another transaction. */
final class FakeOperator {

    final List<String> calls = new ArrayList<>();
    final List<EditedArguments> edits = new ArrayList<>();
    final List<Signature> signatures = new ArrayList<>();
    int transactions;
    Predicate<String> changes = subject -> true;
    Predicate<JobId> requeued = job -> true;
    Predicate<JobId> editable = job -> true;
    Optional<JobsException> refusal = Optional.empty();

    private final Set<String> used = new HashSet<>();

    JobOperator face() {
        return (JobOperator) Proxy.newProxyInstance(
                JobOperator.class.getClassLoader(),
                new Class<?>[] {JobOperator.class},
                (self, method, values) -> method.getName().equals("together")
                        ? together((JobOperator) self, values[0])
                        : act(method, values));
    }

    /** Notes what is to be done to all that match as {@code requeueMatching}, {@code runMatching} and so on. */
    Errand errand() {
        return new Errand() {
            @Override
            public Optional<Prospect> prospect(String search) {
                return Optional.empty();
            }

            @Override
            public boolean mayRequeue(JobId job) {
                return requeued.test(job);
            }

            @Override
            public boolean mayEdit(JobId job) {
                return editable.test(job);
            }

            @Override
            public boolean begin(Action each, String search, Signature by) {
                signatures.add(by);
                String verb = each == Action.RUN_NOW ? "run" : each.word();
                calls.add(verb + "Matching " + search);
                return changes.test(search);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object together(JobOperator self, Object actions) {
        transactions++;
        Object result = ((Function<JobOperator, Object>) actions).apply(self);
        signatures.forEach(by -> by.confirmation().ifPresent(used::add));
        return result;
    }

    private @Nullable Object act(Method method, Object[] values) {
        Signature by = (Signature) values[values.length - 1];
        refusal.ifPresent(refused -> {
            throw refused;
        });
        if (by.confirmation().filter(used::contains).isPresent()) {
            throw new JobsException(Problem.of("ERGA-0255", "used"));
        }
        signatures.add(by);
        Stream.of(values)
                .filter(EditedArguments.class::isInstance)
                .map(EditedArguments.class::cast)
                .forEach(edits::add);
        calls.add(Stream.concat(
                        Stream.of(method.getName()),
                        Stream.of(values).limit(values.length - 1L).map(String::valueOf))
                .collect(Collectors.joining(" ")));
        boolean changed = changes.test(String.valueOf(values[0]));
        if (method.getReturnType() == boolean.class) {
            return changed;
        }
        if (method.getReturnType() == int.class) {
            return changed ? 1 : 0;
        }
        return method.getReturnType() == JobId.class ? JobId.parse("01980c5e-7b1c-7000-8000-000000000001") : null;
    }
}
