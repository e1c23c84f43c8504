package dev.erga.benchmarks.run;

import dev.erga.benchmarks.measure.Measured;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A drain that nobody looks at, one that ten dashboards look at, and once more one that nobody looks at, in the same server: a machine
 * that becomes faster or slower meanwhile does so for both.
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
        Measured watched;
        try (Onlookers onlookers = Onlookers.of(visits.home())) {
            watched = drain(jobs);
            onlookers.requireSuccess();
            Files.writeString(
                    visits.notes(), onlookers.told() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        keep();
        return alone.meanWith(drain(jobs)).beside(watched);
    }

    private void keep() throws Exception {
        worker.ask("KEEP " + KEPT);
    }

    private Measured drain(int jobs) throws Exception {
        return worker.ask("DRAIN-BESIDE-KEPT " + jobs);
    }
}
