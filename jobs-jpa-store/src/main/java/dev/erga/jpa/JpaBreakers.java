package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.BreakerState;
import dev.erga.jobs.spi.BreakerState.Trial;
import dev.erga.jobs.spi.BreakerView;
import dev.erga.jobs.spi.Breakers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which job methods keep failing: one row for each. */
record JpaBreakers(Sessions sessions) implements Breakers {

    /** The attempt that tries a method is found by its job's id, and is over as soon as the row says so. */
    private static final String SEEN = """
            SELECT b.name, b.failures, b.openings, b.opened_at, b.open_until, b.trial_job, b.trial_token, b.reason,
                {now} AS clock, EXISTS (
                    SELECT 1 FROM erga_job j
                    WHERE j.id = b.trial_job AND j.token = b.trial_token AND j.{running}) AS tried
            FROM erga_breaker b
            """;

    private static final String ALL = SEEN + "ORDER BY b.name";
    private static final String ONE = SEEN + "WHERE b.name = ?";
    private static final String LOCK = "SELECT 1 FROM erga_breaker WHERE name = ? FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO erga_breaker (failures, openings, opened_at, open_until, trial_job, trial_token, reason, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE erga_breaker
            SET failures = ?, openings = ?, opened_at = ?, open_until = ?, trial_job = ?, trial_token = ?, reason = ?
            WHERE name = ?
            """;

    private static final String DELETE = "DELETE FROM erga_breaker WHERE name = ?";

    @Override
    public List<BreakerView> all() {
        return sessions.jdbc("look at breakers", JpaBreakers::all);
    }

    static List<BreakerView> all(Jdbc jdbc) throws SQLException {
        return jdbc.select(ALL, JpaBreakers::view);
    }

    /** What it says is read once it is locked, so that it stays true. */
    @Override
    public Optional<BreakerView> lock(String name) {
        return sessions.jdbc("lock a breaker", jdbc -> {
            boolean locked =
                    jdbc.selectOne(LOCK + " SKIP LOCKED", row -> true, name).isPresent();
            Optional<BreakerView> seen = jdbc.selectOne(ONE, JpaBreakers::view, name);
            if (locked || seen.isPresent()) {
                return locked ? seen : Optional.empty();
            }
            return Optional.of(new BreakerView(BreakerState.sound(name), DatabaseTime.read(jdbc), false));
        });
    }

    @Override
    public boolean replace(BreakerState before, BreakerState after) {
        return sessions.jdbc("write a breaker", jdbc -> {
            if (before.isSound()) {
                return after.isSound() || jdbc.database().insertIfAbsent(jdbc, INSERT, columns(after));
            }
            return (after.isSound() ? jdbc.update(DELETE, after.name()) : jdbc.update(UPDATE, columns(after))) == 1;
        });
    }

    private static @Nullable Object[] columns(BreakerState state) {
        return new @Nullable Object[] {
            state.failures(),
            state.openings(),
            state.openedAt(),
            state.openUntil(),
            state.trial().map(trial -> trial.job().value()),
            state.trial().map(Trial::token),
            state.reason(),
            Text.exact("name", state.name())
        };
    }

    @Override
    public Optional<BreakerState> reset(String name) {
        return sessions.jdbc("reset a breaker", jdbc -> {
            jdbc.selectOne(LOCK, row -> true, name);
            Optional<BreakerState> kept =
                    jdbc.selectOne(ONE, JpaBreakers::view, name).map(BreakerView::state);
            jdbc.update(DELETE, name);
            return kept;
        });
    }

    private static BreakerView view(ResultSet row) throws SQLException {
        @Nullable UUID job = row.getObject("trial_job", UUID.class);
        Optional<Trial> trial =
                job == null ? Optional.empty() : Optional.of(new Trial(new JobId(job), row.getLong("trial_token")));
        Optional<Instant> openUntil = Rows.optionalInstant(row, "open_until");
        return new BreakerView(
                new BreakerState(
                        row.getString("name"),
                        row.getInt("failures"),
                        row.getInt("openings"),
                        Rows.optionalInstant(row, "opened_at"),
                        openUntil,
                        trial,
                        Rows.optionalText(row, "reason")),
                Rows.instant(row, "clock"),
                row.getBoolean("tried"));
    }
}
