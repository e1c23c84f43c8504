package dev.erga.dashboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.JobFilter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingSearchTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");

    @Test
    void a_search_means_the_jobs_that_were_made_before_it_was_asked() {
        MatchingSearch search = MatchingSearch.of("state=failed&q=queue%3Amail+label%3A%22a+%26b%22", NOW)
                .orElseThrow();

        assertThat(search.filter())
                .isEqualTo(JobFilter.all()
                        .inState(JobState.FAILED)
                        .inQueue("mail")
                        .labelled("a &b")
                        .madeBefore(NOW));
        assertThat(search.words()).isEqualTo("state:failed queue:mail label:\"a &b\"");
        assertThat(MatchingSearch.of("state=held", NOW).orElseThrow().words()).isEqualTo("state:held");
    }

    @Test
    void the_earlier_of_two_times_counts() {
        assertThat(MatchingSearch.of("state=failed&q=until%3A2h", NOW)
                        .orElseThrow()
                        .filter())
                .isEqualTo(JobFilter.all().inState(JobState.FAILED).madeBefore(NOW.minusSeconds(7_200)));
        assertThat(MatchingSearch.of("state=failed&q=until%3A2099-01-01", NOW)
                        .orElseThrow()
                        .filter())
                .isEqualTo(JobFilter.all().inState(JobState.FAILED).madeBefore(NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=queue%3Amail",
                "state=broken",
                "state=failed&q=colour%3Ared",
                "state=failed&q=bare",
                "state=failed&q=until%3Asoon",
                "state=failed&before=01980c5e-7b1c-7000-8000-00003536544e",
                "state=%zz",
                "=&&=x"
            })
    void what_is_not_wholly_understood_acts_on_nothing(String search) {
        assertThat(MatchingSearch.of(search, NOW)).isEmpty();
    }
}
