package dev.erga.cdi;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.Overlap;
import dev.erga.jobs.Recurring;
import dev.erga.jobs.spi.RecurringCall;
import dev.erga.jobs.spi.RecurringDefinition;
import dev.erga.jobs.spi.RecurringRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one schedule, with the configuration's word before the annotation's. */
final class ScheduleReader {

    private static final String ID = "[A-Za-z0-9._-]{1,100}";
    private static final String OFF = "off";
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_GRACE = Duration.ofDays(366);
    private static final List<String> MISFIRES =
            Stream.of(Misfire.values()).map(Misfire::name).toList();
    private static final List<String> OVERLAPS =
            Stream.of(Overlap.values()).map(Overlap::name).toList();

    private final Settings settings;
    private final Values values;
    private final Problems problems;

    ScheduleReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.values = new Values(problems);
        this.problems = problems;
    }

    /** When it fires; exactly one is present. */
    private record Times(Optional<String> cron, Optional<Duration> every) {}

    /** The schedule; nothing if it is switched off or nobody can tell when it fires. */
    Optional<RecurringDefinition> read(FoundMethod found, Recurring declared) {
        Attributes attributes = Attributes.ofSchedule(settings, found, declared.id());
        if (!declared.id().matches(ID)) {
            problems.add(Messages.badRecurringId(attributes.annotated("id", declared.id())));
        }
        for (String former : found.formerIds()) {
            if (!former.matches(ID)) {
                problems.add(VersionMessages.badFormerId(found, former));
            }
        }
        int parameters = found.method().getParameterCount();
        if (parameters > 0) {
            problems.add(Messages.recurringWithParameters(found, parameters));
        }
        ZoneId zone = values.zone(attributes.given("zone", declared.zone()));
        String misfire = values.word(attributes.given("misfire", declared.misfire()), MISFIRES);
        Duration grace = values.duration(attributes.given("grace", declared.grace()), SHORTEST_GRACE, LONGEST_GRACE);
        Given most =
                attributes.configured("catch-up").orElseGet(() -> attributes.annotated("catchUp", declared.catchUp()));
        int catchUp = values.wholeNumber(most, 1, RecurringRules.MOST_CATCH_UP);
        String overlap = values.word(attributes.given("overlap", declared.overlap()), OVERLAPS);
        RecurringRules rules = new RecurringRules(Misfire.valueOf(misfire), grace, catchUp, Overlap.valueOf(overlap));
        return times(found, attributes, declared)
                .map(times -> new RecurringDefinition(
                        declared.id(),
                        RecurringDefinition.Origin.DECLARED,
                        RecurringCall.of(found.name()),
                        times.cron,
                        times.every,
                        zone,
                        rules));
    }

    /** What the configuration says replaces cron and every together. */
    private Optional<Times> times(FoundMethod found, Attributes attributes, Recurring declared) {
        Optional<Given> cron = attributes.configured("cron");
        Optional<Given> every = attributes.configured("every");
        if (cron.isPresent() && every.isPresent()) {
            problems.add(Messages.twoTimes(
                    "erga.recurring." + declared.id(), cron.get().place()));
            return Optional.empty();
        }
        if (cron.isPresent() || every.isPresent()) {
            return times(cron, every);
        }
        if (declared.cron().isEmpty() && declared.every().isEmpty()) {
            problems.add(Messages.noTimes(found));
            return Optional.empty();
        }
        if (!declared.cron().isEmpty() && !declared.every().isEmpty()) {
            problems.add(Messages.twoTimes("@Recurring", found.place()));
            return Optional.empty();
        }
        return times(attributes.optional("cron", declared.cron()), attributes.optional("every", declared.every()));
    }

    private Optional<Times> times(Optional<Given> cron, Optional<Given> every) {
        if (Stream.of(cron, every)
                .flatMap(Optional::stream)
                .anyMatch(given -> given.text().strip().equals(OFF))) {
            return Optional.empty();
        }
        return Optional.of(new Times(cron.map(values::cron), every.map(values::interval)));
    }
}
