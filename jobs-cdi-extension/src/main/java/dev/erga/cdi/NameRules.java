package dev.erga.cdi;

import dev.erga.jobs.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What methods and schedules are called, and were called before: each name means one of them. */
final class NameRules {

    private final List<FoundMethod> methods;
    private final Problems problems;

    NameRules(List<FoundMethod> methods, Problems problems) {
        this.methods = methods;
        this.problems = problems;
    }

    /** Checks them, and gives the keys of the configuration that mean something to a deployment with such names. */
    Keys check(Settings settings) {
        Map<String, List<String>> names = places(found -> Set.of(found.name()));
        Map<String, List<String>> ids = places(FoundMethod::ids);
        refuseDoubles(names, Messages::duplicateName);
        refuseDoubles(ids, Messages::duplicateId);
        checkFormer("job method", names, places(FoundMethod::formerNames));
        checkFormer("recurring job", ids, places(FoundMethod::formerIds));
        Keys keys = new Keys(
                names.keySet(),
                ids.keySet(),
                renamed(FoundMethod::formerNames, FoundMethod::name),
                renamed(FoundMethod::formerIds, found -> String.join("", found.ids())));
        keys.check(settings, problems);
        return keys;
    }

    private void refuseDoubles(Map<String, List<String>> places, BiFunction<String, List<String>, Problem> message) {
        places.forEach((name, where) -> {
            if (where.size() > 1) {
                problems.add(message.apply(name, where));
            }
        });
    }

    private void checkFormer(String kind, Map<String, List<String>> present, Map<String, List<String>> former) {
        former.forEach((name, where) -> {
            List<String> now = present.getOrDefault(name, List.of());
            if (!now.isEmpty()) {
                problems.add(VersionMessages.formerAndPresent(kind, name, where, now));
            } else if (where.size() > 1) {
                problems.add(VersionMessages.formerOfSeveral(kind, name, where));
            }
        });
    }

    private Map<String, List<String>> places(Function<FoundMethod, Set<String>> names) {
        Map<String, List<String>> places = new TreeMap<>();
        for (FoundMethod found : methods) {
            names.apply(found)
                    .forEach(name -> places.computeIfAbsent(name, none -> new ArrayList<>())
                            .add(found.place()));
        }
        return places;
    }

    private Map<String, String> renamed(
            Function<FoundMethod, Set<String>> former, Function<FoundMethod, String> present) {
        Map<String, String> renamed = new HashMap<>();
        for (FoundMethod found : methods) {
            former.apply(found).forEach(name -> renamed.put(name, present.apply(found)));
        }
        return renamed;
    }
}
