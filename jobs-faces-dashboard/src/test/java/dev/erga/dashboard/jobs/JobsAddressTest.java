package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.BatchId;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobsAddressTest {

    private static final String ID = "01980c5e-7b1c-7000-8000-00003536544e";
    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");

    @Test
    void every_qualifier_narrows_the_list() {
        JobFilter filter = search("queue:mail job:Emails.send label:\"user 42\" batch:" + ID
                        + " tenant:acme recurring:nightly key:\"bill 7\" since:2026-10-01 until:2026-10-22 id:" + ID
                        + " state:failed")
                .filter();

        assertThat(filter)
                .isEqualTo(JobFilter.all()
                        .inState(JobState.FAILED)
                        .inQueue("mail")
                        .named("Emails.send")
                        .labelled("user 42")
                        .inBatch(BatchId.parse(ID))
                        .ofTenant("acme")
                        .madeBy("nightly")
                        .withKey("bill 7")
                        .madeSince(Instant.parse("2026-10-01T00:00:00Z"))
                        .madeBefore(Instant.parse("2026-10-23T00:00:00Z"))
                        .only(JobId.parse(ID)));
    }

    @ParameterizedTest
    @EnumSource(Qualifier.class)
    void each_qualifier_changes_the_filter_and_is_read_as_it_is_written(Qualifier qualifier) {
        String value = switch (qualifier.misread()) {
            case "id" -> ID;
            case "time", "span" -> "12h";
            default -> "odd: value";
        };
        JobsQuery query = search(new Term(qualifier.word(), value).text());

        assertThat(query.misread()).isEmpty();
        assertThat(query.words()).containsOnlyKeys(qualifier);
        assertThat(query.filter()).isNotEqualTo(JobFilter.all());
        assertThat(Qualifier.listed()).contains(qualifier.word() + ":");
    }

    @Test
    void jobs_that_failed_in_one_way_are_found_by_its_key_and_by_how_long_ago_that_was() {
        assertThat(search("error:a85169ee failed:24h").filter())
                .isEqualTo(JobFilter.all().failedWith("a85169ee").failedWithin(Duration.ofHours(24)));
        assertThat(search("failed:90m error:a85169ee").filter().failedWithin()).contains(Duration.ofMinutes(90));
        assertThat(search("error:a85169ee").filter()).isEqualTo(JobFilter.all().failedWith("a85169ee"));
        assertThat(search("failed:7d").filter()).isEqualTo(JobFilter.all().failedWithin(Duration.ofDays(7)));
    }

    @Test
    void an_id_is_found_with_its_qualifier_and_without() {
        assertThat(search("id:" + ID).filter().id()).contains(JobId.parse(ID));
        assertThat(search(ID).filter().id()).contains(JobId.parse(ID));
        assertThat(search(ID).isForOne()).isTrue();
        assertThat(search(ID).misread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, bare",
        "colour:red, unknown",
        "queue:, bare",
        "tenant:, bare",
        "until:yesterday, time",
        "until:2026-02-30, time",
        "arg.user:1, later",
        "since:yesterday, time",
        "state:broken, state",
        "id:7, id",
        "batch:7, id",
        "queue:a queue:b, twice",
        "error:a85169ee failed:soon, span",
        "error:a85169ee failed:0h, span",
        "error:a85169ee failed:99999999999d, span"
    })
    void what_means_nothing_is_named_and_the_rest_counts(String text, String why) {
        JobsQuery query = search("label:crm " + text);

        assertThat(query.misread()).extracting(Misread::why).containsExactly(why);
        assertThat(query.misread().get(0).sentence(Texts.english())).contains("left out");
        assertThat(query.filter().label()).contains("crm");
    }

    @Test
    void a_state_in_the_search_counts_more_than_that_of_the_tab_and_moves_there() {
        JobsQuery query = address(Map.of("state", "failed", "q", "state:held queue:mail"));

        assertThat(query.state()).contains(JobState.HELD);
        assertThat(query.text()).isEqualTo("queue:mail");
        assertThat(query.first()).isEqualTo("state=held&q=queue%3Amail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue:mail label:\"a b\"",
                "label:\"&state=held#x%20\"",
                "job:A.b<c>",
                "label:é\u2028☂",
                "label:+a"
            })
    void an_address_of_ours_is_read_as_what_it_was_written_for(String text) {
        JobsQuery query = search(text);

        JobsQuery again = address(parameters(query.older(JobId.parse(ID))));

        assertThat(again.text()).isEqualTo(query.text());
        assertThat(again.filter()).isEqualTo(query.filter().olderThan(JobId.parse(ID)));
        assertThat(again.misread()).isEmpty();
    }

    @Test
    void what_runs_on_a_node_is_in_the_state_of_what_runs() {
        JobsQuery query = search("node:shop-a1 queue:mail");

        assertThat(query.filter()).isEqualTo(JobFilter.all().inQueue("mail").runningOn("shop-a1"));
        assertThat(query.state()).contains(JobState.PROCESSING);
        assertThat(query.misread()).isEmpty();
        assertThat(query.in(Optional.of(JobState.FAILED))).isEqualTo("state=failed&q=queue%3Amail");
        assertThat(query.in(Optional.of(JobState.PROCESSING))).endsWith("node%3Ashop-a1");
    }

    @Test
    void a_state_that_no_node_is_found_by_is_left_out() {
        JobsQuery query = address(Map.of("state", "failed", "q", "node:shop-a1"));

        assertThat(query.misread()).extracting(Misread::why).containsExactly("notRunning");
        assertThat(query.filter()).isEqualTo(JobFilter.all().runningOn("shop-a1"));
    }

    @Test
    void a_word_can_be_taken_out() {
        JobsQuery query = address(Map.of("state", "failed", "q", "queue:mail label:crm"));

        assertThat(query.without(new Term("queue", "mail"))).isEqualTo("state=failed&q=label%3Acrm");
    }

    @Test
    void a_place_that_is_none_is_named_and_the_page_begins_at_the_newest() {
        JobsQuery query = address(Map.of("before", "x"));

        assertThat(query.misread()).extracting(Misread::why).containsExactly("place");
        assertThat(query.isPaged()).isFalse();
        assertThat(address(Map.of("before", ID, "after", ID)).filter().before()).isEmpty();
    }

    @Test
    void the_selection_of_a_whole_page_is_asked_for_by_its_address() {
        JobsQuery query = address(Map.of("state", "failed", "q", "queue:mail", "before", ID));

        assertThat(query.picked()).isFalse();
        assertThat(query.selected()).isEqualTo("state=failed&q=queue%3Amail&before=" + ID + "&pick=page");
        assertThat(address(parameters(query.selected())).picked()).isTrue();
        assertThat(address(parameters(query.selected())).filter()).isEqualTo(query.filter());
        assertThat(address(Map.of()).selected()).isEqualTo("pick=page");
    }

    @Test
    void a_search_without_end_is_read_as_far_as_is_good() {
        assertThat(Term.parse("a ".repeat(10_000))).hasSize(20);
        assertThat(Term.parse("label:" + "x".repeat(10_000)).get(0).value()).hasSize(200);
        assertThat(Term.parse("\"")).isEmpty();
    }

    private static JobsQuery search(String text) {
        return address(Map.of("q", text));
    }

    private static JobsQuery address(Map<String, String> parameters) {
        return JobsAddress.parse(parameters::get, NOW);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
