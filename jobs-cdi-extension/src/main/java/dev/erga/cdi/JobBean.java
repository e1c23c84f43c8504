package dev.erga.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bean on which job methods may be found.
 *
 * @param type its class
 * @param kind what sort of bean it is
 * @param scope its scope
 * @param views the classes and interfaces as which the container hands it out, without {@code Object}
 * @param bean how the container knows it
 */
record JobBean(Class<?> type, Kind kind, Class<? extends Annotation> scope, List<Class<?>> views, Bean<?> bean) {

    /** The sorts of beans. */
    enum Kind {
        MANAGED,
        STATELESS,
        STATEFUL,
        SINGLETON
    }

    static JobBean of(ProcessManagedBean<?> event) {
        Bean<?> bean = event.getBean();
        return new JobBean(bean.getBeanClass(), kindOf(event), bean.getScope(), viewsOf(bean), bean);
    }

    /** Session beans are told to observers of managed beans too, so one observer meets each bean once. */
    private static Kind kindOf(ProcessManagedBean<?> event) {
        if (!(event instanceof ProcessSessionBean<?> session)) {
            return Kind.MANAGED;
        }
        return switch (session.getSessionBeanType()) {
            case STATELESS -> Kind.STATELESS;
            case STATEFUL -> Kind.STATEFUL;
            case SINGLETON -> Kind.SINGLETON;
        };
    }

    private static List<Class<?>> viewsOf(Bean<?> bean) {
        return bean.getTypes().stream()
                .<Class<?>>flatMap(JobBean::raw)
                .filter(type -> type != Object.class)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Stream<Class<?>> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return Stream.of(plain);
        }
        return type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> plain
                ? Stream.of(plain)
                : Stream.empty();
    }
}
