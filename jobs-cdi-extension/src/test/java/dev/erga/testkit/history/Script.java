package dev.erga.testkit.history;

/**
 * What a job does.
 *
 * @param failures so many of its attempts fail
 * @param hopeless whether it says that trying again is useless, instead
 * @param waits whether its first attempt waits until it is let go
 * @param grows whether it adds a member to its batch
 */
record Script(int failures, boolean hopeless, boolean waits, boolean grows) {

    static Script drawn(Dice dice) {
        return new Script(dice.oneIn(3) ? 1 + dice.below(4) : 0, dice.oneIn(12), dice.oneIn(2), dice.oneIn(3));
    }

    static Script plain() {
        return new Script(0, false, false, false);
    }
}
