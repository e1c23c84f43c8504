package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.JobSummary;
import dev.erga.jobs.monitor.NodeDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");

    @Test
    void each_qualifier_is_offered_and_what_nodes_and_jobs_on_the_page_know_of_it() {
        assertThat(told("", Set.of("mail", "big files")))
                .contains(
                        "queue:",
                        "queue:mail",
                        "queue:\"big files\"",
                        "queue:rest",
                        "job:Emails.send",
                        "job:Old.name",
                        "label:crm",
                        "tenant:",
                        "until:",
                        "id:");
    }

    @Test
    void what_is_searched_for_already_stands_before_and_is_not_offered_again() {
        List<String> told = told("queue:mail", Set.of("mail"));

        assertThat(told)
                .allSatisfy(word -> assertThat(word).startsWith("queue:mail "))
                .contains("queue:mail label:crm");
        assertThat(told).doesNotContain("queue:mail queue:");
    }

    @Test
    void hostile_names_stay_one_value_and_thousands_of_them_are_cut() {
        Set<String> many = IntStream.range(0, 1_000).mapToObj(i -> "q" + i).collect(Collectors.toSet());

        assertThat(told("", Set.of("a \"<b> state:held"))).contains("queue:\"a <b> state:held\"");
        assertThat(told("", many)).hasSizeLessThan(100);
    }

    private static List<String> told(String search, Set<String> queues) {
        JobsQuery query = JobsAddress.parse(Map.of("q", search)::get, NOW);
        NodeDetails node = new NodeDetails(
                "1",
                "shop-a1",
                "ACTIVE",
                NOW,
                NOW,
                NOW,
                4,
                new BoundedCount(0, false),
                "1.0",
                queues,
                Set.of("Emails.send"),
                Optional.empty(),
                Optional.empty());
        JobsData data = new JobsData(
                Map.of(), new JobPage(List.of(job()), Optional.empty(), Optional.empty(), false), List.of(node));
        return new Suggestions(data, query).told();
    }

    private static JobSummary job() {
        return new JobSummary(
                JobId.parse("01980c5e-7b1c-7000-8000-00003536544e"),
                "Old.name",
                "rest",
                5,
                JobState.ENQUEUED,
                0,
                Optional.empty(),
                Set.of("crm"),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
