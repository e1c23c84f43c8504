package dev.erga.benchmarks.run;

import java.io.IOException;

/** Takes what has been measured of one scenario, while the rest still is: a run that is broken off leaves that behind. */
@FunctionalInterface
public interface Keeping {

    /** Called once for each scenario. */
    void keep(Result result) throws IOException;
}
