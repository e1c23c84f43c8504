package dev.erga.dashboard.nodes;

import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.Locale;

/** Whether a node can be counted on, which is more than the state it last wrote: a silent one writes nothing. */
public enum NodeLife {
    /** It takes jobs. */
    WORKING("erga-processing", "erga-live"),
    /** It takes no more jobs at a person's wish. */
    QUIET("erga-paused", "erga-warn"),
    /** It finishes what it has and leaves. */
    DRAINING("erga-paused", "erga-warn"),
    /** Its lease has run out, and nobody has said so yet. */
    SILENT("erga-node", "erga-warn"),
    /** It is dead, and never comes back under this id. */
    GONE("erga-deleted", "erga-dim");

    private final String icon;
    private final String tone;

    NodeLife(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** That of a node at that moment. */
    public static NodeLife of(NodeDetails node, Instant now) {
        if (node.state().equals("DEAD")) {
            return GONE;
        }
        if (!node.leaseUntil().isAfter(now)) {
            return SILENT;
        }
        return switch (node.state()) {
            case "DRAINING" -> DRAINING;
            case "QUIET" -> QUIET;
            default -> WORKING;
        };
    }

    /** Its name in texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The id of its shape. */
    public String icon() {
        return icon;
    }

    /** The class of its colour. */
    public String tone() {
        return tone;
    }
}
