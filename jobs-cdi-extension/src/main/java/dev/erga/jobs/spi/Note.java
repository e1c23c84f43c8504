package dev.erga.jobs.spi;

import dev.erga.jobs.monitor.LogLine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is new of one attempt.
 *
 * @param lease under which it runs, or ran
 * @param attempt its number, 1 for the first
 * @param count how far it has come, if that is new
 * @param lines what it logged, in the order of numbers
 */
public record Note(Lease lease, int attempt, Optional<Count> count, List<Line> lines) {

    public Note {
        Objects.requireNonNull(lease, "lease");
        lines = List.copyOf(lines);
    }

    /** The number of the latest line here; 0 without any. */
    public int lastLine() {
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
    }

    /**
     * How far an attempt has come.
     *
     * @param done how much is done
     * @param total how much there is to do, where that is known
     * @param start how much of what is done was done before the attempt began to count
     * @param spent for how long it has counted
     */
    public record Count(long done, OptionalLong total, long start, Duration spent) {

        public Count {
            if (done < 0 || start < 0 || total.orElse(0) < 0) {
                throw new IllegalArgumentException("what is counted must not be negative: " + done + ", " + total);
            }
        }
    }

    /**
     * A line.
     *
     * @param number its number in the attempt, 1 for the first
     * @param age how long ago it was said
     * @param level how urgent it is
     * @param text what it says, cut at 1,000 characters
     */
    public record Line(int number, Duration age, LogLine.Level level, String text) {

        private static final int TEXT = 1_000;

        public Line {
            text = ShownText.cut(text, TEXT);
        }
    }
}
