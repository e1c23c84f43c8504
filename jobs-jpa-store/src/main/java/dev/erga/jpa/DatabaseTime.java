package dev.erga.jpa;

import java.sql.SQLException;
import java.time.Instant;

/** The database's clock. */
final class DatabaseTime {

    private DatabaseTime() {}

    static Instant read(Jdbc jdbc) throws SQLException {
        return jdbc.selectOne("SELECT {now} AS clock", row -> Rows.instant(row, "clock"))
                .orElseThrow();
    }
}
