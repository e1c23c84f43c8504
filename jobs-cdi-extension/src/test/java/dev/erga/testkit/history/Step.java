package dev.erga.testkit.history;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a history. What it does to what depends on its seed and on what there is by then, so that any part of a
 * history is a history.
 *
 * @param verb the name of a {@link Verb}
 * @param seed from which it draws
 */
record Step(String verb, int seed) {

    @Override
    public String toString() {
        return verb + ":" + Integer.toHexString(seed);
    }

    static Step parse(String text) {
        int colon = text.indexOf(':');
        return new Step(text.substring(0, colon), Integer.parseUnsignedInt(text.substring(colon + 1), 16));
    }

    static List<Step> parseAll(String text) {
        List<Step> steps = new ArrayList<>();
        for (String each : text.strip().split(" +", -1)) {
            steps.add(parse(each));
        }
        return steps;
    }
}
