package dev.erga.dashboard.nodes;

import dev.erga.dashboard.frame.ReadPage;
import dev.erga.dashboard.frame.Reading;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The nodes for their view, which knows them as {@code ergaNodes}; read once for each request. */
@Named("ergaNodes")
@RequestScoped
public class NodesPage extends ReadPage<Nodes> {

    @Override
    protected Nodes read(Reading reading) {
        return Nodes.of(reading.monitor().nodes(), reading.now(), reading.buttons());
    }
}
