package dev.erga.cdi;

import dev.erga.engine.setup.RetryPolicy;
import dev.erga.jobs.Backoff;
import dev.erga.jobs.DoNotRetryException;
import dev.erga.jobs.JobCancelledException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads retry rules out of one text of the configuration: {@code java.net.ConnectException: 20, fixed PT30S;
 * com.acme.NoSuchCustomer: 1}. No class is loaded by such a name: what is thrown is compared with it.
 */
final class RuleTexts {

    private static final String NONE = "none";
    private static final Pattern RULE =
            Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*)\\s*:(.*)");
    private static final Pattern DIGITS = Pattern.compile("-?\\d+");
    private static final Set<String> DECIDED =
            Set.of(DoNotRetryException.class.getName(), JobCancelledException.class.getName());

    private final Values values;
    private final Problems problems;

    RuleTexts(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    List<RetryPolicy.Rule> read(Given given) {
        if (given.text().strip().equalsIgnoreCase(NONE)) {
            return List.of();
        }
        List<RetryPolicy.Rule> rules = new ArrayList<>();
        Set<String> exceptions = new HashSet<>();
        for (String text : texts(given.text(), ";")) {
            rule(given, text).ifPresent(rule -> {
                rules.add(rule);
                if (!exceptions.add(rule.on())) {
                    problems.add(PolicyMessages.badRule(given, text, "there are two rules for this exception"));
                }
            });
        }
        return rules;
    }

    private static List<String> texts(String text, String separator) {
        return Stream.of(text.split(separator))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Optional<RetryPolicy.Rule> rule(Given given, String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            String why = "a rule is an exception's full class name, a colon, and then attempts, a backoff, or both";
            problems.add(PolicyMessages.badRule(given, text, why));
            return Optional.empty();
        }
        List<String> attempts =
                texts(rule.group(2), ",").stream().filter(RuleTexts::isNumber).toList();
        List<String> backoffs = texts(rule.group(2), ",").stream()
                .filter(part -> !isNumber(part))
                .toList();
        reasonAgainst(rule.group(1), attempts, backoffs)
                .ifPresent(why -> problems.add(PolicyMessages.badRule(given, text, why)));
        return Optional.of(new RetryPolicy.Rule(rule.group(1), attempts(given, attempts), backoff(given, backoffs)));
    }

    private static boolean isNumber(String part) {
        return DIGITS.matcher(part).matches();
    }

    private static Optional<String> reasonAgainst(String exception, List<String> attempts, List<String> backoffs) {
        if (DECIDED.contains(exception)) {
            return Optional.of("this exception says by itself what becomes of the job");
        }
        if (attempts.size() + backoffs.size() == 0) {
            return Optional.of("it has neither attempts nor backoff and so changes nothing");
        }
        if (attempts.size() > 1 || backoffs.size() > 1) {
            return Optional.of("it says twice how many attempts there are or how long to wait");
        }
        return attempts.contains("1") && !backoffs.isEmpty()
                ? Optional.of("with one attempt there is no retry that could wait for a backoff")
                : Optional.empty();
    }

    private OptionalInt attempts(Given given, List<String> numbers) {
        return numbers.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(values.wholeNumber(part(given, numbers.get(0)), 1, 1000));
    }

    private Optional<Backoff> backoff(Given given, List<String> texts) {
        return texts.stream().findFirst().map(text -> values.backoff(part(given, text)));
    }

    private static Given part(Given given, String text) {
        return new Given(given.subject(), text, given.place());
    }
}
