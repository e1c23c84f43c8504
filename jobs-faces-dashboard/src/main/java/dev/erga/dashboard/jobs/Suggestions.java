package dev.erga.dashboard.jobs;

import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.NodeDetails;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be typed next. A browser offers each as the whole text of the field, so each begins with what is searched for already.
 */
record Suggestions(JobsData data, JobsQuery query) {

    private static final int MOST_OF_EACH = 50;

    List<String> told() {
        String begun = query.text();
        String start = begun.isEmpty() ? "" : begun + " ";
        return Stream.of(Qualifier.values())
                .filter(qualifier -> !query.words().containsKey(qualifier))
                .flatMap(qualifier -> words(qualifier))
                .map(start::concat)
                .toList();
    }

    private Stream<String> words(Qualifier qualifier) {
        return Stream.concat(
                Stream.of(qualifier.word() + ":"),
                known(qualifier).stream().limit(MOST_OF_EACH).map(value -> new Term(qualifier.word(), value).text()));
    }

    private Collection<String> known(Qualifier qualifier) {
        return switch (qualifier) {
            case QUEUE -> sorted(data.nodes().stream().map(NodeDetails::queues), jobs().map(JobSummary::queue));
            case JOB -> sorted(data.nodes().stream().map(NodeDetails::jobNames), jobs().map(JobSummary::name));
            case LABEL -> sorted(jobs().map(JobSummary::labels), Stream.empty());
            case NODE -> sorted(Stream.empty(), data.nodes().stream().map(NodeDetails::name));
            default -> Collections.emptySet();
        };
    }

    private Stream<JobSummary> jobs() {
        return data.page().jobs().stream();
    }

    private static Set<String> sorted(Stream<Set<String>> sets, Stream<String> words) {
        return Stream.concat(sets.flatMap(Set::stream), words).collect(Collectors.toCollection(TreeSet::new));
    }
}
