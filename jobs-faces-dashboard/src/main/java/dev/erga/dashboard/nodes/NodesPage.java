package dev.erga.dashboard.nodes;

import dev.erga.dashboard.action.Action;
import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import dev.erga.jobs.monitor.NodeStacks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;

/** The nodes for their view, which knows them as {@code ergaNodes}; read once for each request. */
@Named("ergaNodes")
@RequestScoped
public class NodesPage extends ReadPage<Nodes> {

    /** What is older says nothing of a job that may hang now. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    @Override
    protected Nodes read(Reading reading) {
        return Nodes.of(reading.monitor().nodes(), stacks(reading), reading.now(), reading.buttons());
    }

    /** Only for those who may ask: where threads are tells how the application and its libraries work inside. */
    private static List<NodeStacks> stacks(Reading reading) {
        return reading.may().test(Action.ASK_STACKS.role()) ? reading.monitor().stacks(LATELY) : List.of();
    }
}
