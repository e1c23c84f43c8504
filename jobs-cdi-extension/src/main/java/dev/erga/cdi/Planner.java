package dev.erga.cdi;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.JobDeclaration;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.SettingDetails;
import dev.erga.jobs.spi.LimitBounds;
import dev.erga.jobs.spi.RecurringDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks all that was found and configured, and makes of it what the engine needs; or refuses, naming every mistake. */
final class Planner {

    private final Settings settings;
    private final Server server;
    private final Consumer<Problem> warnings;
    private final Problems problems = new Problems();

    Planner(Settings settings, Server server, Consumer<Problem> warnings) {
        this.settings = settings;
        this.server = server;
        this.warnings = warnings;
    }

    /**
     * The plan.
     *
     * @throws DeploymentRefused with all mistakes, if there are any
     */
    Plan plan(FoundMethods found, Targets targets) {
        List<FoundMethod> methods = found.methods();
        MethodRules rules = new MethodRules(problems);
        methods.forEach(rules::check);
        new Outsiders(found, problems, warnings).check(found.annotatedTypes());
        Map<String, List<Upcaster>> upcasters = new UpcasterReader(methods, problems).read(found.upcasters());
        List<JobDeclaration> jobs = jobs(methods, new JobReader(settings, problems, targets, upcasters));
        List<RecurringDefinition> schedules = schedules(methods);
        Keys known = new NameRules(methods, problems).check(settings);
        checkLimits(jobs);
        Set<String> queues = jobs.stream().map(JobDeclaration::queue).collect(Collectors.toSet());
        Optional<EncryptionKeys> keys = new EncryptionReader(settings, problems).read(methods);
        NodeSettings node = new NodeSettings(settings, problems);
        boolean enabled = node.enabled();
        Optional<EngineSettings> engine = node.read(server, queues);
        if (engine.isEmpty() || !problems.isEmpty()) {
            throw new DeploymentRefused(problems.all());
        }
        List<SettingDetails> configuration = new Configured(settings, known).with(engine.get());
        return new Plan(enabled, engine.get(), jobs, schedules, keys, configuration);
    }

    private static List<JobDeclaration> jobs(List<FoundMethod> methods, JobReader reader) {
        return methods.stream().map(reader::read).toList();
    }

    private List<RecurringDefinition> schedules(List<FoundMethod> methods) {
        ScheduleReader reader = new ScheduleReader(settings, problems);
        return methods.stream()
                .flatMap(found -> found.recurring().flatMap(recurring -> reader.read(found, recurring)).stream())
                .toList();
    }

    /** Jobs of one key share places, so there cannot be two numbers of them. */
    private void checkLimits(List<JobDeclaration> jobs) {
        Map<String, List<JobDeclaration>> byKey = jobs.stream()
                .filter(job -> job.limit().isPresent())
                .collect(Collectors.groupingBy(
                        job -> job.limit().orElseThrow().key().text(), TreeMap::new, Collectors.toList()));
        byKey.forEach((key, sharing) -> {
            Map<String, LimitBounds> bounds = new TreeMap<>();
            sharing.forEach(
                    job -> bounds.put(job.name(), job.limit().orElseThrow().bounds()));
            if (Set.copyOf(bounds.values()).size() > 1) {
                problems.add(LimitMessages.limitsDiffer(key, bounds));
            }
        });
    }
}
