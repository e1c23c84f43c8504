package dev.erga.dashboard.jobs;

import dev.erga.dashboard.text.StateLook;
import dev.erga.jobs.monitor.JobFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A search whose jobs are acted on: it says in which state they are, and all of it was understood.
 *
 * @param query what it asks for
 * @param asked when: jobs that are made later are not meant
 */
record MatchingSearch(JobsQuery query, Instant asked) {

    /** The one that a part of an address asks for; empty if that does not say it all. */
    static Optional<MatchingSearch> of(String search, Instant asked) {
        JobsQuery query = JobsAddress.parse(parameters(search)::get, asked);
        boolean understood = query.state().isPresent() && query.misread().isEmpty() && !query.isPaged();
        return understood ? Optional.of(new MatchingSearch(query, asked)) : Optional.empty();
    }

    private static Map<String, String> parameters(String search) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : search.split("&", -1)) {
            int end = part.indexOf('=');
            if (end > 0) {
                parameters.put(part.substring(0, end), decoded(part.substring(end + 1)));
            }
        }
        return parameters;
    }

    /** What is no address of ours asks for nothing. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    JobFilter filter() {
        JobFilter filter = query.filter();
        return filter.madeBefore().filter(asked::isAfter).isPresent() ? filter : filter.madeBefore(asked);
    }

    /** As people type it. */
    String words() {
        String state = query.state().map(StateLook::key).orElse("");
        return query.isPlain() ? "state:" + state : "state:" + state + " " + query.text();
    }
}
