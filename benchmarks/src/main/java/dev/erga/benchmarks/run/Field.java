package dev.erga.benchmarks.run;

/** Who takes part in a scenario. */
enum Field {
    ALL,
    /** Those who have a node that can be idle. */
    NODES,
    /** Plain JDBC and Erga, for what nobody else has. */
    OWN,
    /** As those, but not in a server: what is measured is a single statement. */
    BY_HAND,
    ERGA_ONLY,
    /** Whoever has pages to be looked at. */
    SERVER,
    H2;

    boolean holds(Participant participant) {
        boolean plain = participant == Participant.PLAIN;
        boolean erga = participant == Participant.ERGA || participant == Participant.ERGA_IN_WILDFLY;
        return switch (this) {
            case ALL -> !participant.isOnH2();
            case NODES -> !participant.isOnH2() && !plain;
            case OWN -> plain || erga;
            case BY_HAND -> plain || participant == Participant.ERGA;
            case ERGA_ONLY -> erga;
            case SERVER -> participant == Participant.ERGA_IN_WILDFLY;
            case H2 -> participant.isOnH2();
        };
    }
}
