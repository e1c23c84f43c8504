package dev.erga.cdi;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Keeps;
import dev.erga.engine.setup.RetryPolicy;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.Exhausted;
import dev.erga.jobs.JobState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one job method's declaration, with the configuration's word before the annotation's. */
final class JobReader {

    private static final String NAME = "[\\p{L}\\p{N}._$-]{1,200}";
    private static final int LARGEST_CHUNK = 500;
    private static final List<String> EXHAUSTED =
            Stream.of(Exhausted.values()).map(Exhausted::name).toList();
    private static final Duration TRANSACTION = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Settings settings;
    private final Values values;
    private final RuleReader rules;
    private final LimitReader limits;
    private final RuleTexts ruleTexts;
    private final Problems problems;
    private final Targets targets;
    private final Map<String, List<Upcaster>> upcasters;

    /**
     * Reads with this configuration.
     *
     * @param upcasters by the present names of their job methods
     */
    JobReader(Settings settings, Problems problems, Targets targets, Map<String, List<Upcaster>> upcasters) {
        this.settings = settings;
        this.values = new Values(problems);
        this.rules = new RuleReader(values, problems);
        this.limits = new LimitReader(values, problems);
        this.ruleTexts = new RuleTexts(values, problems);
        this.problems = problems;
        this.targets = targets;
        this.upcasters = upcasters;
    }

    /** The declaration; meaningless if problems were found. */
    JobDeclaration read(FoundMethod found) {
        JobAttributes declared = JobAttributes.of(found);
        Attributes attributes = Attributes.ofJob(settings, found);
        return new JobDeclaration(
                name(found, attributes),
                types(found.bean()),
                found.method(),
                values.queueName(attributes.given("queue", declared.queue())),
                values.wholeNumber(attributes.given("priority", declared.priority()), 1, 9),
                retry(found, attributes, declared),
                timeout(attributes, declared),
                declared.transactional(),
                chunk(found, attributes, declared),
                targets.of(found),
                limits.read(found, attributes, declared),
                keeps(attributes, declared),
                earlier(found),
                attributes.optional("breaker", declared.breaker()).flatMap(values::breaker),
                declared.startable());
    }

    private EarlierVersions earlier(FoundMethod found) {
        for (String former : found.formerNames()) {
            if (!former.matches(NAME)) {
                problems.add(VersionMessages.badFormerName(found, former));
            }
        }
        return new EarlierVersions(
                found.formerNames(), found.formerIds(), upcasters.getOrDefault(found.name(), List.of()));
    }

    private String name(FoundMethod found, Attributes attributes) {
        if (!found.name().matches(NAME)) {
            problems.add(Messages.badJobName(attributes.annotated("name", found.name())));
        }
        return found.name();
    }

    private static Set<Class<?>> types(JobBean bean) {
        Set<Class<?>> types = new HashSet<>(bean.views());
        types.add(bean.type());
        return types;
    }

    private RetryPolicy retry(FoundMethod found, Attributes attributes, JobAttributes declared) {
        return new RetryPolicy(
                values.wholeNumber(attributes.given("attempts", declared.attempts()), 1, 1000),
                values.backoff(attributes.given("backoff", declared.backoff())),
                attributes
                        .configured("rules")
                        .map(ruleTexts::read)
                        .orElseGet(() -> rules.read(found, declared.rules())),
                onExhausted(attributes, declared));
    }

    private Exhausted onExhausted(Attributes attributes, JobAttributes declared) {
        Given given = attributes
                .configured("on-exhausted")
                .orElseGet(() -> attributes.annotated("onExhausted", declared.onExhausted()));
        return Exhausted.valueOf(values.word(given, EXHAUSTED));
    }

    private int chunk(FoundMethod found, Attributes attributes, JobAttributes declared) {
        Given given = attributes.given("chunk", declared.chunk());
        int chunk = values.wholeNumber(given, 1, LARGEST_CHUNK);
        if (chunk > 1 && !declared.transactional()) {
            problems.add(Messages.chunkWithoutTransaction(given));
            return 1;
        }
        if (chunk > 1 && found.recurring().isPresent()) {
            problems.add(Messages.chunkOfOne(given));
            return 1;
        }
        return chunk;
    }

    private Keeps keeps(Attributes attributes, JobAttributes declared) {
        Map<JobState, Optional<Duration>> spans = new EnumMap<>(JobState.class);
        for (JobState end : List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.DELETED)) {
            String word = end.name().toLowerCase(Locale.ROOT);
            attributes
                    .configured("keep-" + word)
                    .or(() -> keep(attributes, end, declared.keeps().getOrDefault(end, "")))
                    .ifPresent(given -> spans.put(end, values.keep(given)));
        }
        return new Keeps(spans);
    }

    private static Optional<Given> keep(Attributes attributes, JobState end, String annotated) {
        String attribute =
                "keep" + end.name().charAt(0) + end.name().substring(1).toLowerCase(Locale.ROOT);
        return annotated.isEmpty() ? Optional.empty() : Optional.of(attributes.annotated(attribute, annotated));
    }

    private Optional<Duration> timeout(Attributes attributes, JobAttributes declared) {
        return attributes
                .optional("timeout", declared.timeout())
                .map(given -> values.duration(given, SHORTEST, LONGEST))
                .or(() -> declared.transactional() ? Optional.of(TRANSACTION) : Optional.empty());
    }
}
