package dev.erga.engine.maintain;

import dev.erga.engine.check.StoredWorkCheck;
import dev.erga.engine.message.VersionMessages;
import dev.erga.jobs.Problem;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.spi.Inventory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks once, when the node has begun to work, whether what waits can be run by what the deployment declares, and says what cannot.
 * That keeps nothing from starting: what does not fit is held, or fails, as it would without.
 */
final class Comparing implements Duty {

    private static final Logger LOG = System.getLogger(Comparing.class.getName());
    private static final Duration UNTIL_JOINED = Duration.ofSeconds(10);
    private static final Duration NOTHING_MORE = Duration.ofDays(365);

    /** How much of each place where jobs wait is looked at, at either end. */
    private static final int MOST = 500;

    private final MaintenanceParts parts;
    private final StoredWorkCheck check;
    private boolean done;

    Comparing(MaintenanceParts parts) {
        this.parts = parts;
        this.check = new StoredWorkCheck(parts.methods());
    }

    @Override
    public String name() {
        return "compare what is stored with what is declared";
    }

    @Override
    public Duration run() throws Exception {
        if (!done && parts.node().get().isPresent()) {
            compare();
            done = true;
        }
        return done ? NOTHING_MORE : UNTIL_JOINED;
    }

    private void compare() throws Exception {
        Inventory inventory = parts.calls().inNew(() -> parts.queries().inventory(MOST));
        if (inventory.jobs().isEmpty() && inventory.schedules().isEmpty()) {
            return;
        }
        List<Problem> problems = check.compare(inventory, elsewhere());
        if (!problems.isEmpty()) {
            LOG.log(Level.WARNING, VersionMessages.report(problems, inventory.complete()));
        }
    }

    /**
     * What other applications declare that share the database. A node that has a job method in common with this one runs a
     * version of the same application, and what only that one declares is left behind when it stops.
     */
    private Set<String> elsewhere() throws Exception {
        Set<String> own = parts.methods().names();
        Set<String> elsewhere = new HashSet<>();
        for (NodeDetails node : parts.calls().inNew(parts.queries()::nodes)) {
            if (!node.state().equals("DEAD") && Collections.disjoint(node.jobNames(), own)) {
                elsewhere.addAll(node.jobNames());
            }
        }
        return elsewhere;
    }
}
