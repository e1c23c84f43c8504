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
 * @param ruled whether a rule says so
 */
record RetryChoice(int attempts, Backoff backoff, boolean forbidden, boolean ruled) {

    /** No rule applies. */
    static RetryChoice ordinary(RetryPolicy policy, int maxAttempts) {
        return new RetryChoice(maxAttempts, policy.backoff(), false, false);
    }

    /**
     * Whoever says that trying again is useless has the last word, however it is wrapped. Then the exception is asked, then its
     * causes; for each of them the rule for the nearest superclass counts.
     */
    static RetryChoice after(Throwable thrown, RetryPolicy policy, int maxAttempts) {
        if (thrown instanceof NotCompletedException) {
            return ordinary(policy, maxAttempts);
        }
        List<Throwable> chain = withCauses(thrown);
        if (chain.stream().anyMatch(DoNotRetryException.class::isInstance)) {
            return new RetryChoice(maxAttempts, policy.backoff(), true, false);
        }
        for (Throwable each : chain) {
            Optional<RetryPolicy.Rule> rule = nearest(each.getClass(), policy.rules());
            if (rule.isPresent()) {
                return new RetryChoice(
                        rule.get().attempts().orElse(maxAttempts),
                        rule.get().backoff().orElse(policy.backoff()),
                        false,
                        rule.get().forbidsRetry());
            }
        }
        return ordinary(policy, maxAttempts);
    }

    private static Optional<RetryPolicy.Rule> nearest(Class<?> thrown, List<RetryPolicy.Rule> rules) {
        for (Class<?> type = thrown; type != null; type = type.getSuperclass()) {
            for (RetryPolicy.Rule rule : rules) {
                if (rule.on().equals(type.getName())) {
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
