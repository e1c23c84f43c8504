package dev.erga.dashboard.job;

import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.BatchDetails;
import dev.erga.jobs.monitor.FollowerDetails;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.jobs.monitor.JobSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands beside a job's timeline. */
record Facts(JobData data, Moments moments, Texts texts) {

    List<Fact> relations() {
        JobDetails job = data.job();
        List<Fact> facts = new ArrayList<>();
        job.batch().ifPresent(batch -> facts.add(batch(batch)));
        job.parent().ifPresent(parent -> facts.add(parent(parent)));
        data.followers().stream()
                .limit(JobData.MOST_FOLLOWERS)
                .map(this::follower)
                .forEach(facts::add);
        if (data.followers().size() > JobData.MOST_FOLLOWERS) {
            facts.add(Fact.of(texts.get("job.fact.followers"), texts.get("job.fact.followers.more")));
        }
        job.recurringId()
                .map(id -> Fact.of(texts.get("job.fact.recurring"), Link.toRecurring(id)))
                .ifPresent(facts::add);
        job.firedFor().ifPresent(fire -> facts.add(moment("job.fact.fire", fire)));
        Fact.of(texts.get("job.fact.limit"), job.limit()).ifPresent(facts::add);
        return facts;
    }

    private Fact batch(BatchId id) {
        Link members = Link.to(id);
        Optional<BatchDetails> batch = data.batch();
        String words = batch.map(BatchDetails::name).orElse(members.words());
        String total = batch.map(known -> texts.get("job.fact.batch.of", Numbers.grouped(known.total())))
                .orElse("");
        return new Fact(texts.get("job.fact.batch"), total, List.of(new Link(words, members.address())), "");
    }

    private Fact parent(Parent parent) {
        Link link = Link.to(parent);
        if (parent instanceof JobId && data.parent().isEmpty()) {
            return Fact.of(texts.get("job.fact.parent"), texts.get("job.fact.parent.gone", link.words()));
        }
        String words = data.parent().map(JobSummary::name).orElse(link.words());
        String state = data.parent()
                .map(job -> texts.get("state." + StateLook.key(job.state())))
                .orElse("");
        return new Fact(texts.get("job.fact.parent"), state, List.of(new Link(words, link.address())), "");
    }

    private Fact follower(FollowerDetails follower) {
        JobSummary job = follower.job();
        return new Fact(
                texts.get("job.fact.after." + follower.after().name().toLowerCase(Locale.ROOT)),
                texts.get("state." + StateLook.key(job.state())),
                List.of(new Link(job.name(), Link.toJob(job.id()).address())),
                "");
    }

    List<Fact> others() {
        JobDetails job = data.job();
        JobSummary summary = job.summary();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                texts.get("job.fact.queue"),
                texts.get("job.fact.priority", Numbers.grouped(summary.priority())),
                List.of(Link.toList(summary.queue(), "queue", summary.queue())),
                ""));
        facts.add(Fact.of(
                texts.get("job.fact.method"), Link.toList(texts.get("job.fact.method.all"), "job", summary.name())));
        if (!summary.labels().isEmpty()) {
            facts.add(new Fact(
                    texts.get("job.fact.labels"),
                    "",
                    summary.labels().stream()
                            .map(label -> Link.toList(label, "label", label))
                            .toList(),
                    ""));
        }
        job.tenant()
                .map(tenant -> Fact.of(texts.get("job.fact.tenant"), Link.toList(tenant, "tenant", tenant)))
                .ifPresent(facts::add);
        job.key()
                .map(key -> Fact.of(texts.get("job.fact.key"), Link.toList(key, "key", key)))
                .ifPresent(facts::add);
        Fact.of(texts.get("job.fact.by"), job.createdBy()).ifPresent(facts::add);
        facts.add(moment("job.fact.stored", summary.createdAt()));
        facts.add(Fact.of(texts.get("job.fact.attempts"), Numbers.grouped(summary.attempts())));
        if (job.crashes() > 0) {
            facts.add(Fact.of(texts.get("job.fact.crashes"), Numbers.grouped(job.crashes())));
        }
        summary.node().map(data::node).ifPresent(node -> facts.add(Fact.of(texts.get("job.fact.node"), node)));
        if (summary.state().isFinal()) {
            facts.add(job.expiresAt()
                    .map(until -> moment("job.fact.kept", until))
                    .orElseGet(() -> Fact.of(texts.get("job.fact.kept"), texts.get("job.fact.kept.forGood"))));
        }
        return facts;
    }

    private Fact moment(String key, Instant time) {
        Moment moment = moments.of(time);
        return new Fact(texts.get(key), moment.exact(), List.of(), moment.iso());
    }
}
