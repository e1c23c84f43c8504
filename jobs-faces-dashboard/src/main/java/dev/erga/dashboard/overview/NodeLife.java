package dev.erga.dashboard.overview;

import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.Locale;

/** Whether a node can be counted on, which is more than the state it last wrote: a silent one writes nothing. */
enum NodeLife {
    WORKING("erga-processing", "erga-live"),
    DRAINING("erga-paused", "erga-warn"),
    SILENT("erga-node", "erga-warn"),
    GONE("erga-deleted", "erga-dim");

    private final String icon;
    private final String tone;

    NodeLife(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    static NodeLife of(NodeDetails node, Instant now) {
        if (node.state().equals("DEAD")) {
            return GONE;
        }
        if (!node.leaseUntil().isAfter(now)) {
            return SILENT;
        }
        return node.state().equals("DRAINING") ? DRAINING : WORKING;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String icon() {
        return icon;
    }

    String tone() {
        return tone;
    }
}
