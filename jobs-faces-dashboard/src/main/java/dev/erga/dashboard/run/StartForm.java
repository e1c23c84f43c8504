package dev.erga.dashboard.run;

import dev.erga.dashboard.action.FormField;
import dev.erga.dashboard.text.Moment;
import dev.erga.dashboard.text.Moments;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.StartableMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The page as it is shown: finished words only.
 *
 * @param asOf when it was made
 * @param methods what can be started
 * @param count how many those are
 * @param method which of them the form is for; empty for none
 * @param fields one for each of its parameters
 * @param alert that nothing was enqueued, and how many fields are wrong; empty if nothing was refused
 * @param wrong the wrong fields
 * @param time when it is to start
 * @param why the reason
 * @param facts what will happen
 * @param token what proves that this page was seen
 */
public record StartForm(
        Moment asOf,
        List<FormField.Choice> methods,
        String count,
        String method,
        List<FormField> fields,
        String alert,
        List<Wrong> wrong,
        Time time,
        Reason why,
        List<Fact> facts,
        String token) {

    /**
     * A field that is wrong.
     *
     * @param id its id in the page; empty if it is no field in particular
     * @param label what it is called
     * @param fault what is wrong
     */
    public record Wrong(String id, String label, String fault) {}

    /**
     * When the job is to start.
     *
     * @param later whether at a time, instead of now
     * @param at that time, as it was written
     * @param fault what is wrong with it; empty for nothing
     */
    public record Time(boolean later, String at, String fault) {}

    /**
     * Why it is started.
     *
     * @param written what was written
     * @param fault what is wrong with it; empty for nothing
     */
    public record Reason(String written, String fault) {}

    /**
     * One thing about the method's jobs.
     *
     * @param name what it is
     * @param value how it is
     * @param address where more is told of it, below the dashboard's address; empty for nowhere
     */
    public record Fact(String name, String value, String address) {}

    static StartForm of(List<StartableMethod> startable, Refused shown, String token, Instant now, Texts texts) {
        Written written = shown.written();
        Faults faults = shown.faults();
        Optional<StartableMethod> method = startable.stream()
                .filter(each -> each.name().equals(written.method()))
                .findFirst();
        List<FormField> fields =
                method.map(known -> fields(known, written, faults, texts)).orElse(List.of());
        List<Wrong> wrong = wrong(fields, faults, texts);
        return new StartForm(
                new Moments(now, texts).now(),
                startable.stream()
                        .map(each ->
                                new FormField.Choice(each.name(), each.name().equals(written.method())))
                        .toList(),
                texts.get("start.count", Numbers.grouped(startable.size())),
                method.map(StartableMethod::name).orElse(""),
                fields,
                wrong.isEmpty() ? "" : texts.get("start.alert"),
                wrong,
                new Time(written.later(), written.at(), faults.at()),
                new Reason(written.why(), faults.why()),
                method.map(known -> facts(known, texts)).orElse(List.of()),
                token);
    }

    private static List<FormField> fields(StartableMethod method, Written written, Faults faults, Texts texts) {
        return IntStream.range(0, method.parameters().size())
                .mapToObj(place -> ParameterField.of(
                        method.parameters().get(place), place, written.value(place), faults.of(place), texts))
                .toList();
    }

    private static List<Wrong> wrong(List<FormField> fields, Faults faults, Texts texts) {
        Stream<Wrong> together = faults.together().stream().map(fault -> new Wrong("", "", fault));
        Stream<Wrong> ofFields = fields.stream().map(field -> new Wrong(field.name(), field.label(), field.fault()));
        Stream<Wrong> others = Stream.of(
                new Wrong("at", texts.get("start.at"), faults.at()),
                new Wrong("why", texts.get("start.why"), faults.why()));
        return Stream.of(together, ofFields, others)
                .flatMap(part -> part)
                .filter(each -> !each.fault().isEmpty())
                .toList();
    }

    private static List<Fact> facts(StartableMethod method, Texts texts) {
        return List.of(
                new Fact(
                        texts.get("start.fact.queue"),
                        method.queue(),
                        "/jobs?state=enqueued&q="
                                + URLEncoder.encode("queue:" + method.queue(), StandardCharsets.UTF_8)),
                new Fact(texts.get("start.fact.attempts"), Numbers.grouped(method.attempts()), ""),
                new Fact(
                        texts.get("start.fact.runs"),
                        texts.get(method.transactional() ? "start.fact.transaction" : "start.fact.bare"),
                        ""),
                new Fact(
                        texts.get("start.fact.before"),
                        method.name(),
                        "/jobs?q=" + URLEncoder.encode("job:" + method.name(), StandardCharsets.UTF_8)));
    }
}
