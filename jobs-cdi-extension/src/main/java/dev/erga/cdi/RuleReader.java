package dev.erga.cdi;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobCancelledException;
import dev.erga.jobs.RetryRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a declaration says about certain exceptions. */
final class RuleReader {

    private static final Set<Class<?>> DECIDED = Set.of(DoNotRetryException.class, JobCancelledException.class);

    private final Values values;
    private final Problems problems;

    RuleReader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    List<RetryPolicy.Rule> read(FoundMethod found, List<RetryRule> rules) {
        List<RetryPolicy.Rule> read = new ArrayList<>();
        Set<Class<?>> exceptions = new HashSet<>();
        for (RetryRule rule : rules) {
            if (!exceptions.add(rule.on())) {
                problems.add(Messages.badRetryRule(
                        found, rule.on(), "there are two rules for this exception", "keep one of them"));
            }
            checkMeaning(found, rule);
            read.add(new RetryPolicy.Rule(rule.on(), attempts(found, rule), backoff(found, rule)));
        }
        return read;
    }

    private void checkMeaning(FoundMethod found, RetryRule rule) {
        if (DECIDED.contains(rule.on())) {
            String why = "this exception says by itself what becomes of the job";
            problems.add(Messages.badRetryRule(found, rule.on(), why, "remove the rule"));
        } else if (rule.attempts() == 0 && rule.backoff().isEmpty()) {
            String why = "it has neither attempts nor backoff and so changes nothing";
            problems.add(Messages.badRetryRule(found, rule.on(), why, "give it one of them, or remove it"));
        } else if (rule.attempts() == 1 && !rule.backoff().isEmpty()) {
            String why = "with attempts = 1 there is no retry that could wait for a backoff";
            problems.add(Messages.badRetryRule(found, rule.on(), why, "remove the backoff, or allow more attempts"));
        }
    }

    private OptionalInt attempts(FoundMethod found, RetryRule rule) {
        if (rule.attempts() == 0) {
            return OptionalInt.empty();
        }
        Given given = new Given("@RetryRule attempts", String.valueOf(rule.attempts()), found.place());
        return OptionalInt.of(values.wholeNumber(given, 1, 1000));
    }

    private Optional<Backoff> backoff(FoundMethod found, RetryRule rule) {
        return rule.backoff().isEmpty()
                ? Optional.empty()
                : Optional.of(values.backoff(new Given("@RetryRule backoff", rule.backoff(), found.place())));
    }
}
