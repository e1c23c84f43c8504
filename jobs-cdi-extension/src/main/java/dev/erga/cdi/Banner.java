package dev.erga.cdi;

import dev.erga.engine.setup.EngineSettings;
import dev.erga.jobs.CronSchedule;
import dev.erga.jobs.spi.RecurringDefinition;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the log says when a node begins to work: enough to tell at night which node, which database and what it will do. */
final class Banner implements Consumer<MadeEngine> {

    private static final System.Logger LOG = System.getLogger("dev.erga");

    private final Plan plan;
    private final InstantSource clock;

    Banner(Plan plan, InstantSource clock) {
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public void accept(MadeEngine running) {
        lines(running.store().description()).forEach(line -> LOG.log(Level.INFO, line));
    }

    List<String> lines(String store) {
        EngineSettings settings = plan.settings();
        return List.of(
                "Erga " + settings.version() + " runs as node " + settings.nodeName() + " on " + store,
                "Erga " + workers(settings) + "; this deployment declares "
                        + counted(plan.jobs().size(), "job method") + " and "
                        + counted(plan.recurring().size(), "recurring job") + nextFire());
    }

    private static String workers(EngineSettings settings) {
        if (settings.workers() == 0) {
            return "puts jobs in but runs none, because erga.workers=0";
        }
        String queues = new TreeSet<>(settings.queues())
                .stream().map(queue -> limited(queue, settings.queueWorkers())).collect(Collectors.joining(", "));
        return "works the queues " + queues + " with " + counted(settings.workers(), "worker");
    }

    private static String limited(String queue, Map<String, Integer> limits) {
        Integer limit = limits.get(queue);
        return limit == null ? queue : queue + " (at most " + limit + ")";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** By this node's clock, which is good enough for a reader; the database's decides. */
    private String nextFire() {
        TreeMap<Instant, String> fires = new TreeMap<>();
        for (RecurringDefinition schedule : plan.recurring()) {
            next(schedule).ifPresent(instant -> fires.putIfAbsent(instant, schedule.id()));
        }
        return fires.isEmpty()
                ? ""
                : ", the first to fire is " + fires.firstEntry().getValue() + " at " + fires.firstKey();
    }

    /** An interval counts from the first time the schedule was stored, which only the database knows. */
    private Optional<Instant> next(RecurringDefinition schedule) {
        return schedule.cron().flatMap(cron -> CronSchedule.parse(cron).next(clock.instant(), schedule.zone()));
    }
}
