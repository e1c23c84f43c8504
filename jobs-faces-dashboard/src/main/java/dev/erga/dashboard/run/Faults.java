package dev.erga.dashboard.run;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.ArgumentFault;
import dev.erga.jobs.monitor.StartParameter;
import dev.erga.jobs.monitor.StartableMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is wrong with what somebody wrote, in finished words.
 *
 * @param fields of the parameters, by their places
 * @param together what is wrong with no field in particular
 * @param at of the time; empty for nothing
 * @param why of the reason; empty for nothing
 */
record Faults(Map<Integer, String> fields, List<String> together, String at, String why) {

    private static final int LONGEST_REASON = 500;

    Faults {
        fields = Map.copyOf(fields);
        together = List.copyOf(together);
    }

    static Faults none() {
        return new Faults(Map.of(), List.of(), "", "");
    }

    /** The form as a whole was refused. */
    static Faults of(String sentence) {
        return new Faults(Map.of(), List.of(sentence), "", "");
    }

    /** What can be told without asking the method. */
    static Faults in(Written written, StartableMethod method, Instant now, Texts texts) {
        Map<Integer, String> fields = new TreeMap<>();
        List<StartParameter> parameters = method.parameters();
        for (int place = 0; place < parameters.size(); place++) {
            int at = place;
            JsonText.of(parameters.get(place), written.value(place))
                    .fault()
                    .ifPresent(key -> fields.put(at, texts.get(key)));
        }
        boolean timeFits =
                !written.later() || written.time().filter(now::isBefore).isPresent();
        String why = written.why().strip();
        boolean reasonFits = !why.isEmpty() && why.length() <= LONGEST_REASON;
        return new Faults(
                fields,
                List.of(),
                timeFits ? "" : texts.get("start.fault.at"),
                reasonFits ? "" : texts.get("start.fault.why"));
    }

    /** What the method's types and constraints have against it, in the validator's words. */
    static Faults of(List<ArgumentFault> refused) {
        Map<Integer, String> fields = refused.stream()
                .filter(fault -> fault.parameter() != ArgumentFault.TOGETHER)
                .collect(Collectors.toMap(
                        ArgumentFault::parameter, ArgumentFault::words, (one, other) -> one + "; " + other));
        List<String> together = refused.stream()
                .filter(fault -> fault.parameter() == ArgumentFault.TOGETHER)
                .map(ArgumentFault::words)
                .toList();
        return new Faults(fields, together, "", "");
    }

    boolean isNone() {
        return fields.isEmpty() && together.isEmpty() && at.isEmpty() && why.isEmpty();
    }

    String of(int place) {
        return fields.getOrDefault(place, "");
    }
}
