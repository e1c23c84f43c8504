package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.JobsException;
import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.RecurringTimes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields for the times of a recurring job.
 *
 * @param stored how it fires
 * @param wanted how it is to fire, as it was written
 * @param refusal what the engine has against that
 */
record ScheduleFields(RecurringTimes stored, RecurringTimes wanted, Optional<JobsException> refusal, Texts texts) {

    private static final String EXPRESSION = "expression";
    private static final String ZONE = "zone";
    private static final String MISFIRE = "misfire";
    private static final String NO_ZONE = "ERGA-0232";

    List<FormField> fields() {
        return List.of(
                line(EXPRESSION, wanted.expression(), stored.expression()),
                line(ZONE, wanted.zone(), stored.zone()),
                new FormField(
                        MISFIRE,
                        texts.get("edit.misfire"),
                        "",
                        "choice",
                        "",
                        FormField.ALL_KEYS,
                        wanted.misfire().name(),
                        Stream.of(Misfire.values())
                                .map(each -> new FormField.Choice(each.name(), each == wanted.misfire()))
                                .toList(),
                        Stream.of(Misfire.values())
                                .map(each ->
                                        texts.get("edit.misfire." + each.name().toLowerCase(Locale.ROOT)))
                                .reduce((one, other) -> one + " · " + other)
                                .orElse(""),
                        ""));
    }

    private FormField line(String name, String value, String before) {
        String asked = texts.get("edit." + name + ".hint");
        return new FormField(
                name,
                texts.get("edit." + name),
                "",
                "line",
                "text",
                FormField.ALL_KEYS,
                value,
                List.of(),
                value.equals(before) ? asked : texts.get("edit.hint.before", asked, before),
                refusal.map(JobsException::problem)
                        .filter(problem -> fieldOf(problem.code()).equals(name))
                        .map(problem -> problem.code() + ": " + problem.what()
                                + problem.why().map(why -> "; " + why).orElse(""))
                        .orElse(""));
    }

    /** The field that a refusal is about; empty for none. */
    static String fieldOf(String code) {
        if (code.equals(NO_ZONE)) {
            return ZONE;
        }
        return Draft.TIMES.contains(code) ? EXPRESSION : "";
    }
}
