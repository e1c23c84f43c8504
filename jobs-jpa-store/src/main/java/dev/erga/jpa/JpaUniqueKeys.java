package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.KeyClaim;
import dev.erga.jobs.spi.KeyHolder;
import dev.erga.jobs.spi.NewJob;
import dev.erga.jobs.spi.StoreException;
import dev.erga.jobs.spi.UniqueKey;
import dev.erga.jobs.spi.UniqueKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which job is the latest of a key. The key's row is locked first, then perhaps that job's. */
record JpaUniqueKeys(Sessions sessions) implements UniqueKeys {

    private static final int TENANT = 200;
    private static final int TRIES = 20;

    private static final String INSERT = """
            INSERT INTO erga_unique (job_name, tenant, unique_key, job_id, taken_at, kept_until)
            VALUES (?, ?, ?, ?, {now}, {now} + {span})
            """;

    private static final String OF_KEY = " WHERE job_name = ? AND tenant = ? AND unique_key = ?";

    private static final String LOCK = "SELECT job_id, taken_at FROM erga_unique" + OF_KEY + " FOR UPDATE";

    private static final String PASS =
            "UPDATE erga_unique SET job_id = ?, taken_at = {now}, kept_until = {now} + {span}" + OF_KEY;

    /** A statement of its own: one that had to wait for the key's row would show the job as it was before. */
    private static final String HOLDER = "SELECT state, token, awaits_place, {now} AS clock FROM erga_job WHERE id = ?";

    /** All that a caller says of a job, but for its batch. */
    private static final String CHANGE = Arrays.stream((RowInserts.COLUMNS + RowInserts.PLACES).split(",\\s*"))
            .skip(1)
            .map(column -> column + " = ?")
            .collect(Collectors.joining(
                    ", ",
                    "UPDATE erga_job SET ",
                    ", linked = linked OR CAST(? AS boolean), reason = NULL WHERE id = ? AND token = 0"));

    /** What a key's row says. */
    private record Taken(JobId job, Instant at) {

        static Taken read(ResultSet row) throws SQLException {
            return new Taken(Rows.job(row, "job_id"), Rows.instant(row, "taken_at"));
        }
    }

    @Override
    public Optional<KeyHolder> take(KeyClaim claim) {
        return sessions.jdbc("take a key", jdbc -> {
            for (int i = 0; i < TRIES; i++) {
                if (jdbc.database().insertIfAbsent(jdbc, INSERT, columns(claim))) {
                    return Optional.empty();
                }
                // It may be gone meanwhile, with its job.
                Optional<Taken> taken = jdbc.selectOne(LOCK, Taken::read, columns(claim.key()));
                if (taken.isPresent()) {
                    return holderOrPass(jdbc, taken.get(), claim);
                }
            }
            throw new StoreException(StoreMessages.keyChangesHands(claim.key()), null, true);
        });
    }

    private static Optional<KeyHolder> holderOrPass(Jdbc jdbc, Taken taken, KeyClaim claim) throws SQLException {
        Optional<KeyHolder> holder = holder(jdbc, HOLDER, taken.job(), taken.at());
        if (holder.isEmpty()) {
            pass(jdbc, claim);
        }
        return holder;
    }

    private static Optional<KeyHolder> holder(Jdbc jdbc, String text, JobId job, Instant takenAt) throws SQLException {
        return jdbc.selectOne(
                text,
                row -> new KeyHolder(
                        job,
                        StoredState.of(job, row.getString("state")),
                        row.getLong("token") > 0,
                        row.getBoolean("awaits_place"),
                        takenAt,
                        Rows.instant(row, "clock")),
                job.value());
    }

    @Override
    public void pass(KeyClaim claim) {
        sessions.jdbc("pass a key on", jdbc -> pass(jdbc, claim));
    }

    private static int pass(Jdbc jdbc, KeyClaim claim) throws SQLException {
        Object[] key = columns(claim.key());
        return jdbc.update(PASS, claim.job().value(), claim.window(), key[0], key[1], key[2]);
    }

    @Override
    public Optional<KeyHolder> lock(KeyHolder seen) {
        return sessions.jdbc(
                "lock the job of a key", jdbc -> holder(jdbc, HOLDER + " FOR UPDATE", seen.job(), seen.takenAt()));
    }

    @Override
    public void change(NewJob job) {
        sessions.jdbc("change a job that waits", jdbc -> {
            NewRows rows = NewRows.of(List.of(job), DatabaseTime.read(jdbc));
            NewRows.Row row = rows.rows().get(0);
            new Places(jdbc, sessions.followers()).changed(List.of(row.id()));
            jdbc.update(CHANGE, columns(row, rows.kindOf(row)));
            jdbc.update("DELETE FROM erga_label WHERE job_id = ?", row.id());
            if (!rows.kindOf(row).labels().isEmpty()) {
                jdbc.database().insertLabels(jdbc, rows);
            }
            Places.tell(sessions.followers(), rows.awaited());
            return row.id();
        });
    }

    private static @Nullable Object[] columns(NewRows.Row row, JobKind kind) {
        List<@Nullable Object> columns = RowInserts.columns(row, kind);
        columns.remove(0);
        columns.add(row.limitKey());
        columns.add(kind.limitBounds());
        columns.add(row.awaitsPlace());
        columns.add(row.place() != null);
        columns.add(row.id());
        return columns.toArray();
    }

    private static Object[] columns(KeyClaim claim) {
        Object[] key = columns(claim.key());
        return new Object[] {key[0], key[1], key[2], claim.job().value(), claim.window()};
    }

    private static Object[] columns(UniqueKey key) {
        return new Object[] {
            Text.exact("name", key.jobName()),
            key.tenant().map(name -> Text.shown(name, TENANT)).orElse(""),
            Text.exact("key", key.text())
        };
    }
}
