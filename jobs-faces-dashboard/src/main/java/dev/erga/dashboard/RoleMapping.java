package dev.erga.dashboard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which of the container's roles open the dashboard, and how far. Empty means that nobody gets in.
 *
 * @param containerRoles for each role of the dashboard the container's roles that give it
 */
public record RoleMapping(Map<DashboardRole, Set<String>> containerRoles) {

    public RoleMapping {
        EnumMap<DashboardRole, Set<String>> copy = new EnumMap<>(DashboardRole.class);
        containerRoles.forEach((role, names) -> copy.put(role, Set.copyOf(names)));
        containerRoles = Map.copyOf(copy);
    }

    /** Whether no role opens anything: the state of a deployment that nobody has configured. */
    public boolean isEmpty() {
        return containerRoles.values().stream().allMatch(Set::isEmpty);
    }

    /** Every role of the container that is named, in alphabetical order. */
    public Set<String> allContainerRoles() {
        Set<String> all = new TreeSet<>();
        containerRoles.values().forEach(all::addAll);
        return all;
    }

    /**
     * Whether a person may do what is open to {@code needed}.
     *
     * @param hasRole the container's word on whether the person has one of its roles
     */
    public boolean permits(DashboardRole needed, Predicate<String> hasRole) {
        return containerRoles.entrySet().stream()
                .filter(entry -> entry.getKey().includes(needed))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(hasRole);
    }
}
