package dev.erga.benchmarks;

import dev.erga.benchmarks.run.Measuring;
import java.nio.file.Path;

/** The command. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Measures and prints.
     *
     * @param arguments the folder for what is left behind
     */
    public static void main(String[] arguments) throws Exception {
        Measuring.run(Path.of(arguments[0]).toAbsolutePath(), System.out);
    }
}
