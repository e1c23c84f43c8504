package dev.erga.jpa;

import dev.erga.jobs.spi.ClaimedJob;
import dev.erga.jobs.spi.TenantPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects granted jobs by their tenants, and gives them in the order of turns: the first of each, then the second of each. */
final class TurnOrder {

    private final SortedMap<Integer, List<ClaimedJob>> byPlace = new TreeMap<>();

    /** @param place the tenant's in the order of turns */
    void add(int place, ClaimedJob job) {
        byPlace.computeIfAbsent(place, none -> new ArrayList<>()).add(job);
    }

    TenantPage page(int tenants, Optional<String> next) {
        byPlace.values().forEach(jobs -> jobs.sort(ClaimedRow.ORDER));
        List<ClaimedJob> ordered = new ArrayList<>();
        for (int turn = 0; !byPlace.isEmpty(); turn++) {
            int current = turn;
            byPlace.values().removeIf(jobs -> jobs.size() <= current);
            byPlace.values().forEach(jobs -> ordered.add(jobs.get(current)));
        }
        return new TenantPage(ordered, tenants, next);
    }
}
