package dev.erga.dashboard.action;

import dev.erga.jobs.monitor.EditedArguments;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a person has written into the fields of an action that edits. It does not tell that when it is printed, for it may be secret.
 *
 * @param seen what the page has said of that which is edited
 * @param values what was written, by the names of the fields
 */
record Draft(String seen, Map<String, String> values) {

    /** Nothing was written yet. */
    static final Draft NONE = new Draft("", Map.of());

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
        for (int place = 0; place < MOST_PARAMETERS; place++) {
            for (String name : List.of(name(place, false), name(place, true))) {
                Optional.ofNullable(request.getParameter(name)).ifPresent(text -> values.put(name, text));
            }
        }
        return new Draft(Optional.ofNullable(request.getParameter("seen")).orElse(""), values);
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

    @Override
    public String toString() {
        return "Draft" + values.keySet();
    }
}
