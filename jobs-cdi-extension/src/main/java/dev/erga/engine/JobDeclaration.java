package dev.erga.engine;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * A declared job method, checked and with configuration applied.
 *
 * @param name its stable name, unique in the deployment
 * @param bean the bean class or EJB business interface by which callers refer to it
 * @param method the method
 * @param queue where its jobs wait
 * @param priority 1 first, 9 last
 * @param retry when a failed attempt is followed by another
 * @param timeout how long an attempt may take; empty for no limit
 * @param transactional whether work and completion commit together
 * @param target calls it
 */
public record JobDeclaration(
        String name,
        Class<?> bean,
        Method method,
        String queue,
        int priority,
        RetryPolicy retry,
        Optional<Duration> timeout,
        boolean transactional,
        JobTarget target) {}
