package dev.erga.dashboard.job;

import dev.erga.dashboard.job.Strip.Bar;
import dev.erga.dashboard.job.Strip.Gap;
import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a job's attempts in true time: from the begin of the first that is shown to the end of the last. */
final class StripScale {

    /** More would be a hair each. */
    private static final int MOST = 40;

    private static final int MOST_IN_WORDS = 10;

    /** What still can be seen, and how far apart labels must be, in percent. */
    private static final double THINNEST = 0.4;

    private static final double LABEL = 4;

    private final List<Run> runs;
    private final Texts texts;
    private final Instant begin;
    private final double span;

    private StripScale(List<Run> runs, Texts texts) {
        this.runs = runs;
        this.texts = texts;
        this.begin = runs.get(0).from();
        Instant end = runs.stream().map(Run::to).max(Instant::compareTo).orElse(begin);
        this.span = Math.max(1, Duration.between(begin, end).toMillis());
    }

    /** An attempt, from its begin to its end or to now. */
    private record Run(int number, Instant from, Instant to, String tone, String outcome) {

        Duration took() {
            return Duration.between(from, to);
        }
    }

    /** Nothing for fewer than two attempts. */
    static Strip of(JobData data, Moments moments, Texts texts) {
        List<Run> runs = new ArrayList<>();
        data.job().attempts().forEach(attempt -> runs.add(bad(attempt)));
        latest(data.job().summary(), moments.seenFrom()).ifPresent(runs::add);
        if (runs.size() < 2) {
            return Strip.NONE;
        }
        return new StripScale(runs.subList(Math.max(0, runs.size() - MOST), runs.size()), texts).drawn();
    }

    private static Run bad(AttemptDetails attempt) {
        Instant from = attempt.startedAt().orElse(attempt.endedAt());
        Instant to = attempt.endedAt().isBefore(from) ? from : attempt.endedAt();
        return new Run(attempt.attempt(), from, to, "erga-bad", attempt.outcome());
    }

    /** The attempt that runs or has ended well, which leaves no row of an attempt. */
    private static Optional<Run> latest(JobSummary job, Instant now) {
        boolean runs = job.state() == JobState.PROCESSING;
        if (!runs && job.state() != JobState.SUCCEEDED) {
            return Optional.empty();
        }
        String tone = StateLook.of(job.state()).tone();
        return job.startedAt().map(from -> {
            Instant to = runs ? now : job.finishedAt().orElse(from);
            return new Run(job.attempts(), from, to.isBefore(from) ? from : to, tone, runs ? "RUNNING" : "SUCCEEDED");
        });
    }

    private Strip drawn() {
        List<Bar> bars = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        double labelled = -LABEL;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            double from = Math.min(at(run.from()), 100 - THINNEST);
            double width = Math.max(THINNEST, at(run.to()) - from);
            boolean room = from - labelled >= LABEL;
            labelled = room ? from : labelled;
            bars.add(new Bar(percent(from), percent(width), run.tone(), room ? label(run, i == 0) : "", words(run)));
            if (i + 1 < runs.size()) {
                gaps.add(new Gap(
                        percent(from + width),
                        percent(Math.max(from + width, at(runs.get(i + 1).from())))));
            }
        }
        return new Strip(inWords(), bars, gaps);
    }

    private double at(Instant time) {
        double share = Duration.between(begin, time).toMillis() * 100 / span;
        return Math.max(0, Math.min(100, share));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    private String label(Run run, boolean first) {
        String number = Numbers.grouped(run.number());
        return first ? texts.get("job.attempt", number) : number;
    }

    private String words(Run run) {
        return texts.get(
                "job.strip." + run.outcome().toLowerCase(Locale.ROOT), Numbers.grouped(run.number()), told(run.took()));
    }

    private String inWords() {
        String each = runs.subList(Math.max(0, runs.size() - MOST_IN_WORDS), runs.size()).stream()
                .map(this::words)
                .collect(Collectors.joining("; "));
        return texts.get("job.strip", Numbers.grouped(runs.size()), told(Duration.ofMillis((long) span)), each);
    }

    private String told(Duration duration) {
        Amount amount = Numbers.took(duration, texts);
        return amount.value() + " " + amount.unit();
    }
}
