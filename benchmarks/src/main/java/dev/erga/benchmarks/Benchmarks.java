package dev.erga.benchmarks;

import dev.erga.benchmarks.micro.Micro;
import dev.erga.benchmarks.report.Report;
import dev.erga.benchmarks.run.Measuring;
import dev.erga.benchmarks.run.Measuring.Run;
import java.nio.file.Path;

/** The command. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Measures parts by themselves if {@code benchmarks.parts} is true, and keeps that for the next page. Otherwise measures
     * everything else, prints, and writes the page: where the documentation is if everything was measured, or {@code
     * benchmarks.publish} is true; else where nobody has it under version control.
     *
     * @param arguments the folder for what is left behind, and the one for the page
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        if (Boolean.getBoolean("benchmarks.parts")) {
            Report.writeParts(Micro.measureAll(), folder.resolve("results"));
            return;
        }
        Path kept = folder.resolve("results");
        Run run = Measuring.run(folder.resolve("run"), System.out, result -> Report.keep(result, kept));
        boolean publish = run.whole() || Boolean.getBoolean("benchmarks.publish");
        Path pages = publish ? Path.of(arguments[1]).toAbsolutePath() : folder.resolve("page");
        Report.write(run, kept, pages, System.out);
    }
}
