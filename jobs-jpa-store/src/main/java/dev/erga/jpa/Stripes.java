package dev.erga.jpa;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Locks for the keys of limits, so that no place is given twice: a key's number picks one of a few rows. A row for each key
 * would have to be made, waited for and pruned; with a few for all keys those who let jobs through meet now and then, and one
 * of them comes back a moment later.
 */
final class Stripes {

    private static final int COUNT = 64;
    private static final String LOCK =
            "SELECT stripe FROM erga_limit WHERE stripe = ANY(?) ORDER BY stripe FOR UPDATE SKIP LOCKED";
    private static final String THERE = "SELECT stripe FROM erga_limit WHERE stripe = ANY(?)";
    private static final String MAKE = "INSERT INTO erga_limit (stripe) VALUES (?)";

    private Stripes() {}

    /** Those of the keys whose locks nobody else holds; locked until the transaction ends. */
    static Set<String> lock(Jdbc jdbc, Collection<String> keys) throws SQLException {
        Set<Integer> wanted = keys.stream().map(Stripes::of).collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> held = select(jdbc, LOCK, wanted);
        if (held.size() < wanted.size()) {
            held.addAll(make(jdbc, wanted, held));
        }
        return keys.stream().filter(key -> held.contains(of(key))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who makes a row holds it. */
    private static Set<Integer> make(Jdbc jdbc, Set<Integer> wanted, Set<Integer> held) throws SQLException {
        Set<Integer> missing = new TreeSet<>(wanted);
        missing.removeAll(held);
        missing.removeAll(select(jdbc, THERE, missing));
        Set<Integer> made = new TreeSet<>();
        for (int stripe : missing) {
            if (jdbc.database().insertIfAbsent(jdbc, MAKE, stripe)) {
                made.add(stripe);
            }
        }
        return made;
    }

    private static Set<Integer> select(Jdbc jdbc, String text, Set<Integer> stripes) throws SQLException {
        Array array = jdbc.array("integer", stripes.toArray(new Integer[0]));
        return new TreeSet<>(jdbc.select(text, row -> row.getInt(1), array));
    }

    private static int of(String key) {
        return Math.floorMod(key.hashCode(), COUNT);
    }
}
