package dev.erga.jpa;

import dev.erga.jobs.JobId;
import dev.erga.jobs.spi.Lease;
import dev.erga.jobs.spi.LeasedCompletion;
import dev.erga.jobs.spi.WrittenEnds;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends many attempts at once and waits for nobody: a caller that holds one of the rows for long holds up that one only. */
record CompletingMany(Sessions sessions) {

    private static final String VERB = "end attempts";

    WrittenEnds complete(List<LeasedCompletion> completions) {
        if (completions.isEmpty()) {
            return WrittenEnds.NONE;
        }
        List<Ending> endings = Ending.sorted(completions);
        boolean recorded =
                endings.stream().anyMatch(ending -> ending.recordedAs().isPresent());
        return recorded ? withBadOnes(endings) : sessions.jdbc(VERB, jdbc -> told(jdbc, endings, write(jdbc, endings)));
    }

    private WrittenEnds withBadOnes(List<Ending> endings) {
        return sessions.mixed(VERB, open -> {
            List<Ending> written = open.jdbc(jdbc -> write(jdbc, endings));
            BadEnds.record(open, written);
            return open.jdbc(jdbc -> told(jdbc, endings, written));
        });
    }

    private List<Ending> write(Jdbc jdbc, List<Ending> endings) throws SQLException {
        List<Ending> written = jdbc.database().complete(jdbc, endings);
        new Aftermath(jdbc, sessions.followers()).ended(written);
        return written;
    }

    /** What was passed over is asked for after it was passed over: a lease that is still good then is to be tried again. */
    private static WrittenEnds told(Jdbc jdbc, List<Ending> endings, List<Ending> written) throws SQLException {
        Set<Lease> unwritten = unwritten(endings, written);
        Set<Lease> running = unwritten.isEmpty() ? Set.of() : RunningRow.leases(jdbc, jobs(unwritten));
        Map<Boolean, Set<Lease>> split =
                unwritten.stream().collect(Collectors.partitioningBy(running::contains, Collectors.toSet()));
        Map<Lease, String> deleted = written.stream()
                .filter(Ending::isStopped)
                .collect(Collectors.toMap(Ending::lease, ending -> String.valueOf(ending.reason())));
        return new WrittenEnds(
                Objects.requireNonNull(split.get(false)), Objects.requireNonNull(split.get(true)), deleted);
    }

    private static Set<Lease> unwritten(List<Ending> endings, List<Ending> written) {
        if (written.size() == endings.size()) {
            return Set.of();
        }
        Set<Lease> unwritten = endings.stream().map(Ending::lease).collect(Collectors.toCollection(HashSet::new));
        written.forEach(ending -> unwritten.remove(ending.lease()));
        return unwritten;
    }

    private static List<JobId> jobs(Collection<Lease> leases) {
        return leases.stream().map(Lease::job).toList();
    }
}
