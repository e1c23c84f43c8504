package dev.erga.engine;

import java.util.HashSet;
import java.util.Set;

/** What nodes tell each other: a queue's name where jobs without a tenant wait, with a mark where tenants' do, and a mark alone. */
final class QueueWord {

    /** Not in the name of any queue. */
    private static final String MARK = "+";

    /** Not the name of a queue either: that breakers of job methods have opened or closed. */
    static final String BREAKERS = "!";

    private QueueWord() {}

    static String ofTenants(String queue) {
        return queue + MARK;
    }

    static boolean isOfTenants(String word) {
        return word.endsWith(MARK);
    }

    /** The queue that a word of tenants speaks of. */
    static String queue(String word) {
        return word.substring(0, word.length() - MARK.length());
    }

    /** Every word that a node wants to hear that works these queues. */
    static Set<String> all(Set<String> queues) {
        Set<String> words = new HashSet<>(queues);
        queues.forEach(queue -> words.add(ofTenants(queue)));
        words.add(BREAKERS);
        return words;
    }
}
