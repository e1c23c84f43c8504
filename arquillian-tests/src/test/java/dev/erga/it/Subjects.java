package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.action.Action;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Makes for each attempt something of its own that it can be about, and looks what has become of it. */
final class Subjects {

    /** How many jobs there are where one page is not to show them all. */
    static final int CROWD = 26;

    /** No node works it: what is put back into it stays there. */
    private static final String AT_REST = "at-rest";

    private static final String WORKED = "renewals";

    /** A node that is there for ever and does nothing: what it runs is left to it. */
    private static final String GHOST = "0192b1f0-0000-7000-8000-0000000000ff";

    /** All that an attempt can have changed, or left behind. */
    private static final String TRACES = """
            SELECT 'job ' || concat_ws(' ', id, name, state, token, run_at, cancel_requested, reason, arguments)
                FROM erga_job
                WHERE labels = '{mark}' OR arguments LIKE '%{mark}%'
            UNION ALL SELECT 'paused queue ' || name FROM erga_queue WHERE name = '{mark}' OR paused_why = '{mark}'
            UNION ALL SELECT 'recurring ' || concat_ws(' ', id, cron, zone, misfire, paused_at, pause_reason, triggered_job)
                FROM erga_recurring WHERE tenant = '{mark}'
            UNION ALL SELECT 'batch ' || concat_ws(' ', state, cancel_reason) FROM erga_batch WHERE name = '{mark}'
            UNION ALL SELECT 'quiet node ' || quiet_by FROM erga_quiet JOIN erga_node ON id = node_id
                WHERE name = '{mark}'
            UNION ALL SELECT 'asked node ' || asked_at FROM erga_stack JOIN erga_node ON id = node_id
                WHERE name = '{mark}'
            UNION ALL SELECT 'audit ' || concat_ws(' ', who, action, subject_id) FROM erga_audit WHERE why = '{mark}'
            UNION ALL SELECT 'audit of ' || who FROM erga_audit WHERE who NOT IN ('olga', 'ada')
            ORDER BY 1
            """;

    private final JobTables tables;
    private final Shop shop;
    private int made;

    Subjects(GuardedShop guarded) throws SQLException {
        this.tables = guarded.tables();
        this.shop = guarded.shop();
        node(GHOST, "ghost");
    }

    /** One that nobody has touched yet. */
    Subject fresh(Deed deed) throws SQLException {
        made++;
        String mark = String.format(Locale.ROOT, "cell-%05d", made);
        return new Subject(deed.isStart() ? Deed.STARTABLE : made(deed.action().orElseThrow(), mark), mark);
    }

    /** The same as pages offer it: to all that a search finds only where they show no more than its beginning. */
    Subject shown(Deed deed) throws SQLException {
        Subject subject = fresh(deed);
        if (deed.isErrand()) {
            crowd(subject.mark());
        }
        return subject;
    }

    /** The audit tells of each job, queue or other thing once who has done it; what a job of its own does comes later. */
    void assertAudited(Subject subject, String who, long things) throws Exception {
        String entries = "SELECT count(*) FROM erga_audit WHERE why = ? AND who = ?";
        Await.until(who + " is in the audit", () -> tables.count(entries, subject.mark(), who) >= things);
        assertThat(tables.count(entries, subject.mark(), who)).isEqualTo(things);
    }

    /** Each row that has to do with it as a line, and whatever the audit has of those who may do nothing. */
    List<String> traces(Subject subject) throws SQLException {
        return tables.lines(TRACES.replace("{mark}", subject.mark()));
    }

    private String made(Action action, String mark) throws SQLException {
        return switch (action) {
            case REQUEUE, EDIT_AND_REQUEUE -> job("FAILED", mark);
            case RUN_NOW, RESCHEDULE, DELETE -> job("SCHEDULED", mark);
            case CANCEL -> job("PROCESSING", mark);
            case REQUEUE_MATCHING -> search("FAILED", mark);
            case RUN_MATCHING, DELETE_MATCHING -> search("SCHEDULED", mark);
            case PAUSE_QUEUE -> openQueue();
            case RESUME_QUEUE -> pausedQueue(mark);
            case TRIGGER_RECURRING, PAUSE_RECURRING, EDIT_RECURRING -> recurring(mark);
            case RESUME_RECURRING -> pausedRecurring(mark);
            case CANCEL_BATCH -> batch("PROCESSING", "SCHEDULED", mark);
            case REQUEUE_BATCH -> batch("FAILED", "FAILED", mark);
            case REQUEUE_FAILED -> failure(mark);
            case QUIET_NODE -> node(id('d'), mark);
            case WAKE_NODE -> quietNode(mark);
            case ASK_STACKS -> workingNode(mark);
        };
    }

    /** The time in it is long ago. */
    private String id(char kind) {
        return String.format(Locale.ROOT, "0192b1f0-000%c-7000-8000-%012x", kind, made);
    }

    private String job(String state, String mark) throws SQLException {
        String id = id('a');
        tables.change("""
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, labels, token, node, attempts,
                    run_at, started_at, finished_at)
                SELECT CAST(? AS uuid), 'Counting.exactlyOnce', ?, 5, state, '["' || mark || '"]', mark, 1,
                    CAST(? AS uuid), 1, CASE state WHEN 'SCHEDULED' THEN timestamptz '2099-01-01 00:00Z' END,
                    clock_timestamp(), CASE state WHEN 'FAILED' THEN clock_timestamp() END
                FROM (VALUES (CAST(? AS varchar), CAST(? AS varchar))) AS given (state, mark)
                """, id, AT_REST, GHOST, state, mark);
        tables.change("INSERT INTO erga_label (label, job_id) VALUES (?, CAST(? AS uuid))", mark, id);
        return id;
    }

    private void crowd(String mark) throws SQLException {
        tables.change("""
                INSERT INTO erga_job (id, name, queue, priority, state, arguments, labels, token, node, attempts,
                    run_at, started_at, finished_at)
                SELECT CAST('0192b1f0-0010-7000-8000-' || lpad(to_hex(? * 100 + other), 12, '0') AS uuid), name, queue,
                    priority, state, arguments, labels, token, node, attempts, run_at, started_at, finished_at
                FROM erga_job, generate_series(1, ?) AS other WHERE labels = ?
                """, made, CROWD - 1, mark);
        tables.change("""
                INSERT INTO erga_label (label, job_id)
                SELECT labels, id FROM erga_job WHERE labels = ? ON CONFLICT DO NOTHING
                """, mark);
    }

    private String search(String state, String mark) throws SQLException {
        job(state, mark);
        return "state=" + state.toLowerCase(Locale.ROOT) + "&q=label%3A" + mark;
    }

    /** One that a node works: others are not paused. */
    private String openQueue() throws SQLException {
        tables.change("DELETE FROM erga_queue WHERE name = ?", WORKED);
        return WORKED;
    }

    private String pausedQueue(String mark) throws SQLException {
        tables.change(
                "INSERT INTO erga_queue (name, paused_why, paused_at) VALUES (?, 'a test', clock_timestamp())", mark);
        return mark;
    }

    /** By the shop's own means: it has to be one that can be run. */
    private String recurring(String mark) {
        return Shop.text(
                shop.putJson("api/shops/" + mark + "/digest?cron=0+8+1+1+*&zone=UTC", "")
                        .body(),
                "schedule");
    }

    private String pausedRecurring(String mark) throws SQLException {
        String id = recurring(mark);
        tables.change(
                "UPDATE erga_recurring SET paused_at = clock_timestamp(), pause_reason = 'a test' WHERE id = ?", id);
        return id;
    }

    private String batch(String state, String member, String mark) throws SQLException {
        String id = id('b');
        tables.change("""
                INSERT INTO erga_batch (id, name, state, total, failed, finished_at)
                SELECT CAST(? AS uuid), ?, state, 1, CASE state WHEN 'FAILED' THEN 1 ELSE 0 END,
                    CASE state WHEN 'FAILED' THEN clock_timestamp() END
                FROM (VALUES (CAST(? AS varchar))) AS given (state)
                """, id, mark, state);
        tables.change(
                "UPDATE erga_job SET batch_id = CAST(? AS uuid), linked = TRUE WHERE id = CAST(? AS uuid)",
                id,
                job(member, mark));
        return id;
    }

    private String failure(String mark) throws SQLException {
        String key = String.format(Locale.ROOT, "%016x", made);
        String job = job("FAILED", mark);
        tables.change("""
                INSERT INTO erga_attempt (job_id, token, attempt, outcome, node, error_type, message, place, error_key)
                VALUES (CAST(? AS uuid), 1, 1, 'FAILED', CAST(? AS uuid), 'java.io.IOException', ?, 'A.b(A.java:1)', ?)
                """, job, GHOST, mark, key);
        tables.change(
                "UPDATE erga_job SET error_key = ?, error_at = clock_timestamp() WHERE id = CAST(? AS uuid)", key, job);
        return key;
    }

    private String node(String id, String name) throws SQLException {
        tables.change("""
                INSERT INTO erga_node (id, name, version, workers, state, queues, job_names, schedules, started_at,
                    lease_until)
                VALUES (CAST(? AS uuid), ?, '1', 0, 'ACTIVE', 'default', '', '', clock_timestamp(),
                    timestamptz '2099-01-01 00:00Z')
                """, id, name);
        return id;
    }

    /** One without workers has nothing to tell. */
    private String workingNode(String mark) throws SQLException {
        String id = node(id('d'), mark);
        tables.change("UPDATE erga_node SET workers = 1 WHERE id = CAST(? AS uuid)", id);
        return id;
    }

    private String quietNode(String mark) throws SQLException {
        String id = node(id('d'), mark);
        tables.change("""
                INSERT INTO erga_quiet (node_id, quiet_by, quiet_why, quiet_at)
                VALUES (CAST(? AS uuid), 'a test', 'a test', clock_timestamp())
                """, id);
        return id;
    }
}
