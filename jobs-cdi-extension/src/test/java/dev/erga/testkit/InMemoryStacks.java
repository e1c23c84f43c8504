package dev.erga.testkit;

import dev.erga.jobs.monitor.JobStack;
import dev.erga.jobs.monitor.NodeStacks;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What running jobs are doing, of the store in memory. */
final class InMemoryStacks extends InMemoryVerbs implements Stacks {

    InMemoryStacks(InMemoryDatabase database) {
        super(database);
    }

    @Override
    public boolean ask(NodeId node) {
        return run("ask what running jobs are doing", () -> {
            boolean tells = database.nodes
                    .find(node)
                    .filter(row -> !row.isDead() && row.description().workers() > 0)
                    .isPresent();
            if (tells) {
                put(node, new NodeStacks(node.toString(), clockNow(), Optional.empty()));
            }
            return tells;
        });
    }

    private void put(NodeId node, NodeStacks wish) {
        if (database.stacks.lock(node).isPresent()) {
            database.stacks.update(node, wish);
        } else {
            database.stacks.insert(node, wish);
        }
    }

    @Override
    public boolean tell(NodeId node, Instant asked, List<JobStack> jobs, int further) {
        return run("tell what running jobs are doing", () -> {
            boolean owes = database.stacks
                    .lock(node)
                    .filter(wish ->
                            wish.askedAt().equals(asked) && wish.answer().isEmpty())
                    .isPresent();
            boolean may = database.nodes
                    .find(node)
                    .filter(row -> row.lives(clockNow()))
                    .isPresent();
            if (owes && may) {
                NodeStacks.Answer answer = new NodeStacks.Answer(clockNow(), jobs, further);
                database.stacks.update(node, new NodeStacks(node.toString(), asked, Optional.of(answer)));
            }
            return owes && may;
        });
    }

    List<NodeStacks> read(Duration within, int limit) {
        Instant since = clockNow().minus(within);
        return database.stacks.all(wish -> wish.askedAt().isAfter(since)).stream()
                .sorted(Comparator.comparing(NodeStacks::askedAt).reversed())
                .limit(limit)
                .toList();
    }
}
