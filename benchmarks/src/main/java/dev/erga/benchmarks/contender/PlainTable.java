package dev.erga.benchmarks.contender;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The least that is durable, by hand: one table, and the statements that one database runs fastest. */
interface PlainTable {

    /** How many rows one statement takes at most. */
    int GROUP = 500;

    /** A job and the number of its grant, which fences the write of its end. */
    record Granted(long id, long token, String argument) {}

    void create() throws SQLException;

    void empty() throws SQLException;

    void insert(String argument) throws SQLException;

    void insertAll(Stream<String> arguments) throws SQLException;

    void insertFinished(long rows) throws SQLException;

    /** Grants the oldest that wait; for one thread. */
    List<Granted> claim(int limit) throws SQLException;

    /** Ends them in one transaction. */
    void complete(List<Granted> jobs) throws SQLException;
}
