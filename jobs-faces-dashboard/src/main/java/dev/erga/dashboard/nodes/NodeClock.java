package dev.erga.dashboard.nodes;

import dev.erga.dashboard.text.Amount;
import dev.erga.dashboard.text.Numbers;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.NodeDetails.Pulse;
import java.time.Duration;

/**
 * How far a node's clock is from the database's.
 *
 * @param ahead with its sign
 * @param tone the class of its colour; empty while it does not matter
 */
public record NodeClock(Amount ahead, String tone) {

    static final NodeClock UNKNOWN = new NodeClock(Amount.NONE, "");

    private static final Duration MUCH = Duration.ofSeconds(1);

    static NodeClock of(Pulse pulse, Texts texts) {
        long millis = pulse.clockAhead().toMillis();
        boolean much = pulse.clockAhead().abs().compareTo(MUCH) >= 0;
        return new NodeClock(
                new Amount((millis > 0 ? "+" : "") + Numbers.grouped(millis), texts.get("unit.millis")),
                much ? "erga-warn" : "");
    }
}
