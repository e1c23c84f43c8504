package dev.erga.cdi;

import dev.erga.engine.setup.JobTarget;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a job method on the bean that the container hands out, so that interceptors run and an EJB keeps its semantics, in
 * a request context of its own. A {@code @Dependent} instance lives for the call.
 */
final class BeanTarget implements JobTarget {

    private final BeanManager beans;
    private final RequestContexts requests;
    private final Bean<?> bean;
    private final Class<?> type;
    private final Method method;

    BeanTarget(BeanManager beans, Bean<?> bean, CallView view) {
        this.beans = beans;
        this.requests = new RequestContexts(beans);
        this.bean = bean;
        this.type = view.type();
        this.method = view.method();
        method.setAccessible(true);
    }

    @Override
    public void call(List<@Nullable Object> arguments) throws Exception {
        requests.with(() -> callBean(bean, arguments));
    }

    private <T> @Nullable Object callBean(Bean<T> of, List<@Nullable Object> arguments) throws Exception {
        CreationalContext<T> creation = beans.createCreationalContext(of);
        try {
            return method.invoke(beans.getReference(of, type, creation), arguments.toArray());
        } catch (InvocationTargetException thrown) {
            throw Thrown.byTheMethod(thrown);
        } finally {
            creation.release();
        }
    }
}
