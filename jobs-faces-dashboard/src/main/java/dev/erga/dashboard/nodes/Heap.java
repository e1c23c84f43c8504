package dev.erga.dashboard.nodes;

import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails.Pulse;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of its memory a node uses.
 *
 * @param used the number, in the same unit as the whole; empty if it is not known
 * @param max the whole, with its unit
 * @param percent hundredths of the whole
 * @param tone the class of its colour; empty while there is room
 */
public record Heap(String used, String max, String percent, String tone) {

    static final Heap UNKNOWN = new Heap("", "", "", "");

    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;
    private static final int MUCH = 90;

    static Heap of(Pulse pulse, Texts texts) {
        if (pulse.heapMax() <= 0) {
            return UNKNOWN;
        }
        boolean large = pulse.heapMax() >= GIGABYTE;
        long unit = large ? GIGABYTE : MEGABYTE;
        int places = large ? 1 : 0;
        long percent = Math.min(100, Math.max(0, pulse.heapUsed() * 100 / pulse.heapMax()));
        return new Heap(
                number(pulse.heapUsed(), unit, places, texts),
                number(pulse.heapMax(), unit, places, texts)
                        + '\u00A0'
                        + texts.get(large ? "unit.gigabytes" : "unit.megabytes"),
                Long.toString(percent),
                percent >= MUCH ? "erga-warn" : "");
    }

    /** Whether the node has told it. */
    public boolean known() {
        return !used.isEmpty();
    }

    private static String number(long bytes, long unit, int places, Texts texts) {
        return Numbers.decimal(
                BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), places, RoundingMode.HALF_UP), texts);
    }
}
