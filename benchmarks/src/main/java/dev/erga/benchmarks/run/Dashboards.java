package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measured;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A drain that nobody looks at, and then one that ten dashboards look at, in the same server.
 *
 * @param worker the server
 * @param visits who looks at its pages before anything is measured
 */
record Dashboards(Worker worker, Visits visits) {

    /** So that lists are not empty before the drain has begun. */
    private static final int KEPT = 2_000;

    /** @param looks how often each page is looked at before */
    Measured measured(int jobs, int looks) throws Exception {
        keep();
        visits.repeat(Onlookers.pages(visits.home()), looks);
        Measured alone = drain(jobs);
        keep();
        try (Onlookers onlookers = Onlookers.of(visits.home())) {
            Measured watched = drain(jobs);
            onlookers.requireSuccess();
            Files.writeString(
                    visits.notes(), onlookers.told() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return alone.beside(watched);
        }
    }

    private void keep() throws Exception {
        worker.ask("KEEP " + KEPT);
    }

    private Measured drain(int jobs) throws Exception {
        return worker.ask("DRAIN-BESIDE-KEPT " + jobs);
    }
}
