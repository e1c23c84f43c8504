package dev.erga.dashboard.action;

import dev.erga.jobs.Misfire;
import dev.erga.jobs.monitor.EditedArguments;
import dev.erga.jobs.monitor.RecurringTimes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a person has written into the fields of an action that edits. It does not tell that when it is printed, for it may be secret.
 *
 * @param seen what the page has said of that which is edited
 * @param values what was written, by the names of the fields
 */
record Draft(String seen, Map<String, String> values) {

    /** Nothing was written yet. */
    static final Draft NONE = new Draft("", Map.of());

    /** What the engine says against an expression or a zone. */
    static final Set<String> TIMES = Set.of("ERGA-0209", "ERGA-0231", "ERGA-0232", "ERGA-0239");

    private static final List<String> SCHEDULE = List.of("expression", "zone", "misfire", "agreed");
    private static final int MOST_PARAMETERS = 5;
    private static final String OPEN = "a";
    private static final String SECRET = "s";

    Draft {
        values = Map.copyOf(values);
    }

    /** What the request brings for the fields of such an action. */
    static Draft in(HttpServletRequest request, Editor editor) {
        if (editor == Editor.NONE) {
            return NONE;
        }
        Map<String, String> values = new TreeMap<>();
        names(editor)
                .forEach(name ->
                        Optional.ofNullable(request.getParameter(name)).ifPresent(text -> values.put(name, text)));
        return new Draft(Optional.ofNullable(request.getParameter("seen")).orElse(""), values);
    }

    private static Stream<String> names(Editor editor) {
        return editor == Editor.SCHEDULE
                ? SCHEDULE.stream()
                : IntStream.range(0, MOST_PARAMETERS)
                        .boxed()
                        .flatMap(place -> Stream.of(name(place, false), name(place, true)));
    }

    /** What the field of the parameter at that place is called: those that show nothing have other names. */
    static String name(int place, boolean secret) {
        return (secret ? SECRET : OPEN) + place;
    }

    /** The arguments: a field that shows nothing, left empty, keeps what is stored; one that shows something does not. */
    EditedArguments arguments() {
        List<Optional<String>> json = new ArrayList<>();
        for (int place = 0; place < MOST_PARAMETERS; place++) {
            Optional<String> open = Optional.ofNullable(values.get(name(place, false)));
            Optional<String> secret = Optional.ofNullable(values.get(name(place, true)));
            if (open.isEmpty() && secret.isEmpty()) {
                break;
            }
            json.add(open.isPresent() ? open : secret.filter(Predicate.not(String::isBlank)));
        }
        return new EditedArguments(seen, json);
    }

    /** Times as they are posted along with the fields in which they are written. */
    static String written(RecurringTimes times) {
        return times.misfire() + "|" + times.zone() + "|" + times.expression();
    }

    private static Optional<RecurringTimes> times(String misfire, String zone, String expression) {
        return Stream.of(Misfire.values())
                .filter(known -> known.name().equals(misfire))
                .findFirst()
                .map(known -> new RecurringTimes(expression, zone, known));
    }

    /** How a recurring job fired when the page was made; nothing if the page says no such thing. */
    Optional<RecurringTimes> before() {
        String[] words = seen.split("\\|", 3);
        return words.length == 3 ? times(words[0], words[1], words[2]) : Optional.empty();
    }

    /** How it is to fire; nothing if that is no answer to the page. */
    Optional<RecurringTimes> wanted() {
        return times(
                values.getOrDefault("misfire", ""),
                values.getOrDefault("zone", "").strip(),
                values.getOrDefault("expression", "").strip());
    }

    /** Whether the next fires of what is wanted were shown. */
    boolean isAgreed() {
        return wanted().map(Draft::written)
                .filter(text -> text.equals(values.get("agreed")))
                .isPresent();
    }

    @Override
    public String toString() {
        return "Draft" + values.keySet();
    }
}
