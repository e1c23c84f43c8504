package dev.erga.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CPU time of a PostgreSQL and all of its processes, those that have ended too; from {@code /proc}, so on Linux only, in
 * steps of a hundredth of a second.
 */
final class ProcessTimes {

    private static final Path PROC = Path.of("/proc");
    private static final long NANOS_IN_TICK = 10_000_000;

    private ProcessTimes() {}

    /** Nothing if this system does not tell. */
    static Optional<Long> nanosOf(long postmaster) {
        if (Files.notExists(PROC.resolve(postmaster + "/stat"))) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            long ticks = processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .flatMap(process -> Stat.read(process).stream())
                    .filter(stat -> stat.pid == postmaster || stat.parent == postmaster)
                    .mapToLong(stat -> stat.pid == postmaster ? stat.own + stat.ofEndedChildren : stat.own)
                    .sum();
            return Optional.of(ticks * NANOS_IN_TICK);
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    /** The fields are numbered as in the manual page proc(5); the name may hold blanks, so they are counted from its end. */
    private record Stat(long pid, long parent, long own, long ofEndedChildren) {

        static Optional<Stat> read(Path process) {
            try {
                String line = Files.readString(process.resolve("stat"));
                String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                return Optional.of(new Stat(
                        Long.parseLong(process.getFileName().toString()),
                        Long.parseLong(afterName[1]),
                        Long.parseLong(afterName[11]) + Long.parseLong(afterName[12]),
                        Long.parseLong(afterName[13]) + Long.parseLong(afterName[14])));
            } catch (IOException ended) {
                return Optional.empty();
            }
        }
    }
}
