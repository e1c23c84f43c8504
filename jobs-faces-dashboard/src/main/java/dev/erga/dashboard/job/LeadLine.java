package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.AttemptDetails;
import dev.erga.jobs.monitor.Explanation;
import dev.erga.jobs.monitor.LimitReason;
import dev.erga.jobs.monitor.QueueReason;
import dev.erga.jobs.monitor.Reason;
import dev.erga.jobs.monitor.StateReason;
import dev.erga.jobs.monitor.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides which sentence matters most: the exception of a job that has failed, else the weightiest reason. */
record LeadLine(Moments moments, Texts texts) {

    private static final int MOST_HOLDERS = 10;

    /** The language in which the engine explains. */
    private static final String ENGINE = "en";

    Lead of(JobData data) {
        List<AttemptDetails> attempts = data.job().attempts();
        if (data.state() == JobState.FAILED && !attempts.isEmpty()) {
            AttemptDetails last = attempts.get(attempts.size() - 1);
            if (last.errorType().isPresent()) {
                return exception(last, last.errorType().get());
            }
        }
        Optional<Explanation> why = data.why().filter(found -> found.verdict() != Verdict.OVER);
        return why.map(this::reasons).orElseGet(() -> ended(data));
    }

    private Lead exception(AttemptDetails last, String type) {
        String place = last.stack().flatMap(Stack::place).orElse("");
        return new Lead(
                "erga-bad", ErrorLine.simple(type), ErrorLine.message(last).orElse(""), "", place, List.of());
    }

    private Lead ended(JobData data) {
        String key = StateLook.key(data.state());
        String when = data.job()
                .summary()
                .finishedAt()
                .map(moments::of)
                .map(it -> it.words())
                .orElse("");
        String word = texts.get("state." + key);
        String reason = data.job()
                .summary()
                .reason()
                .map(why -> ": " + moments.readable(why))
                .orElse("");
        String language = texts.language().toLanguageTag();
        return new Lead(StateLook.of(data.state()).tone(), word, when + reason, language, "", List.of());
    }

    private Lead reasons(Explanation why) {
        Reason first = why.reasons().get(0);
        return new Lead(
                tone(why.verdict()),
                texts.get("job.verdict." + why.verdict().name().toLowerCase(Locale.ROOT)),
                moments.readable(first.sentence()),
                ENGINE,
                "",
                unsaid(why));
    }

    /** A single reason that leads nowhere is said by the sentence itself. */
    private List<ReasonLine> unsaid(Explanation why) {
        List<ReasonLine> lines = why.reasons().stream()
                .map(reason -> line(reason, why.verdict()))
                .toList();
        boolean said = lines.size() == 1 && lines.get(0).links().isEmpty();
        return said ? List.of() : lines;
    }

    private ReasonLine line(Reason reason, Verdict verdict) {
        boolean stops = verdict == Verdict.BLOCKED || verdict == Verdict.ABANDONED;
        return new ReasonLine(
                stops ? "erga-x" : "erga-skip",
                stops ? "erga-warn" : "erga-dim",
                moments.readable(reason.sentence()),
                links(reason));
    }

    private List<Link> links(Reason reason) {
        if (reason instanceof StateReason.Follows follows) {
            return List.of(Link.to(follows.parent()));
        }
        if (reason instanceof LimitReason.PlacesTaken taken) {
            return taken.holders().stream()
                    .limit(MOST_HOLDERS)
                    .map(holder -> Link.toJob(holder.job()))
                    .toList();
        }
        if (reason instanceof QueueReason.QueuePaused paused) {
            return List.of(queue(paused.queue()));
        }
        return reason instanceof QueueReason.JobsBefore before ? List.of(queue(before.queue())) : List.of();
    }

    private Link queue(String name) {
        return Link.toList(texts.get("job.queue.list", name), "queue", name);
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case BLOCKED, ABANDONED -> "erga-warn";
            case RUNNING -> "erga-live";
            case OVER, WAITING, CLAIMABLE -> "";
        };
    }
}
