package dev.erga.jpa;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A bean whose job leaves a row in its transaction. Nothing in the database forbids a second one: it would be seen. */
class Effects {

    private final AtomicLong calls = new AtomicLong();
    private final LocalTransactions transactions;
    private final Runnable atEachCall;

    Effects(LocalTransactions transactions, Runnable atEachCall) {
        this.transactions = transactions;
        this.atEachCall = atEachCall;
    }

    static void createTable(DataSource database) {
        Tables.execute(database, "CREATE TABLE effect (number bigint NOT NULL)");
    }

    public void leave(long number) throws SQLException {
        calls.incrementAndGet();
        atEachCall.run();
        try (PreparedStatement insert =
                transactions.connection().prepareStatement("INSERT INTO effect (number) VALUES (?)")) {
            insert.setLong(1, number);
            insert.executeUpdate();
        }
    }

    /** How often the job method was entered. */
    long calls() {
        return calls.get();
    }
}
