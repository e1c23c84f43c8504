package dev.erga.testkit.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens to nodes; and time passes. */
final class FaultVerbs {

    static final List<Verb<Cluster>> ALL = List.of(
            new Verb<>("pass", 16, FaultVerbs::pass),
            new Verb<>("let-go", 6, FaultVerbs::letGo),
            new Verb<>("freeze", 3, FaultVerbs::freeze),
            new Verb<>("thaw", 3, FaultVerbs::thaw),
            new Verb<>("wake-late", 8, FaultVerbs::wakeLate),
            new Verb<>("die", 1, FaultVerbs::die),
            new Verb<>("die-at-commit", 2, (cluster, dice) -> cut(cluster, dice, true)),
            new Verb<>("doubt", 5, (cluster, dice) -> cut(cluster, dice, false)),
            new Verb<>("outage", 2, FaultVerbs::outage),
            new Verb<>("start", 6, FaultVerbs::start),
            new Verb<>("stop", 1, FaultVerbs::stop));

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(45);
    private static final int MOST_NODES = 3;
    private static final String NOT_NOW = "not now";

    private FaultVerbs() {}

    private static String pass(Cluster cluster, Dice dice) {
        Duration span = Duration.ofMillis(500L * (1 + dice.below(24)));
        cluster.pass(span);
        return span + " pass";
    }

    private static String letGo(Cluster cluster, Dice dice) {
        cluster.release();
        cluster.pass(Duration.ofMillis(500L * (1 + dice.below(3))));
        return "those go on that wait";
    }

    /** Its own time stands still, and the lease runs out without its knowledge. */
    private static String freeze(Cluster cluster, Dice dice) {
        Optional<Member> member = dice.maybe(cluster.living());
        if (member.isEmpty() || cluster.living().size() < 2) {
            return NOT_NOW;
        }
        cluster.suspects.add(member.get().toString());
        member.get().frozen = true;
        cluster.watch(member.get());
        return "freeze " + member.get();
    }

    /** What it ran was given away by the time it goes on. */
    private static String wakeLate(Cluster cluster, Dice dice) {
        String frozen = freeze(cluster, dice);
        cluster.pass(LONGER_THAN_A_LEASE);
        cluster.release();
        cluster.pass(Duration.ofMillis(500L * (1 + dice.below(3))));
        return frozen + ", long enough, and what waits goes on";
    }

    private static String thaw(Cluster cluster, Dice dice) {
        Optional<Member> member =
                dice.maybe(cluster.members.stream().filter(each -> each.frozen).toList());
        member.ifPresent(cluster::thaw);
        return member.map(each -> "thaw " + each).orElse(NOT_NOW);
    }

    private static String die(Cluster cluster, Dice dice) {
        Optional<Member> member = dice.maybe(cluster.living());
        if (member.isEmpty() || cluster.living().size() < 2) {
            return NOT_NOW;
        }
        member.get().cutOff();
        cluster.bury(member.get());
        cluster.watch(member.get());
        return member.get() + " dies";
    }

    /** The next commit of an attempt is cut, before or after it happened. */
    private static String cut(Cluster cluster, Dice dice, boolean death) {
        Optional<Member> member = dice.maybe(cluster.living());
        if (member.isEmpty() || (death && cluster.living().size() < 2)) {
            return NOT_NOW;
        }
        String place = dice.oneIn(2) ? "before commit" : "after commit";
        if (death) {
            cluster.suspects.add(member.get().toString());
        }
        member.get().cutAt(place, death);
        return "cut " + member.get() + " " + place + (death ? ", and it dies" : "");
    }

    private static String outage(Cluster cluster, Dice dice) {
        Duration span = Duration.ofMillis(500L * (1 + dice.below(90)));
        cluster.outage(span);
        return "the database is away for " + span;
    }

    private static String start(Cluster cluster, Dice dice) {
        return cluster.living().size() < MOST_NODES ? "start " + cluster.startNode() : NOT_NOW;
    }

    private static String stop(Cluster cluster, Dice dice) {
        Optional<Member> member = dice.maybe(cluster.living());
        if (member.isEmpty() || cluster.living().size() < 2) {
            return NOT_NOW;
        }
        cluster.release();
        cluster.members.remove(member.get());
        member.get().node().close();
        return "stop " + member.get();
    }
}
