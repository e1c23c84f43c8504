package dev.erga.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Rows by key, with row locks and read committed. Guarded by the database's monitor. */
final class Table<K, V> {

    private final InMemoryDatabase database;
    private final TreeMap<K, VersionedRow<V>> rows;

    Table(InMemoryDatabase database, Comparator<? super K> order) {
        this.database = database;
        this.rows = new TreeMap<>(order);
    }

    /** What the current transaction sees. */
    Optional<V> find(K key) {
        VersionedRow<V> row = rows.get(key);
        return row == null ? Optional.empty() : Optional.ofNullable(row.seenBy(database.current()));
    }

    /** What the current transaction sees, in the order of keys. */
    List<V> all(Predicate<V> wanted) {
        List<V> found = new ArrayList<>();
        InMemoryTransaction current = database.current();
        for (VersionedRow<V> row : rows.values()) {
            V value = row.seenBy(current);
            if (value != null && wanted.test(value)) {
                found.add(value);
            }
        }
        return found;
    }

    /** The keys of what the current transaction sees, in their order. */
    List<K> keys(Predicate<V> wanted) {
        return rows.keySet().stream()
                .filter(key -> find(key).filter(wanted).isPresent())
                .toList();
    }

    /** What has been committed, seen without a transaction. */
    List<V> committed() {
        List<V> found = new ArrayList<>();
        for (VersionedRow<V> row : rows.values()) {
            if (row.committed != null) {
                found.add(row.committed);
            }
        }
        return found;
    }

    /** What has been committed under a key, seen without a transaction. */
    Optional<V> committed(K key) {
        VersionedRow<V> row = rows.get(key);
        return row == null ? Optional.empty() : Optional.ofNullable(row.committed);
    }

    /** Locks a row, waiting for others, and reads it afresh. */
    Optional<V> lock(K key) {
        InMemoryTransaction current = database.current();
        VersionedRow<V> row = rows.get(key);
        while (row != null && !row.isFreeFor(current)) {
            database.awaitChange();
            row = rows.get(key);
        }
        if (row == null) {
            return Optional.empty();
        }
        row.hold(current);
        return Optional.ofNullable(row.pending);
    }

    /** Locks a row unless another transaction holds it. */
    Optional<V> lockUnlessHeld(K key) {
        VersionedRow<V> row = rows.get(key);
        return row == null || !row.isFreeFor(database.current()) ? Optional.empty() : lock(key);
    }

    /** Adds a row, waiting for another transaction that adds or holds one with that key. */
    void insert(K key, V value) {
        if (lock(key).isPresent()) {
            throw InMemoryDatabase.refused("a row with key " + key + " is there already", false);
        }
        VersionedRow<V> row = rows.computeIfAbsent(key, none -> new VersionedRow<>());
        row.hold(database.current());
        row.pending = value;
    }

    /** Adds a committed row without a transaction. */
    void put(K key, VersionedRow<V> row) {
        rows.put(key, row);
    }

    /** Changes a row that the current transaction has locked. */
    void update(K key, V value) {
        held(key).pending = value;
    }

    /** Removes a row that the current transaction has locked. */
    void delete(K key) {
        held(key).pending = null;
    }

    /** Forgets rows that nobody can see any more. */
    void sweep() {
        rows.values().removeIf(row -> row.committed == null && row.holder == null);
    }

    private VersionedRow<V> held(K key) {
        VersionedRow<V> row = rows.get(key);
        if (row == null || row.holder != database.current()) {
            throw new IllegalStateException("row " + key + " is not locked by this transaction");
        }
        return row;
    }
}
