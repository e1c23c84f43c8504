package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Claimer;
import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ceiling: what a program would do by hand that knows of nothing but this one kind of job. */
final class PlainJdbc implements Contender, Claimer {

    private final Pool pool;
    private final PlainTable table;
    private @Nullable PlainShift shift;

    private PlainJdbc(Pool pool, PlainTable table) throws SQLException {
        this.pool = pool;
        this.table = table;
        table.create();
    }

    static PlainJdbc onPostgreSql(String url) throws SQLException {
        Pool pool = Pool.on(url);
        return new PlainJdbc(pool, new PlainPostgreSql(pool));
    }

    static PlainJdbc onH2(String url) throws SQLException {
        Pool pool = Pool.on(url);
        return new PlainJdbc(pool, new PlainH2(pool));
    }

    @Override
    public boolean has(Mode mode) {
        return true;
    }

    @Override
    public void empty() throws SQLException {
        table.empty();
    }

    @Override
    public void enqueueOne(String argument) throws SQLException {
        table.insert(argument);
    }

    @Override
    public void enqueueMany(Stream<String> arguments) throws SQLException {
        table.insertAll(arguments);
    }

    @Override
    public Shift prepare(Mode mode, Stream<String> arguments) throws SQLException {
        table.insertAll(arguments);
        PlainShift prepared = new PlainShift(table, mode);
        shift = prepared;
        return prepared;
    }

    @Override
    public void send(String argument) throws SQLException {
        table.insert(argument);
    }

    @Override
    public long running() {
        return shift == null ? 0 : shift.running();
    }

    @Override
    public void addFinished(long rows) throws SQLException {
        table.insertFinished(rows);
    }

    @Override
    public void claim(int jobs) throws SQLException {
        table.claim(jobs);
    }

    @Override
    public void relax(boolean unflushed) throws SQLException {
        pool.relax(unflushed);
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.connect();
    }

    @Override
    public void close() {
        pool.close();
    }
}
