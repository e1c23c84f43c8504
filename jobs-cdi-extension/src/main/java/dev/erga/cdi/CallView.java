package dev.erga.cdi;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * As what a job method's bean is asked for, and which method is called on it.
 *
 * @param type the bean class, or for a bean that hides its class one of its interfaces
 * @param method the method as that type has it
 */
record CallView(Class<?> type, Method method) {

    static Optional<CallView> of(FoundMethod found) {
        JobBean bean = found.bean();
        if (bean.views().contains(bean.type())) {
            return Optional.of(new CallView(bean.type(), found.method()));
        }
        return bean.views().stream()
                .flatMap(view ->
                        MethodLookup.in(view, found.method()).stream().map(method -> new CallView(view, method)))
                .findFirst();
    }
}
