package dev.erga.cdi;

import dev.erga.jobs.JobsException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises what the containers say when a transaction meets a second data source that is not XA. */
final class TwoDataSources {

    /** Narayana's, the JCA container's of WildFly after it, and GlassFish's words. */
    private static final List<String> WORDS =
            List.of("ARJUNA012140", "multiple last resources", "non-XA Resource: cannot add more resources");

    private TwoDataSources() {}

    /** The failure itself, or one that explains it and has it as its cause. */
    static Exception explained(Exception failure) {
        return !(failure instanceof JobsException known && known.code().equals("ERGA-0644")) && isMeant(failure)
                ? new JobsException(StartMessages.twoDataSources(), failure)
                : failure;
    }

    private static boolean isMeant(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(failure));
        while (!waiting.isEmpty()) {
            Throwable next = waiting.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (says(next.getMessage())) {
                return true;
            }
            if (next.getCause() != null) {
                waiting.add(next.getCause());
            }
            waiting.addAll(List.of(next.getSuppressed()));
        }
        return false;
    }

    private static boolean says(@Nullable String message) {
        return message != null && WORDS.stream().anyMatch(message::contains);
    }
}
