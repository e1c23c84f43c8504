package dev.erga.benchmarks;

import dev.erga.benchmarks.report.Report;
import dev.erga.benchmarks.run.Measuring;
import dev.erga.benchmarks.run.Measuring.Run;
import java.nio.file.Path;

/** The command. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Measures, prints, and writes the page: where the documentation is if everything was measured, or {@code
     * benchmarks.publish} is true; else where nobody has it under version control.
     *
     * @param arguments the folder for what is left behind, and the one for the page
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Run run = Measuring.run(folder.resolve("run"), System.out);
        boolean publish = run.whole() || Boolean.getBoolean("benchmarks.publish");
        Path pages = publish ? Path.of(arguments[1]).toAbsolutePath() : folder.resolve("page");
        Report.write(run, folder.resolve("results"), pages, System.out);
    }
}
