package dev.erga.dashboard.recurring;

import dev.erga.dashboard.job.Fact;
import dev.erga.dashboard.job.Link;
import dev.erga.dashboard.jobs.JobsSearch;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.RecurringDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings of a recurring job. What it passes to its method is not among them: it is shown job by job. */
record ScheduleFacts(RecurringDetails schedule, Moments moments, Texts texts) {

    private static final Set<String> OVERLAPS = Set.of("ALLOW", "SKIP", "QUEUE");

    List<Fact> told() {
        List<Fact> facts = new ArrayList<>();
        facts.add(plain("expression", ScheduleRow.expression(schedule, texts)));
        facts.add(plain("words", new Rhythm(texts).of(schedule)));
        if (schedule.cron().isPresent()) {
            facts.add(plain("zone", schedule.zone()));
        }
        facts.add(plain("misfire", misfire()));
        facts.add(plain("overlap", overlap()));
        facts.add(linked("method", schedule.jobName(), "job"));
        facts.add(schedule.queue()
                .map(queue -> linked("queue", queue, "queue"))
                .orElseGet(() -> plain("queue", texts.get("recurring.fact.queue.method"))));
        facts.add(plain("arguments", texts.get("recurring.fact.arguments.hidden")));
        facts.add(plain(
                "origin",
                texts.get(
                        schedule.origin().equals("DYNAMIC")
                                ? "recurring.fact.origin.dynamic"
                                : "recurring.fact.origin.declared")));
        return facts;
    }

    private String misfire() {
        return switch (schedule.misfire()) {
            case "COALESCE" -> texts.get("recurring.misfire.coalesce");
            case "SKIP" -> texts.get("recurring.misfire.skip", moments.rough(schedule.grace()));
            case "CATCH_UP" -> texts.get("recurring.misfire.catchUp", Numbers.grouped(schedule.catchUp()));
            default -> schedule.misfire();
        };
    }

    private String overlap() {
        String rule = schedule.overlap();
        return OVERLAPS.contains(rule) ? texts.get("recurring.overlap." + rule) : rule;
    }

    private Fact plain(String key, String value) {
        return new Fact(texts.get("recurring.fact." + key), value, List.of(), "");
    }

    private Fact linked(String key, String words, String qualifier) {
        Link link = new Link(words, "jobs?" + JobsSearch.address(qualifier, words));
        return new Fact(texts.get("recurring.fact." + key), "", List.of(link), "");
    }
}
