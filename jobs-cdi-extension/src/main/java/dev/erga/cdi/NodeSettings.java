package dev.erga.cdi;

import dev.erga.engine.setup.EngineSettings;
import dev.erga.engine.setup.QueueOrder;
import dev.erga.jobs.spi.Retention;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from the configuration how this node works. The defaults are those that {@link EngineSettings} names. */
final class NodeSettings {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Settings settings;
    private final Values values;
    private final Problems problems;

    NodeSettings(Settings settings, Problems problems) {
        this.settings = settings;
        this.values = new Values(problems);
        this.problems = problems;
    }

    /** Whether there is to be an engine at all. */
    boolean enabled() {
        return settings.find("erga.enabled")
                .map(found -> values.word(Given.by(found), List.of("true", "false")))
                .map(Boolean::parseBoolean)
                .orElse(true);
    }

    /**
     * How this node works; nothing if the values contradict each other.
     *
     * @param declaredQueues the queues of all job methods
     */
    Optional<EngineSettings> read(Server server, Set<String> declaredQueues) {
        Set<String> named = queuesToWork();
        Set<String> known = knownQueues(declaredQueues, named);
        Duration heartbeat = duration("erga.heartbeat", Duration.ofSeconds(10), SECOND, HOUR);
        Duration leastLease = heartbeat.multipliedBy(3);
        Duration lease = duration("erga.lease", longer(leastLease, Duration.ofSeconds(30)), SECOND, DAY);
        if (lease.compareTo(leastLease) < 0) {
            settings.find("erga.lease")
                    .ifPresent(found -> problems.add(Messages.leaseTooShort(Given.by(found), heartbeat)));
            return Optional.empty();
        }
        return Optional.of(new EngineSettings(
                settings.find("erga.node.name").map(this::nodeName).orElseGet(server::nodeName),
                server.version(),
                wholeNumber("erga.workers", server.workers(), 0, 1000),
                queueWorkers(known),
                named.isEmpty() ? known : named,
                known,
                duration("erga.poll.interval", SECOND, MILLISECOND, HOUR),
                heartbeat,
                lease,
                duration("erga.shutdown.grace", Duration.ofSeconds(20), Duration.ZERO, DAY),
                retention(),
                wholeNumber("erga.crashes", 3, 1, 1000),
                order(named, known)));
    }

    private String nodeName(Setting found) {
        if (found.value().length() > Server.LONGEST_NAME) {
            problems.add(Messages.longNodeName(found, Server.LONGEST_NAME));
        }
        return found.value();
    }

    private Set<String> queuesToWork() {
        Set<String> queues = new LinkedHashSet<>();
        settings.find("erga.queues")
                .ifPresent(found -> Stream.of(found.value().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> values.queueName(new Given(found.key(), name, found.source())))
                        .forEach(queues::add));
        return queues;
    }

    private Set<String> knownQueues(Set<String> declared, Set<String> named) {
        Set<String> known = new LinkedHashSet<>(declared);
        known.addAll(named);
        known.add("default");
        settings.spelledOut().stream()
                .flatMap(setting -> Keys.queueOf(setting.key()).stream())
                .forEach(known::add);
        return known;
    }

    private Map<String, Integer> queueWorkers(Set<String> queues) {
        Map<String, Integer> workers = new LinkedHashMap<>();
        for (String queue : queues) {
            settings.find("erga.queue." + queue + ".workers")
                    .ifPresent(found -> workers.put(queue, values.wholeNumber(Given.by(found), 0, 1000)));
        }
        return workers;
    }

    private QueueOrder order(Set<String> named, Set<String> known) {
        QueueOrder.Kind kind = settings.find("erga.queues.order")
                .map(found -> orderKind(Given.by(found), named))
                .orElse(QueueOrder.Kind.EQUAL);
        Map<String, Integer> weights = weights(kind, known);
        return switch (kind) {
            case EQUAL -> QueueOrder.equal();
            case WEIGHTED -> QueueOrder.weighted(weights);
            case STRICT -> QueueOrder.strict(List.copyOf(named));
        };
    }

    private QueueOrder.Kind orderKind(Given given, Set<String> named) {
        String word = values.word(given, List.of("equal", "strict", "weighted"));
        if (word.equals("strict") && named.isEmpty()) {
            problems.add(Messages.strictWithoutQueues(given));
        }
        return QueueOrder.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Map<String, Integer> weights(QueueOrder.Kind kind, Set<String> queues) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String queue : queues) {
            settings.find("erga.queue." + queue + ".weight").ifPresent(found -> {
                weights.put(queue, values.wholeNumber(Given.by(found), 1, 1000));
                if (kind != QueueOrder.Kind.WEIGHTED) {
                    problems.add(Messages.weightWithoutOrder(Given.by(found)));
                }
            });
        }
        return weights;
    }

    private Retention retention() {
        Retention defaults = Retention.defaults();
        return new Retention(
                keep("succeeded", defaults.succeeded()),
                keep("deleted", defaults.deleted()),
                settings.find("erga.retention.failed")
                        .filter(found -> !Set.of("never", "forever")
                                .contains(found.value().strip()))
                        .map(found -> values.duration(Given.by(found), Duration.ZERO, Values.AGE))
                        .or(defaults::failed),
                keep("fires", defaults.fires()),
                keep("nodes", defaults.nodes()),
                keep("audit", defaults.audit()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Duration keep(String what, Duration byDefault) {
        return duration("erga.retention." + what, byDefault, Duration.ZERO, Values.AGE);
    }

    private Duration duration(String key, Duration byDefault, Duration least, Duration most) {
        return settings.find(key)
                .map(found -> values.duration(Given.by(found), least, most))
                .orElse(byDefault);
    }

    private int wholeNumber(String key, int byDefault, int least, int most) {
        return settings.find(key)
                .map(found -> values.wholeNumber(Given.by(found), least, most))
                .orElse(byDefault);
    }
}
