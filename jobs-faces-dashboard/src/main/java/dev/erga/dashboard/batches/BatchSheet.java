package dev.erga.dashboard.batches;

import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.job.Fact;
import dev.erga.dashboard.job.Link;
import dev.erga.dashboard.jobs.JobRow;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BatchDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of one batch as it is shown: finished words only.
 *
 * @param actions what can be done to it, and what not
 * @param row what lists show of it
 * @param tallies its numbers
 * @param outlook how long it may take; empty where that cannot be known
 * @param facts what else is known
 * @param jobs the jobs in it, failed ones first
 * @param inner the batches in it
 * @param innerMore what follows the dashboard's address and a slash in that of the list of all of them; empty if these are all
 */
public record BatchSheet(
        List<ActionButton> actions,
        BatchRow row,
        List<Tally> tallies,
        String outlook,
        List<Fact> facts,
        List<JobRow> jobs,
        List<BatchRow> inner,
        String innerMore) {

    static BatchSheet of(BatchData data, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        BatchDetails batch = data.batch();
        BatchRow row = BatchRow.of(batch, moments, texts);
        return new BatchSheet(
                BatchActions.of(batch, buttons),
                row,
                List.of(
                        row.succeeded(),
                        row.failed(),
                        row.deleted(),
                        Tally.pending(batch, texts, row.total().address()),
                        row.total()),
                outlook(batch, moments, texts),
                facts(data, moments, texts),
                data.jobs().stream()
                        .map(job -> JobRow.of(job, now, moments, texts))
                        .toList(),
                data.inner().batches().stream()
                        .map(inner -> BatchRow.of(inner, moments, texts))
                        .toList(),
                data.inner().next().map(any -> "batches?in=" + batch.id()).orElse(""));
    }

    private static String outlook(BatchDetails batch, Moments moments, Texts texts) {
        return End.left(batch, moments.seenFrom())
                .map(left -> texts.get("batch.outlook", moments.rough(left), rate(batch, moments)))
                .orElse("");
    }

    private static String rate(BatchDetails batch, Moments moments) {
        long ended = batch.total() - batch.pending();
        long millis = Duration.between(batch.createdAt(), moments.seenFrom()).toMillis();
        return Numbers.grouped(Math.max(1, Math.round(ended * 60_000.0 / millis)));
    }

    private static List<Fact> facts(BatchData data, Moments moments, Texts texts) {
        BatchDetails batch = data.batch();
        List<Fact> facts = new ArrayList<>();
        batch.parent()
                .ifPresent(parent -> facts.add(new Fact(
                        texts.get("batch.fact.parent"),
                        "",
                        List.of(new Link(
                                data.parent().map(BatchDetails::name).orElse(parent.toString()),
                                BatchRow.page(parent))),
                        "")));
        batch.createdBy().ifPresent(by -> facts.add(plain(texts.get("batch.fact.by"), by)));
        facts.add(moment(texts.get("batch.fact.made"), moments.of(batch.createdAt())));
        batch.finishedAt().ifPresent(end -> facts.add(moment(texts.get("batch.fact.ended"), moments.of(end))));
        batch.cancelReason()
                .ifPresent(why -> facts.add(plain(texts.get("batch.fact.cancelled"), moments.readable(why))));
        return facts;
    }

    private static Fact plain(String name, String value) {
        return new Fact(name, value, List.of(), "");
    }

    private static Fact moment(String name, Moment moment) {
        return new Fact(name, moment.exact(), List.of(), moment.iso());
    }
}
