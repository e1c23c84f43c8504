package dev.erga.benchmarks.run;

import dev.erga.benchmarks.contender.Booth;
import dev.erga.benchmarks.contender.Entry;
import dev.erga.benchmarks.measure.Desk;
import dev.erga.benchmarks.measure.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A plain JVM, with standard input and output as the line to it. It ends when its input does. */
final class JvmWorker implements Worker {

    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private JvmWorker(Process process) {
        this.process = process;
        answers = process.inputReader();
        orders = process.outputWriter();
    }

    /** @param log where it says what it says beside answers */
    static JvmWorker start(Entry entry, String url, List<String> options, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(options);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Booth.class.getName()));
        builder.command().addAll(List.of(entry.name(), url));
        return new JvmWorker(builder.redirectError(log.toFile()).start());
    }

    @Override
    public Measured ask(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The process ended during: " + order);
        }
        return Desk.read(answer);
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
