package dev.erga.engine;

import java.util.HashSet;
import java.util.Set;

/** What nodes tell each other of queues: the name where jobs without a tenant wait, and with a mark where tenants' do. */
final class QueueWord {

    /** Not in the name of any queue. */
    private static final String MARK = "+";

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

    /** Every word that can be told of these queues. */
    static Set<String> all(Set<String> queues) {
        Set<String> words = new HashSet<>(queues);
        queues.forEach(queue -> words.add(ofTenants(queue)));
        return words;
    }
}
