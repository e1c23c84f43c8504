package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.WrittenEnds;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends many attempts at once and waits for nobody: a caller that holds one of the rows for long holds up that one only. */
record CompletingMany(Sessions sessions) {

    WrittenEnds complete(List<LeasedCompletion> completions) {
        if (completions.isEmpty()) {
            return WrittenEnds.NONE;
        }
        List<Ending> endings = Ending.sorted(completions);
        return sessions.mixed("end attempts", open -> {
            List<Ending> held = open.jdbc(jdbc -> held(jdbc, endings));
            Set<Lease> written = held.isEmpty()
                    ? Set.of()
                    : open.jdbc(jdbc -> open.database().complete(jdbc, held));
            List<Ending> ended = held.stream()
                    .filter(ending -> written.contains(ending.lease()))
                    .toList();
            BadEnds.record(open, ended);
            Set<Lease> unwritten = endings.stream().map(Ending::lease).collect(Collectors.toSet());
            unwritten.removeAll(written);
            return open.jdbc(jdbc -> told(jdbc, unwritten, ended));
        });
    }

    /** Those whose lease is good and whose row is free, with what it says of a request to stop. */
    private static List<Ending> held(Jdbc jdbc, List<Ending> endings) throws SQLException {
        List<JobId> jobs = endings.stream().map(ending -> ending.lease().job()).toList();
        Map<Lease, Optional<StopRequest>> rows =
                RunningRow.lockFree(jdbc, jobs).stream().collect(Collectors.toMap(RunningRow::lease, RunningRow::stop));
        return endings.stream()
                .filter(ending -> rows.containsKey(ending.lease()))
                .map(ending -> ending.unless(Objects.requireNonNull(rows.get(ending.lease()))))
                .toList();
    }

    /** What was passed over is asked for after it was passed over: a lease that is still good then is to be tried again. */
    private static WrittenEnds told(Jdbc jdbc, Set<Lease> unwritten, List<Ending> ended) throws SQLException {
        Set<Lease> running = unwritten.isEmpty() ? Set.of() : RunningRow.leases(jdbc, jobs(unwritten));
        Map<Boolean, Set<Lease>> split =
                unwritten.stream().collect(Collectors.partitioningBy(running::contains, Collectors.toSet()));
        Map<Lease, String> deleted = ended.stream()
                .filter(Ending::isStopped)
                .collect(Collectors.toMap(Ending::lease, ending -> String.valueOf(ending.reason())));
        return new WrittenEnds(
                Objects.requireNonNull(split.get(false)), Objects.requireNonNull(split.get(true)), deleted);
    }

    private static List<JobId> jobs(Collection<Lease> leases) {
        return leases.stream().map(Lease::job).toList();
    }
}
