package dev.erga.dashboard.overview;

import static dev.erga.dashboard.overview.Samples.NOW;
import static dev.erga.dashboard.overview.Samples.counts;
import static dev.erga.dashboard.overview.Samples.job;
import static dev.erga.dashboard.overview.Samples.node;
import static dev.erga.dashboard.overview.Samples.query;
import static dev.erga.dashboard.overview.Samples.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import dev.erga.dashboard.text.Amount;
import dev.erga.jobs.JobState;
import dev.erga.jobs.monitor.DurationCounts;
import dev.erga.jobs.monitor.JobPage;
import dev.erga.jobs.monitor.MethodTimes;
import dev.erga.jobs.monitor.QueueDetails.Pause;
import dev.erga.jobs.monitor.ThroughputStep;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewInLanguagesTest {

    /** What of a page is for machines, or as people have named it. */
    private static final Set<String> NO_WORDS = Set.of(
            "icon",
            "tone",
            "countTone",
            "noteLink",
            "key",
            "query",
            "link",
            "id",
            "name",
            "queue",
            "reason",
            "iso",
            "form",
            "newest",
            "older",
            "share",
            "left",
            "width",
            "good",
            "goodHeight",
            "bad",
            "badHeight",
            "at",
            "path",
            "box",
            "text");

    private static Overview show(String language) {
        return Overview.of(data(), query("state", "nonsense"), NOW, Readers.of(language));
    }

    private static OverviewData data() {
        return new OverviewData(
                counts(JobState.FAILED, 1204),
                new JobPage(
                        List.of(
                                job(JobState.FAILED, NOW.minusSeconds(271), NOW),
                                job(JobState.SCHEDULED, null, null),
                                job(JobState.PROCESSING, NOW.minusMillis(310), null)),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                List.of(node("web-1", "ACTIVE", 20), node("web-2", "ACTIVE", -200), node("web-3", "DRAINING", 20)),
                List.of(
                        queue("mail", 7, new Pause(Optional.of("ada"), "x", NOW.minusSeconds(7200))),
                        queue("pdf", 2, null)),
                List.of(
                        new ThroughputStep(NOW.minusSeconds(3600), 5, 0, 1),
                        new ThroughputStep(NOW.minusSeconds(1800), 8, 2, 1, DurationCounts.of(Duration.ofMillis(310)))),
                List.of(new MethodTimes(
                        "Pdf.render", 2301, Duration.ofSeconds(40), Duration.ofSeconds(7), Duration.ofMinutes(2))));
    }

    @Test
    void a_page_for_a_japanese_reader_has_no_english_word() {
        assertThat(words(show("ja")).map(word -> word.replaceAll("mail|ada|web-2|UTC|nonsense|“x”|「x」", "")))
                .hasSizeGreaterThan(80)
                .allSatisfy(word -> assertThat(word).doesNotContainPattern("[A-Za-z]"));
    }

    @ParameterizedTest
    @CsvSource({"de", "fr", "es", "ja"})
    void a_page_has_no_word_of_english_that_its_language_says_otherwise(String language) {
        List<String> english = words(show("en")).toList();
        List<String> told = words(show(language)).toList();

        assertThat(told).hasSameSizeAs(english).anyMatch(word -> !english.contains(word));
        assertThat(told)
                .filteredOn(english::contains)
                .allSatisfy(same -> assertThat(same)
                        .matches("[0-9\u202F:.+–]*|.*UTC|\\d*[ \u00A0]?(ms|min|s|h|d|/s)|\\d+\u00A0min\u00A0\\d+"
                                + "|in 12 s|Jobs?|Queue|Heap"));
    }

    @Test
    void a_page_for_a_german_reader_is_german() {
        Overview page = show("de");

        assertThat(page.figures()).extracting(StateFigure::word).contains("Fehlgeschlagen", "Geplant");
        assertThat(page.figures().get(3).count()).isEqualTo("1\u202F204");
        assertThat(page.attention()).extracting(Attention::fact).contains("1\u202F204 Jobs sind fehlgeschlagen");
        assertThat(page.jobs().rows().get(0).took()).isEqualTo(new Amount("4\u00A0min\u00A031", "s"));
        assertThat(page.jobs().rows().get(2).took()).isEqualTo(new Amount("0,31", "s"));
        assertThat(page.jobs().rows().get(2).when().exact()).isEqualTo("23. Okt. 2026, 00:41:06 UTC");
        assertThat(page.notice()).startsWith("„nonsense“");
    }

    /** Whatever people read on a page. */
    private static Stream<String> words(Object part) {
        if (part instanceof String word) {
            return Stream.of(word);
        }
        if (part instanceof Collection<?> parts) {
            return parts.stream().flatMap(OverviewInLanguagesTest::words);
        }
        return part instanceof Record
                ? Stream.of(part.getClass().getRecordComponents())
                        .filter(component -> !NO_WORDS.contains(component.getName()))
                        .flatMap(component -> words(value(component, part)))
                : Stream.empty();
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException hidden) {
            throw new LinkageError(hidden.getMessage(), hidden);
        }
    }
}
