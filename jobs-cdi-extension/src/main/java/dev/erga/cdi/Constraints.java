package dev.erga.cdi;

import dev.erga.jobs.monitor.ArgumentFault;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constraints of Jakarta Validation at a job method's parameters, where the container has a validator. */
final class Constraints {

    private Constraints() {}

    /** Which arguments break them, judged without calling the method. */
    static List<ArgumentFault> broken(BeanManager beans, Object target, Method method, @Nullable Object[] arguments) {
        try {
            return Validation.broken(beans, target, method, arguments);
        } catch (NoClassDefFoundError absent) {
            return List.of();
        }
    }

    /** The only class that names the API, for servers that have none. */
    private static final class Validation {

        static List<ArgumentFault> broken(
                BeanManager beans, Object target, Method method, @Nullable Object[] arguments) {
            Instance<ValidatorFactory> factory = beans.createInstance().select(ValidatorFactory.class);
            if (!factory.isResolvable()) {
                return List.of();
            }
            return factory.get().getValidator().forExecutables().validateParameters(target, method, arguments).stream()
                    .map(Validation::fault)
                    .sorted(Comparator.comparing(ArgumentFault::parameter).thenComparing(ArgumentFault::words))
                    .toList();
        }

        private static ArgumentFault fault(ConstraintViolation<?> violation) {
            int parameter = ArgumentFault.TOGETHER;
            for (Path.Node node : violation.getPropertyPath()) {
                // A node of Hibernate Validator is an instance of every kind, whichever it is.
                if (node.getKind() == ElementKind.PARAMETER) {
                    parameter = node.as(Path.ParameterNode.class).getParameterIndex();
                }
            }
            return new ArgumentFault(parameter, violation.getMessage());
        }
    }
}
