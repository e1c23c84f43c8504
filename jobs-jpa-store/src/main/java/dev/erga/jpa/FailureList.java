package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.FailureGroup;
import dev.erga.jobs.spi.FailedJobs;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads in which ways jobs have failed.
 *
 * @param bound where counts stop
 */
record FailureList(Jdbc jdbc, int bound) {

    private static final int DAY = 2;
    private static final int WEEK = 3;

    /** The one that failed last: the exception it threw, or none if it is in quarantine. */
    static final String LATEST = """
            SELECT latest.id, latest.name, attempt.error_type, attempt.place
            FROM (
                SELECT id, name, error_key FROM erga_job
                WHERE {failing} AND error_key = ? AND state = ? ORDER BY error_at DESC LIMIT 1) AS latest
            LEFT JOIN erga_attempt attempt
                ON attempt.job_id = latest.id AND attempt.error_key = latest.error_key
            ORDER BY attempt.token DESC LIMIT 1
            """;

    /** Each with its own few: what is not shown is not looked up. */
    List<FailureGroup> read(int most) throws SQLException {
        Instant now = DatabaseTime.read(jdbc);
        List<Instant> since = FailureGroup.WINDOWS.stream().map(now::minus).toList();
        Map<String, Tally> tallies = new TreeMap<>();
        for (Part part : jdbc.database().failures(jdbc, since, bound + 1)) {
            tallies.merge(part.key(), Tally.of(part), Tally::plus);
        }
        List<FailureGroup> groups = new ArrayList<>();
        for (Tally tally : tallies.values().stream()
                .sorted(Tally.MOST_FREQUENT)
                .limit(most)
                .toList()) {
            latest(tally).map(latest -> group(tally, latest)).ifPresent(groups::add);
        }
        return groups;
    }

    /** How people call that kind of failure; empty if nothing failed so. */
    static Optional<String> words(Jdbc jdbc, String key) throws SQLException {
        return latest(jdbc, key, JobState.FAILED)
                .map(latest -> FailedJobs.words(latest.type().orElse(""), latest.place()));
    }

    private Optional<Latest> latest(Tally tally) throws SQLException {
        return latest(jdbc, tally.key(), tally.lastState());
    }

    private static Optional<Latest> latest(Jdbc jdbc, String key, JobState state) throws SQLException {
        return jdbc.selectOne(
                LATEST,
                row -> new Latest(
                        Rows.job(row, "id"),
                        row.getString("name"),
                        Rows.optionalText(row, "error_type"),
                        Rows.optionalText(row, "place").orElse("")),
                key,
                state);
    }

    private FailureGroup group(Tally tally, Latest latest) {
        return new FailureGroup(
                tally.key(),
                latest.type(),
                latest.place(),
                bounded(tally.failed()),
                bounded(tally.retrying()),
                tally.lately().stream().map(this::bounded).toList(),
                tally.first(),
                tally.last(),
                latest.job(),
                latest.name());
    }

    private BoundedCount bounded(long count) {
        return new BoundedCount(Math.min(bound, count), count > bound);
    }

    private record Latest(JobId job, String name, Optional<String> type, String place) {}

    /**
     * The jobs of one kind that are in one state.
     *
     * @param lately how many failed within each window
     */
    record Part(String key, JobState state, long jobs, List<Long> lately, Instant first, Instant last) {}

    /** Those of one kind in both states. */
    private record Tally(
            String key,
            long failed,
            long retrying,
            List<Long> lately,
            Instant first,
            Instant last,
            JobState lastState) {

        static final Comparator<Tally> MOST_FREQUENT = Comparator.<Tally>comparingLong(
                        tally -> tally.lately().get(DAY))
                .thenComparingLong(tally -> tally.lately().get(WEEK))
                .thenComparing(Tally::last)
                .reversed();

        static Tally of(Part part) {
            boolean failed = part.state() == JobState.FAILED;
            return new Tally(
                    part.key(),
                    failed ? part.jobs() : 0,
                    failed ? 0 : part.jobs(),
                    part.lately(),
                    part.first(),
                    part.last(),
                    part.state());
        }

        Tally plus(Tally other) {
            List<Long> sums = new ArrayList<>();
            for (int i = 0; i < lately.size(); i++) {
                sums.add(lately.get(i) + other.lately.get(i));
            }
            Tally later = last.isBefore(other.last) ? other : this;
            return new Tally(
                    key,
                    failed + other.failed,
                    retrying + other.retrying,
                    List.copyOf(sums),
                    first.isBefore(other.first) ? first : other.first,
                    later.last,
                    later.lastState);
        }
    }
}
