package dev.erga.benchmarks.measure;

import dev.erga.benchmarks.measure.Contender.Shift;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How fast jobs that wait are run. */
record Draining(Contender contender) {

    /** Who is not done by then is told by what it has done until then. */
    private static final long PATIENCE_SECONDS = 60;

    private static final long LOOK_AGAIN_MILLIS = 5;

    Measured drain(Mode mode, int jobs) throws Exception {
        if (!contender.has(mode)) {
            return Measured.none();
        }
        contender.empty();
        return drained(mode, jobs);
    }

    /** In a table that keeps so many rows of finished jobs. */
    Measured drainBeside(int finished, int jobs) throws Exception {
        keep(finished);
        return drainBesideKept(jobs);
    }

    /** Leaves so many rows of finished jobs in the table, and nothing else. */
    Measured keep(int finished) throws Exception {
        contender.empty();
        contender.addFinished(finished);
        return Measured.none();
    }

    /** In the table as it is. */
    Measured drainBesideKept(int jobs) throws Exception {
        return drained(Mode.GATHERED, jobs);
    }

    /** From the beginning of the first job until the ends of all are committed. */
    private Measured drained(Mode mode, int jobs) throws Exception {
        Arrivals arrivals = Arrivals.expect(jobs);
        Shift shift =
                contender.prepare(mode, Stream.generate(Arrivals::argument).limit(jobs));
        Meter meter = Meter.start();
        try {
            shift.begin();
            boolean all = arrivals.await(PATIENCE_SECONDS);
            while (all && contender.running() > 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            long missing = arrivals.missing();
            Map<Measure, Double> figures = meter.perJob(Math.max(1, jobs - missing), arrivals.first());
            if (!all) {
                figures.put(Measure.UNFINISHED, (double) missing);
            }
            return new Measured(figures);
        } finally {
            shift.end();
            contender.empty();
        }
    }
}
