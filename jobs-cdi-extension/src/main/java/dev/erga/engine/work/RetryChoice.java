package dev.erga.engine.work;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a retry policy says about one exception.
 *
 * @param attempts how many runs at most, the first included
 * @param backoff how long to wait
 * @param forbidden whether the exception itself says that trying again is useless
 */
record RetryChoice(int attempts, Backoff backoff, boolean forbidden) {

    /** No rule applies. */
    static RetryChoice ordinary(RetryPolicy policy, int maxAttempts) {
        return new RetryChoice(maxAttempts, policy.backoff(), false);
    }

    /** The exception is asked first, then its causes; for each of them the rule for the nearest superclass counts. */
    static RetryChoice after(Throwable thrown, RetryPolicy policy, int maxAttempts) {
        if (thrown instanceof NotCompletedException) {
            return ordinary(policy, maxAttempts);
        }
        for (Throwable each : withCauses(thrown)) {
            if (each instanceof DoNotRetryException) {
                return new RetryChoice(maxAttempts, policy.backoff(), true);
            }
            Optional<RetryPolicy.Rule> rule = nearest(each.getClass(), policy.rules());
            if (rule.isPresent()) {
                return new RetryChoice(
                        rule.get().attempts().orElse(maxAttempts),
                        rule.get().backoff().orElse(policy.backoff()),
                        false);
            }
        }
        return ordinary(policy, maxAttempts);
    }

    private static Optional<RetryPolicy.Rule> nearest(Class<?> thrown, List<RetryPolicy.Rule> rules) {
        for (Class<?> type = thrown; type != null; type = type.getSuperclass()) {
            for (RetryPolicy.Rule rule : rules) {
                if (rule.on() == type) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    /** Causes may form a circle. */
    private static List<Throwable> withCauses(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}
