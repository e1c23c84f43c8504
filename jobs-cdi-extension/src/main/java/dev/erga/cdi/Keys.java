package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every key that means something to Erga, so that a misspelt one does not go unnoticed. */
final class Keys {

    private static final Set<String> PLAIN = Set.of(
            "erga.crashes",
            "erga.dashboard.enabled",
            "erga.dashboard.path",
            "erga.dashboard.title",
            "erga.datasource",
            "erga.enabled",
            EncryptionReader.KEY,
            EncryptionReader.KEY_ID,
            "erga.heartbeat",
            "erga.lease",
            "erga.node.name",
            "erga.notify",
            "erga.poll.interval",
            "erga.queues",
            "erga.queues.order",
            "erga.retention.audit",
            "erga.retention.deleted",
            "erga.retention.failed",
            "erga.retention.fires",
            "erga.retention.nodes",
            "erga.retention.succeeded",
            "erga.schema",
            "erga.security.roles.admin",
            "erga.security.roles.operator",
            "erga.security.roles.viewer",
            "erga.shutdown.grace",
            "erga.workers");

    private static final List<String> OF_JOB = List.of(
            "queue",
            "priority",
            "attempts",
            "backoff",
            "rules",
            "on-exhausted",
            "timeout",
            "chunk",
            "limit",
            "at-once",
            "rate",
            "keep-succeeded",
            "keep-failed",
            "keep-deleted",
            "breaker");
    private static final List<String> OF_SCHEDULE =
            List.of("cron", "every", "zone", "misfire", "grace", "catch-up", "overlap");

    private static final Pattern QUEUE = Pattern.compile("erga\\.queue\\.([a-z0-9_-]{1,50})\\.(?:workers|weight)");
    private static final Pattern JOB = Pattern.compile("erga\\.job\\.\"(.+)\"\\.(" + String.join("|", OF_JOB) + ")");
    private static final Pattern SCHEDULE =
            Pattern.compile("erga\\.recurring\\.(.+)\\.(" + String.join("|", OF_SCHEDULE) + ")");

    private final Collection<String> jobs;
    private final Collection<String> schedules;
    private final Map<String, String> renamedJobs;
    private final Map<String, String> renamedSchedules;

    /**
     * The keys of a deployment with these job methods and schedules.
     *
     * @param renamedJobs from former names to present ones
     * @param renamedSchedules from former ids to present ones
     */
    Keys(
            Collection<String> jobs,
            Collection<String> schedules,
            Map<String, String> renamedJobs,
            Map<String, String> renamedSchedules) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.renamedJobs = renamedJobs;
        this.renamedSchedules = renamedSchedules;
    }

    /** The queue that a key speaks of. */
    static Optional<String> queueOf(String key) {
        Matcher queue = QUEUE.matcher(key);
        return queue.matches() ? Optional.of(queue.group(1)) : Optional.empty();
    }

    void check(Settings settings, Problems problems) {
        Set<String> known = known();
        settings.spelledOut().stream()
                .filter(setting -> !known.contains(setting.key()))
                .filter(setting -> !setting.key().startsWith(EncryptionReader.OLD_KEYS))
                .filter(setting -> queueOf(setting.key()).isEmpty())
                .map(setting -> unknown(setting, known))
                .forEach(problems::add);
    }

    /** Those that hold for a whole node. */
    static Set<String> ofNodes() {
        return PLAIN;
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(PLAIN);
        known.addAll(ofDeclarations());
        return known;
    }

    /** Those that hold for one job method or schedule of this deployment. */
    Set<String> ofDeclarations() {
        Set<String> known = new TreeSet<>();
        jobs.forEach(name -> OF_JOB.forEach(attribute -> known.add("erga.job.\"" + name + "\"." + attribute)));
        schedules.forEach(id -> OF_SCHEDULE.forEach(attribute -> known.add("erga.recurring." + id + "." + attribute)));
        return known;
    }

    private Problem unknown(Setting setting, Set<String> known) {
        Matcher job = JOB.matcher(setting.key());
        if (job.matches()) {
            return unknownJob(setting, job.group(1));
        }
        Matcher schedule = SCHEDULE.matcher(setting.key());
        if (schedule.matches()) {
            return unknownSchedule(setting, schedule.group(1));
        }
        List<String> near = Stream.concat(known.stream(), Stream.of("erga.queue.default.workers"))
                .toList();
        return Messages.unknownKey(setting, why(setting.key()), near);
    }

    private Problem unknownJob(Setting setting, String name) {
        String present = renamedJobs.get(name);
        return present == null
                ? Messages.unknownJob(setting, name, jobs)
                : VersionMessages.renamedJob(setting, name, present);
    }

    private Problem unknownSchedule(Setting setting, String id) {
        String present = renamedSchedules.get(id);
        return present == null
                ? Messages.unknownSchedule(setting, id, schedules)
                : VersionMessages.renamedSchedule(setting, id, present);
    }

    private static String why(String key) {
        if (key.startsWith("erga.job.")) {
            return "a job method has erga.job.\"<name>\" with ." + String.join(", .", OF_JOB);
        }
        return key.startsWith("erga.recurring.")
                ? "a recurring job has erga.recurring.<id> with ." + String.join(", .", OF_SCHEDULE)
                : "what begins with erga. is meant for Erga, which knows no such key";
    }
}
