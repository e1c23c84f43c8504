package dev.erga.dashboard.job;

import dev.erga.dashboard.action.ActionButton;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.StateLook;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.JobDetails;
import java.time.Instant;
import java.util.List;

/**
 * The page as it is shown: finished words only.
 *
 * @param name the job method
 * @param id which job
 * @param list the way to the other jobs in its state
 * @param actions what can be done to it, and what not
 * @param steps its way through the states
 * @param strip its attempts in true time
 * @param lead the sentence that matters most
 * @param progress how far it has come
 * @param readable whether the person may read arguments and result
 * @param arguments its arguments; empty for none, and for a person who may not read them
 * @param result what it has left; empty for nothing, and for a person who may not read it
 * @param relations what it belongs to
 * @param facts what else is known
 * @param timeline what happened to it, the oldest first
 */
public record JobSheet(
        String name,
        String id,
        Link list,
        List<ActionButton> actions,
        List<Step> steps,
        Strip strip,
        Lead lead,
        Progress progress,
        boolean readable,
        List<Argument> arguments,
        String result,
        List<Fact> relations,
        List<Fact> facts,
        List<TimelineEntry> timeline) {

    /**
     * The page for one person.
     *
     * @param readable whether the person may read arguments and result
     * @param buttons makes the person's buttons
     */
    static JobSheet of(JobData data, boolean readable, Instant now, Buttons buttons) {
        Texts texts = buttons.texts();
        Moments moments = new Moments(now, texts);
        JobDetails job = data.job();
        String state = StateLook.key(data.state());
        Facts facts = new Facts(data, moments, texts);
        return new JobSheet(
                job.summary().name(),
                job.summary().id().toString(),
                new Link(texts.get("jobs.title." + state), "jobs?state=" + state),
                JobActions.of(data, buttons),
                new Steps(data, moments, texts).told(),
                StripScale.of(data, moments, texts),
                new LeadLine(moments, texts).of(data),
                job.progress().map(told -> Progress.of(told, moments, texts)).orElse(Progress.NONE),
                readable,
                readable ? Argument.of(job) : List.of(),
                readable ? job.result().map(Arguments::cut).orElse("") : "",
                facts.relations(),
                facts.others(),
                Timeline.of(data, moments, texts));
    }
}
