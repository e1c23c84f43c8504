package dev.erga.testkit.history;

import dev.erga.jobs.spi.LostNode;
import dev.erga.jobs.spi.NodeDescription;
import dev.erga.jobs.spi.NodeId;
import dev.erga.jobs.spi.Pulse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes come, renew their leases, freeze, stop and are declared dead; and time passes. */
final class NodeVerbs {

    static final List<Verb<World>> ALL = List.of(
            new Verb<>("join", 4, NodeVerbs::join),
            new Verb<>("renew", 6, NodeVerbs::renew),
            new Verb<>("drain", 1, NodeVerbs::drain),
            new Verb<>("leave", 2, NodeVerbs::leave),
            new Verb<>("crash", 6, NodeVerbs::crash),
            new Verb<>("expire", 3, NodeVerbs::expire),
            new Verb<>("pass", 8, NodeVerbs::pass));

    private NodeVerbs() {}

    private static Duration lease(Dice dice) {
        return Duration.ofMinutes(25 + 10L * dice.below(8));
    }

    private static String join(World world, Dice dice) throws Exception {
        Set<String> names = dice.oneIn(3) ? Set.of(dice.of(World.METHODS)) : Set.copyOf(World.METHODS);
        return join(world, dice, names, lease(dice));
    }

    static String join(World world, Dice dice, Set<String> names, Duration lease) throws Exception {
        NodeId id = world.nextNode();
        World.Done<NodeId> done = world.perform(dice, () -> {
            world.store.join(new NodeDescription(id, "node", "1", 4, Set.copyOf(World.QUEUES), names), lease);
            return id;
        });
        if (done.committed()) {
            world.model.nodes.put(id, new ModelNode(id, names, world.model.now + lease.toMinutes()));
        }
        return "join of node " + ClaimVerbs.number(id) + " with " + names + " for " + lease + done.orNot();
    }

    private static String renew(World world, Dice dice) throws Exception {
        Optional<ModelNode> node = world.node(dice);
        return node.isEmpty() ? "no node" : renew(world, dice, node.get(), lease(dice));
    }

    static String renew(World world, Dice dice, ModelNode node, Duration lease) throws Exception {
        World.Done<Boolean> done = world.perform(
                dice,
                () -> world.store
                        .renew(node.id, lease, Pulse.taken(Clock.systemUTC()))
                        .held());
        boolean lives = node.lives(world.model.now);
        Broken.unless(done.answer() || !lives, Invariant.I10_NO_FALSE_DEATH, "no renewal for " + node);
        Broken.unless(!done.answer() || lives, Invariant.I9_RECOVERY, "a lease was renewed that is over: " + node);
        if (done.committed() && done.answer()) {
            node.leaseUntil = world.model.now + lease.toMinutes();
        }
        return "renew " + node + " for " + lease + ": " + done.answer() + done.orNot();
    }

    private static String drain(World world, Dice dice) throws Exception {
        Optional<ModelNode> node = world.node(dice);
        if (node.isEmpty()) {
            return "no node";
        }
        World.Done<Boolean> done = world.perform(dice, () -> {
            world.store.drain(node.get().id);
            return true;
        });
        node.get().draining |= done.committed() && !node.get().dead;
        return "drain " + node.get() + done.orNot();
    }

    private static String leave(World world, Dice dice) throws Exception {
        Optional<ModelNode> node = world.node(dice);
        return node.isEmpty() ? "no node" : leave(world, dice, node.get());
    }

    private static String leave(World world, Dice dice, ModelNode node) throws Exception {
        World.Done<Boolean> done = world.perform(dice, () -> {
            world.store.leave(node.id);
            return true;
        });
        node.dead |= done.committed();
        return "leave of " + node + done.orNot();
    }

    /** A job kills its node, a suspect more often than others; and somebody looks for what that leaves. */
    private static String crash(World world, Dice dice) throws Exception {
        List<ModelJob> running = world.model.free(ModelJob::isRunning);
        List<ModelJob> suspects =
                running.stream().filter(job -> job.crashes > 0).toList();
        Optional<ModelJob> job = dice.maybe(suspects.isEmpty() ? running : suspects);
        Optional<ModelNode> node =
                job.flatMap(any -> Optional.ofNullable(world.model.nodes.get(any.owner.orElseThrow())));
        if (node.isEmpty()) {
            return "nothing runs";
        }
        String begun = dice.oneIn(4)
                ? ""
                : AttemptVerbs.begin(world, dice, job.orElseThrow().lease()) + ", ";
        return begun + leave(world, dice, node.get()) + ", " + UpkeepVerbs.rescue(world, dice, UpkeepVerbs.ALL_OF_THEM);
    }

    static String expire(World world, Dice dice) throws Exception {
        World.Done<List<LostNode>> done = world.perform(dice, world.store::expireNodes);
        Set<NodeId> seen = done.answer().stream().map(LostNode::id).collect(Collectors.toSet());
        for (ModelNode node : world.model.nodes.values()) {
            boolean over = !node.dead && !node.lives(world.model.now);
            Broken.unless(over || !seen.contains(node.id), Invariant.I10_NO_FALSE_DEATH, node + " was declared dead");
            Broken.unless(!over || seen.contains(node.id), Invariant.I9_RECOVERY, node + " was not declared dead");
            node.dead |= over && done.committed();
        }
        return "expire " + seen.stream().map(ClaimVerbs::number).toList() + done.orNot();
    }

    private static String pass(World world, Dice dice) throws Exception {
        long minutes = 10L * (1 + dice.below(3));
        world.pass(minutes);
        return minutes + " minutes pass";
    }
}
