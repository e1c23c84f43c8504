package dev.erga.dashboard.job;

import dev.erga.dashboard.job.TimelineEntry.LogEntry;
import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what happened to a job, the oldest first. */
final class Timeline {

    private final JobData data;
    private final JobSummary job;
    private final Moments moments;
    private final Texts texts;
    private final Map<Integer, List<LogLine>> lines;
    private final List<TimelineEntry> entries = new ArrayList<>();

    private Timeline(JobData data, Moments moments, Texts texts) {
        this.data = data;
        this.job = data.job().summary();
        this.moments = moments;
        this.texts = texts;
        this.lines =
                data.log().stream().collect(Collectors.groupingBy(LogLine::attempt, TreeMap::new, Collectors.toList()));
    }

    static List<TimelineEntry> of(JobData data, Moments moments, Texts texts) {
        return new Timeline(data, moments, texts).told();
    }

    private List<TimelineEntry> told() {
        entries.add(entry(
                job.createdAt(),
                data.job().parent().isPresent() ? JobState.AWAITING : JobState.ENQUEUED,
                "job.line.stored",
                by()));
        List<AttemptDetails> bad = data.job().attempts();
        for (int i = 0; i < bad.size(); i++) {
            addBad(bad.get(i), i == bad.size() - 1);
        }
        addLatest();
        lines.forEach(this::addLines);
        addEnd();
        return entries;
    }

    private String by() {
        return data.job().createdBy().map(who -> texts.get("job.line.by", who)).orElse("");
    }

    private void addBad(AttemptDetails attempt, boolean last) {
        Instant started = attempt.startedAt().orElse(attempt.endedAt());
        String key = attempt.outcome().toLowerCase(Locale.ROOT);
        Amount took = Numbers.took(Duration.between(started, attempt.endedAt()), texts);
        entries.add(new TimelineEntry(
                moments.clock(started),
                "erga-failed",
                "erga-bad",
                texts.get("job.attempt", Numbers.grouped(attempt.attempt())),
                texts.get("job.outcome." + key, took.value() + " " + took.unit(), data.node(attempt.node())),
                ErrorLine.of(attempt),
                attempt.stack().map(trace -> Stack.of(trace, texts)).orElse(List.of()),
                log(lines.remove(attempt.attempt()), started),
                last && job.state() != JobState.SUCCEEDED));
    }

    /** The attempt that runs or has ended well, which leaves no row of an attempt. */
    private void addLatest() {
        boolean runs = job.state() == JobState.PROCESSING;
        boolean told = runs || job.state() == JobState.SUCCEEDED;
        if (job.startedAt().isEmpty() || !told) {
            return;
        }
        Instant started = job.startedAt().get();
        Amount took = JobRow.took(job, moments.seenFrom(), texts);
        StateLook look = StateLook.of(job.state());
        entries.add(new TimelineEntry(
                moments.clock(started),
                look.icon(),
                look.tone(),
                texts.get("job.attempt", Numbers.grouped(job.attempts())),
                texts.get(
                        runs ? "job.outcome.running" : "job.outcome.succeeded",
                        took.value() + " " + took.unit(),
                        job.node().map(data::node).orElse("–")),
                "",
                List.of(),
                log(lines.remove(job.attempts()), started),
                true));
    }

    /** Lines of an attempt of which nothing else is kept, such as one that was given back. */
    private void addLines(int attempt, List<LogLine> logged) {
        Instant first = logged.get(0).at();
        entries.add(new TimelineEntry(
                moments.clock(first),
                "erga-processing",
                "erga-dim",
                texts.get("job.attempt", Numbers.grouped(attempt)),
                texts.get("job.outcome.unknown"),
                "",
                List.of(),
                log(logged, first),
                false));
    }

    private void addEnd() {
        String reason = job.reason().map(moments::readable).orElse("");
        switch (job.state()) {
            case FAILED, DELETED ->
                entries.add(entry(
                        job.finishedAt().orElse(job.createdAt()),
                        job.state(),
                        "state." + StateLook.key(job.state()),
                        reason));
            case SCHEDULED ->
                entries.add(entry(
                        job.runAt(),
                        job.state(),
                        "job.line.due",
                        moments.of(job.runAt()).words()));
            case AWAITING, ENQUEUED, PROCESSING, SUCCEEDED, HELD -> {
                // the entries before say it
            }
        }
    }

    private TimelineEntry entry(Instant when, JobState state, String key, String more) {
        StateLook look = StateLook.of(state);
        return TimelineEntry.plain(moments.clock(when), look.icon(), look.tone(), texts.get(key), more);
    }

    private List<LogEntry> log(@Nullable List<LogLine> logged, Instant started) {
        return logged == null
                ? List.of()
                : logged.stream().map(line -> entry(line, started)).toList();
    }

    private LogEntry entry(LogLine line, Instant started) {
        Amount after = Numbers.took(Duration.between(started, line.at()), texts);
        String tone = switch (line.level()) {
            case INFO -> "";
            case WARN -> "erga-warn";
            case ERROR -> "erga-bad";
        };
        return new LogEntry(
                "+" + after.value() + " " + after.unit(), line.level().name(), tone, line.text());
    }
}
