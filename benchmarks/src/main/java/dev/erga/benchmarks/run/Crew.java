package dev.erga.benchmarks.run;

import dev.erga.benchmarks.contender.Entry;
import dev.erga.benchmarks.measure.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processes of one contender: one, and a second of the same when an order is to go elsewhere. */
final class Crew implements AutoCloseable {

    private final Participant participant;
    private final Grounds grounds;
    private final String url;
    private final List<Worker> workers = new ArrayList<>();

    /**
     * What all processes stand on.
     *
     * @param wildfly how to start Erga's server; null if nothing is to run in one
     */
    record Grounds(
            Database database,
            List<String> jvmOptions,
            Path folder,
            @Nullable WildFlyKit wildfly) {}

    Crew(Participant participant, Grounds grounds) throws SQLException {
        this.participant = participant;
        this.grounds = grounds;
        String name = participant.name().toLowerCase(Locale.ROOT);
        url = participant.isOnH2()
                ? "jdbc:h2:file:" + grounds.folder().resolve(name) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                : grounds.database().fresh(name);
    }

    Participant participant() {
        return participant;
    }

    Measured carryOut(Scenario scenario, int jobs, int before) throws Exception {
        Measured last = new Measured(Map.of());
        for (Step step : scenario.steps(jobs, before)) {
            last = worker(step.elsewhere() ? 1 : 0).ask(step.order());
        }
        return last;
    }

    /** Ends the second process, which would go on being a node beside the first in whatever is measured next. */
    void sendHelpersHome() {
        while (workers.size() > 1) {
            workers.remove(workers.size() - 1).close();
        }
    }

    private Worker worker(int number) throws IOException, InterruptedException {
        while (workers.size() <= number) {
            workers.add(start(workers.size()));
        }
        return workers.get(number);
    }

    private Worker start(int number) throws IOException, InterruptedException {
        Files.createDirectories(grounds.folder());
        String name = participant.name().toLowerCase(Locale.ROOT) + "-" + number;
        Path log = grounds.folder().resolve(name + ".log");
        Entry entry = participant.entry().orElse(null);
        if (entry != null) {
            return JvmWorker.start(entry, url, grounds.jvmOptions(), log);
        }
        if (grounds.wildfly() == null) {
            throw new IllegalStateException("benchmarks.wildfly does not say where WildFly is");
        }
        return grounds.wildfly().start(name, url, grounds.jvmOptions(), log);
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }
}
