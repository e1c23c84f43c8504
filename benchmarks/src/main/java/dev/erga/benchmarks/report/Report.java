package dev.erga.benchmarks.report;

import dev.erga.benchmarks.micro.Micro;
import dev.erga.benchmarks.run.Measuring.Run;
import dev.erga.benchmarks.run.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page and its plots, and prints the targets. */
public final class Report {

    private Report() {}

    /** Keeps what was measured of a scenario, for this page and later ones. */
    public static void keep(Result result, Path kept) throws IOException {
        new Shelf(kept).keep(result);
    }

    /** Keeps what was measured of parts by themselves, for the next page. */
    public static void writeParts(List<Micro> parts, Path kept) throws IOException {
        new Shelf(kept).keepParts(parts);
    }

    /**
     * Writes all that has been measured up to now.
     *
     * @param run what was measured last
     * @param kept the folder with the results of earlier runs
     * @param pages where the page is to be; its plots go into a folder beside it
     */
    public static void write(Run run, Path kept, Path pages, PrintStream out) throws IOException {
        Shelf shelf = new Shelf(kept);
        Results results = shelf.all();
        Files.createDirectories(pages.resolve("performance"));
        Path page = pages.resolve("performance.md");
        Files.writeString(page, new Page(results, run.database()).markdown());
        for (Result result : results.all()) {
            Files.writeString(pages.resolve(Page.plot(result)), new Plot(result).svg());
        }
        out.println();
        for (Target target : new Targets(results).all()) {
            out.printf("  %-70s %s: %s, %s%n", target.what(), target.wanted(), target.found(), target.verdict());
        }
        out.println("\nWritten: " + page);
    }
}
