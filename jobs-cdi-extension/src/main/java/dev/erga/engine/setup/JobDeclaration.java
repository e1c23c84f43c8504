package dev.erga.engine.setup;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A declared job method, checked and with configuration applied.
 *
 * @param name its stable name, unique in the deployment
 * @param types the types by which a method reference may name it: the bean class, and those of its superclasses and
 *     interfaces that are types of the bean and have the method; several declarations may share one
 * @param method the method as the bean class has it
 * @param queue where its jobs wait
 * @param priority 1 first, 9 last
 * @param retry when a failed attempt is followed by another
 * @param timeout how long an attempt may take; empty for no limit
 * @param transactional whether work and completion commit together
 * @param chunk how many of its jobs may share one transaction; more than 1 only if it is transactional
 * @param target calls it
 * @param limit the places its jobs share
 * @param keeps how long its jobs are kept once they are over
 * @param earlier how earlier versions of the application may have stored its jobs
 * @param breaker when none of its jobs is started for a while
 * @param startable whether people may start its jobs
 */
public record JobDeclaration(
        String name,
        Set<Class<?>> types,
        Method method,
        String queue,
        int priority,
        RetryPolicy retry,
        Optional<Duration> timeout,
        boolean transactional,
        int chunk,
        JobTarget target,
        Optional<LimitRule> limit,
        Keeps keeps,
        EarlierVersions earlier,
        Optional<BreakerRule> breaker,
        boolean startable) {

    public JobDeclaration {
        types = Set.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("declaration " + name + " needs a type by which it can be named");
        }
        if (chunk < 1 || (chunk > 1 && !transactional)) {
            throw new IllegalArgumentException(
                    "declaration " + name + " needs a chunk of 1, or of more and a transaction");
        }
    }

    /** One whose jobs share neither a transaction nor places. */
    public JobDeclaration(
            String name,
            Set<Class<?>> types,
            Method method,
            String queue,
            int priority,
            RetryPolicy retry,
            Optional<Duration> timeout,
            boolean transactional,
            JobTarget target) {
        this(
                name,
                types,
                method,
                queue,
                priority,
                retry,
                timeout,
                transactional,
                1,
                target,
                Optional.empty(),
                Keeps.AS_ALL,
                EarlierVersions.none(),
                Optional.empty(),
                false);
    }

    /** The same with chunks of that size. */
    public JobDeclaration inChunksOf(int size) {
        return new JobDeclaration(
                name,
                types,
                method,
                queue,
                priority,
                retry,
                timeout,
                transactional,
                size,
                target,
                limit,
                keeps,
                earlier,
                breaker,
                startable);
    }

    /** The same with places that its jobs share. */
    public JobDeclaration limitedBy(LimitRule rule) {
        return with(Optional.of(rule), keeps, earlier, breaker, startable);
    }

    /** The same whose jobs are kept so. */
    public JobDeclaration keeping(Keeps other) {
        return with(limit, other, earlier, breaker, startable);
    }

    /** The same with what earlier versions may have stored. */
    public JobDeclaration with(EarlierVersions others) {
        return with(limit, keeps, others, breaker, startable);
    }

    /** The same with that breaker. */
    public JobDeclaration breakingAfter(BreakerRule rule) {
        return with(limit, keeps, earlier, Optional.of(rule), startable);
    }

    /** The same that people may start. */
    public JobDeclaration startableByPeople() {
        return with(limit, keeps, earlier, breaker, true);
    }

    private JobDeclaration with(
            Optional<LimitRule> otherLimit,
            Keeps otherKeeps,
            EarlierVersions otherVersions,
            Optional<BreakerRule> otherBreaker,
            boolean otherStartable) {
        return new JobDeclaration(
                name,
                types,
                method,
                queue,
                priority,
                retry,
                timeout,
                transactional,
                chunk,
                target,
                otherLimit,
                otherKeeps,
                otherVersions,
                otherBreaker,
                otherStartable);
    }
}
