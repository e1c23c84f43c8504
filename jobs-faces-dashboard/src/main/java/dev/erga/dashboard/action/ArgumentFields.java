package dev.erga.dashboard.action;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.EditableJob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fields for the arguments of a job, one for each parameter, each with JSON in it, so that what is left alone comes back as it was.
 *
 * @param job the job
 * @param readable whether the person may read its arguments; if not, each field keeps what is stored unless it is filled in
 */
record ArgumentFields(EditableJob job, boolean readable, Texts texts) {

    private static final int LONGEST = 200;

    /** With what was written, if anything was, and what is wrong with it. */
    List<FormField> fields(Draft draft, List<ArgumentFault> faults) {
        return IntStream.range(0, job.parameters().size())
                .mapToObj(place -> field(place, draft, faults))
                .toList();
    }

    private FormField field(int place, Draft draft, List<ArgumentFault> faults) {
        EditableJob.Parameter parameter = job.parameters().get(place);
        boolean hidden = parameter.secret() || !readable;
        String name = Draft.name(place, hidden);
        String stored = parameter.json().filter(any -> !hidden).orElse("");
        // What is secret does not come back from the server, not even to who wrote it.
        String value = hidden ? "" : draft.values().getOrDefault(name, stored);
        return new FormField(
                name,
                parameter.name(),
                parameter.type(),
                hidden ? "line" : "area",
                hidden ? "password" : "",
                FormField.ALL_KEYS,
                value,
                List.of(),
                hint(hidden, stored, value),
                faults.stream()
                        .filter(fault -> fault.parameter() == place)
                        .map(ArgumentFault::words)
                        .collect(Collectors.joining("; ")));
    }

    private String hint(boolean hidden, String stored, String value) {
        if (hidden) {
            return texts.get("edit.hint.secret");
        }
        Optional<String> shown = Optional.of(stored.isEmpty() ? job.stored() : stored)
                .filter(text -> !text.equals(value))
                .filter(text -> readable);
        return shown.map(text -> texts.get("edit.hint.stored", cut(text))).orElseGet(() -> texts.get("edit.hint.json"));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
