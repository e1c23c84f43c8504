package dev.erga.jpa;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Looks for places of limits, and for jobs that wait for one, as one database does it best. */
interface PlaceQueries {

    /** A condition, with the key to be given, that the jobs meet that hold a place, and no other. */
    String holds();

    /** A condition, with the key to be given, that the jobs meet that wait for a place, and no other. */
    String waits();

    /** The order of the index that finds both, by which their turns are. */
    String order();

    /** How things stand with each of the keys, at least of those for which jobs wait in queues that are not paused. */
    List<KeyUse> inUse(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException;

    /** The jobs of these keys that hold a place, have not begun, and cannot, since their queues are paused. */
    List<UUID> inVain(Jdbc jdbc, Collection<String> keys, Set<String> paused) throws SQLException;

    /** The first of those who wait for places, so many of each key, in the order of their turns. */
    List<Waiter> waiters(Jdbc jdbc, Map<String, Integer> most, Set<String> paused) throws SQLException;

    /** Keys for which jobs wait, in the database's order, after one. */
    List<String> awaited(Jdbc jdbc, String after, int limit) throws SQLException;
}
