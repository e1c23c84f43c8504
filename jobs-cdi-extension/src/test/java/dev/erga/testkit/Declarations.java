package dev.erga.testkit;

import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.JobTarget;
import dev.erga.engine.setup.LimitKey;
import dev.erga.engine.setup.LimitRule;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.spi.LimitBounds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Declares job methods as the CDI extension would, for tests without a container. */
public final class Declarations {

    private Declarations() {}

    /** The bean's method of that name with the defaults of an annotation; the target calls it by reflection. */
    public static JobDeclaration of(Object bean, String method) {
        Method found = method(bean.getClass(), method);
        return new JobDeclaration(
                bean.getClass().getSimpleName() + "." + method,
                Set.of(bean.getClass()),
                found,
                "default",
                5,
                new RetryPolicy(11, new Backoff.Polynomial(), List.of()),
                Optional.of(Duration.ofMinutes(5)),
                true,
                calling(bean, found));
    }

    /** The same without a transaction around the method, and without a limit on its time. */
    public static JobDeclaration notTransactional(JobDeclaration like) {
        return new JobDeclaration(
                like.name(),
                like.types(),
                like.method(),
                like.queue(),
                like.priority(),
                like.retry(),
                Optional.empty(),
                false,
                like.target());
    }

    /** The same in another queue. */
    public static JobDeclaration inQueue(JobDeclaration like, String queue) {
        return new JobDeclaration(
                like.name(),
                like.types(),
                like.method(),
                queue,
                like.priority(),
                like.retry(),
                like.timeout(),
                like.transactional(),
                like.chunk(),
                like.target(),
                like.limit(),
                like.keeps(),
                like.earlier(),
                like.breaker(),
                like.startable());
    }

    /** The same with another retry policy. */
    public static JobDeclaration retrying(JobDeclaration like, RetryPolicy retry) {
        return new JobDeclaration(
                like.name(),
                like.types(),
                like.method(),
                like.queue(),
                like.priority(),
                retry,
                like.timeout(),
                like.transactional(),
                like.chunk(),
                like.target(),
                like.limit(),
                like.keeps(),
                like.earlier(),
                like.breaker(),
                like.startable());
    }

    /** The same with another limit on its time. */
    public static JobDeclaration within(JobDeclaration like, Duration timeout) {
        return new JobDeclaration(
                like.name(),
                like.types(),
                like.method(),
                like.queue(),
                like.priority(),
                like.retry(),
                Optional.of(timeout),
                like.transactional(),
                like.chunk(),
                like.target(),
                like.limit(),
                like.keeps(),
                like.earlier(),
                like.breaker(),
                like.startable());
    }

    /** The same under another name. */
    public static JobDeclaration named(JobDeclaration like, String name) {
        return new JobDeclaration(
                name,
                like.types(),
                like.method(),
                like.queue(),
                like.priority(),
                like.retry(),
                like.timeout(),
                like.transactional(),
                like.chunk(),
                like.target(),
                like.limit(),
                like.keeps(),
                like.earlier(),
                like.breaker(),
                like.startable());
    }

    /** The same with places that its jobs share. */
    public static JobDeclaration limited(JobDeclaration like, String key, LimitBounds bounds) {
        return like.limitedBy(new LimitRule(LimitKey.parse(key), bounds));
    }

    private static Method method(Class<?> type, String name) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && !method.isSynthetic())
                .findFirst()
                .orElseThrow();
    }

    private static JobTarget calling(Object bean, Method method) {
        method.setAccessible(true);
        return arguments -> {
            try {
                method.invoke(bean, arguments.toArray());
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) thrown.getCause();
            }
        };
    }

    /** The same with arguments that are looked at before they are stored, as the container's validator would. */
    public static JobDeclaration checked(JobDeclaration like, Supplier<List<ArgumentFault>> faults) {
        JobTarget target = like.target();
        JobTarget checked = new JobTarget() {

            @Override
            public void call(List<@Nullable Object> arguments) throws Exception {
                target.call(arguments);
            }

            @Override
            public List<ArgumentFault> faults(List<@Nullable Object> arguments) {
                return faults.get();
            }
        };
        return new JobDeclaration(
                like.name(),
                like.types(),
                like.method(),
                like.queue(),
                like.priority(),
                like.retry(),
                like.timeout(),
                like.transactional(),
                checked);
    }
}
