package dev.erga.benchmarks.measure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long one claim takes where the table is not as one would like it. */
record Claims(Contender contender) {

    private static final int CLAIMS = 200;
    private static final int PAGE = 10;

    /** Many wait. */
    Measured ofMany(int waiting) throws Exception {
        if (!(contender instanceof Claimer claimer)) {
            return Measured.none();
        }
        contender.empty();
        contender.enqueueMany(Stream.generate(Arrivals::argument).limit(waiting));
        try {
            return spans(claimer);
        } finally {
            contender.empty();
        }
    }

    /** So many have left the queue, and an old snapshot keeps their index entries from being taken away. */
    Measured behindDead(int dead) throws Exception {
        if (!(contender instanceof Claimer claimer)) {
            return Measured.none();
        }
        contender.empty();
        contender.enqueueMany(Stream.generate(Arrivals::argument).limit(dead + CLAIMS * PAGE));
        try (Connection old = contender.connect();
                Statement statement = old.createStatement()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_class")) {
                rows.next();
            }
            for (int claimed = 0; claimed < dead; claimed += 500) {
                claimer.claim(500);
            }
            Measured measured = spans(claimer);
            old.rollback();
            return measured;
        } finally {
            contender.empty();
        }
    }

    private static Measured spans(Claimer claimer) throws Exception {
        List<Long> spans = new ArrayList<>();
        claimer.relax(true);
        for (int i = 0; i < CLAIMS; i++) {
            long began = System.nanoTime();
            claimer.claim(PAGE);
            spans.add(System.nanoTime() - began);
        }
        claimer.relax(false);
        return Measured.ofSpans(spans);
    }
}
