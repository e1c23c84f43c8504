package dev.erga.cdi;

import dev.erga.engine.setup.JobTarget;
import dev.erga.jobs.monitor.ArgumentFault;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a job method on the bean that the container hands out, so that interceptors run and an EJB keeps its semantics, in
 * a request context of its own. A {@code @Dependent} instance lives for the call; of a bean with a normal scope the
 * container hands out one and the same proxy, which is asked for once.
 */
final class BeanTarget implements JobTarget {

    private final BeanManager beans;
    private final RequestContexts requests;
    private final Bean<?> bean;
    private final Class<?> type;
    private final Method method;
    private final boolean hasProxy;
    private volatile @Nullable Object proxy;

    BeanTarget(BeanManager beans, RequestContexts requests, Bean<?> bean, CallView view) {
        this.beans = beans;
        this.requests = requests;
        this.bean = bean;
        this.type = view.type();
        this.method = view.method();
        this.hasProxy = beans.isNormalScope(bean.getScope());
        method.setAccessible(true);
    }

    @Override
    public void call(List<@Nullable Object> arguments) throws Exception {
        requests.with(() -> hasProxy ? call(proxy(), arguments) : callFresh(bean, arguments));
    }

    @Override
    public List<ArgumentFault> faults(List<@Nullable Object> arguments) {
        return hasProxy ? faults(proxy(), arguments) : faultsOfFresh(bean, arguments);
    }

    private <T> List<ArgumentFault> faultsOfFresh(Bean<T> of, List<@Nullable Object> arguments) {
        CreationalContext<T> creation = beans.createCreationalContext(of);
        try {
            return faults(beans.getReference(of, type, creation), arguments);
        } finally {
            creation.release();
        }
    }

    private List<ArgumentFault> faults(Object target, List<@Nullable Object> arguments) {
        return Constraints.broken(beans, target, method, arguments.toArray());
    }

    private Object proxy() {
        Object known = proxy;
        if (known == null) {
            known = beans.getReference(bean, type, beans.createCreationalContext(bean));
            proxy = known;
        }
        return known;
    }

    private <T> @Nullable Object callFresh(Bean<T> of, List<@Nullable Object> arguments) throws Exception {
        CreationalContext<T> creation = beans.createCreationalContext(of);
        try {
            return call(beans.getReference(of, type, creation), arguments);
        } finally {
            creation.release();
        }
    }

    private @Nullable Object call(Object target, List<@Nullable Object> arguments) throws Exception {
        try {
            return method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException thrown) {
            throw Thrown.byTheMethod(thrown);
        }
    }
}
