package dev.erga.jpa;

import dev.erga.jobs.After;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Parent;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.spi.Situation;
import dev.erga.jobs.spi.Situation.Before;
import dev.erga.jobs.spi.Situation.Followed;
import dev.erga.jobs.spi.Situation.Node;
import dev.erga.jobs.spi.Situation.Places;
import dev.erga.jobs.spi.Situation.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads why a job runs or does not. What claims ask is asked by the same words; everything is found by an index, and nothing
 * is counted further than to a bound.
 *
 * @param most where counts stop
 */
record Situations(Jdbc jdbc, int most) {

    static final String JOB = """
            SELECT id, name, queue, priority, state, attempts, reason, labels, created_at, run_at, started_at, finished_at,
                node, token, tenant, expires_at, awaits_place, cancel_requested, limit_key, limit_bounds,
                {is-ready} AND ({is-nobodys} OR {is-of-tenant}) AS ready, {now} AS clock
            FROM erga_job WHERE id = ?
            """;

    private static final String PAUSE = "SELECT paused_by, paused_why, paused_at {pause-of}";

    private static final String LINK = """
            SELECT parent_id, after_end FROM erga_continuation WHERE child_id = ? AND NOT decided
            """;

    /** What {@link #JOB} reads. */
    private record Row(Instant now, Subject subject, Optional<String> limitKey, Waiter waiter) {

        static Row read(ResultSet row) throws SQLException {
            Optional<String> key = Rows.optionalText(row, "limit_key");
            Subject subject = new Subject(
                    JobLine.read(row).summary(),
                    Rows.optionalText(row, "tenant"),
                    row.getBoolean("ready"),
                    row.getBoolean("awaits_place"),
                    row.getBoolean("cancel_requested"),
                    Rows.optionalInstant(row, "expires_at"));
            return new Row(Rows.instant(row, "clock"), subject, key, Waiter.read(key.orElse(""), row));
        }
    }

    Optional<Situation> of(JobId id) throws SQLException {
        Optional<Row> row = jdbc.selectOne(JOB, Row::read, id.value());
        return row.isEmpty() ? Optional.empty() : Optional.of(situation(row.get()));
    }

    private Situation situation(Row row) throws SQLException {
        Subject subject = row.subject();
        JobSummary job = subject.summary();
        if (job.state().isFinal()) {
            return new Situation(
                    row.now(),
                    subject,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        boolean follows = job.state() == JobState.AWAITING && !subject.awaitsPlace();
        Optional<Followed> followed = follows ? followed(job.id().value()) : Optional.empty();
        Optional<Places> places = subject.awaitsPlace()
                ? Optional.of(new PlacesBefore(jdbc, row.now(), most).of(row.waiter(), job))
                : Optional.empty();
        Optional<Before> before =
                subject.ready() ? Optional.of(new TurnBefore(jdbc, most).of(job, subject.tenant())) : Optional.empty();
        return new Situation(row.now(), subject, pause(job.queue()), nodes(subject), followed, places, before);
    }

    private Optional<Pause> pause(String queue) throws SQLException {
        return jdbc.selectOne(PAUSE, QueueList::pause, queue);
    }

    private List<Node> nodes(Subject subject) throws SQLException {
        SituatedNodes nodes = new SituatedNodes(jdbc, subject.summary());
        return subject.ready() ? nodes.withLoads() : nodes.all();
    }

    private Optional<Followed> followed(UUID job) throws SQLException {
        Optional<Followed> link = jdbc.selectOne(
                LINK,
                row -> new Followed(
                        Rows.job(row, "parent_id"),
                        Optional.empty(),
                        Optional.empty(),
                        After.valueOf(row.getString("after_end"))),
                job);
        return link.isEmpty() ? link : Optional.of(parent(link.get()));
    }

    private Followed parent(Followed link) throws SQLException {
        Optional<Followed> job = parent(link, "erga_job", link.parent());
        Optional<Followed> found = job.isPresent()
                ? job
                : parent(link, "erga_batch", new BatchId(link.parent().value()));
        return found.orElse(link);
    }

    private Optional<Followed> parent(Followed link, String table, Parent parent) throws SQLException {
        return jdbc.selectOne(
                "SELECT name, state FROM " + table + " WHERE id = ?",
                row -> new Followed(
                        parent,
                        Optional.of(row.getString("name")),
                        Optional.of(StoredState.of(new JobId(parent.value()), row.getString("state"))),
                        link.after()),
                parent.value());
    }
}
