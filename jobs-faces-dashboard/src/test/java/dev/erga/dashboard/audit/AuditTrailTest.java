package dev.erga.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.AuditEntry;
import dev.erga.jobs.monitor.AuditFilter;
import dev.erga.jobs.monitor.AuditPage;
import dev.erga.jobs.monitor.AuditSubject;
import dev.erga.jobs.monitor.AuditSubject.Kind;
import dev.erga.jobs.monitor.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final String JOB = "01980c5e-7b1c-7000-8000-00003536544e";

    private static AuditEntry entry(String action, String kind, String subject) {
        return new AuditEntry(
                7,
                NOW.minusSeconds(120),
                "j. o'kafor",
                "dashboard, 10.0.0.7",
                action,
                kind,
                subject,
                Optional.of("SCHEDULED for 2026-10-24T08:15:00Z"),
                Optional.of("ENQUEUED"),
                "customers wait");
    }

    private static AuditQuery query(Map<String, String> address) {
        return AuditQuery.parse(address::get);
    }

    private static AuditTrail trail(AuditQuery query, Optional<Long> next, AuditEntry... entries) {
        return AuditTrail.of(new AuditPage(List.of(entries), next), query, NOW, Texts.english());
    }

    private static AuditRow row(AuditEntry entry) {
        return trail(query(Map.of()), Optional.empty(), entry).rows().get(0);
    }

    @Test
    void a_line_says_who_did_what_to_what_when_why_and_what_changed() {
        AuditRow row = row(entry("RUN_NOW", "JOB", JOB));

        assertThat(row.when().words()).isEqualTo("2 min ago");
        assertThat(row.who()).isEqualTo("j. o'kafor");
        assertThat(row.person()).isEqualTo("/audit?who=j.+o%27kafor");
        assertThat(row.did()).isEqualTo("ran it now");
        assertThat(row.change()).isEqualTo("SCHEDULED for 24 Oct 2026, 08:15:00 UTC → ENQUEUED");
        assertThat(row.why()).isEqualTo("customers wait");
        assertThat(row.from()).isEqualTo("dashboard, 10.0.0.7");
    }

    @ParameterizedTest
    @CsvSource({
        "JOB,       /job?id=a%26b,              Job,           /audit?kind=job&subject=a%26b",
        "QUEUE,     /queues,                    Queue,         /audit?kind=queue&subject=a%26b",
        "BATCH,     /batch?id=a%26b,      Batch,         /audit?kind=batch&subject=a%26b",
        "NODE,      /nodes,                     Node,          /audit?kind=node&subject=a%26b",
        "RECURRING, /recurring-job?id=a%26b,    Recurring job, /audit?kind=recurring&subject=a%26b",
        "PLANET,    '',                         PLANET,        ''"
    })
    void what_it_was_done_to_is_shown_where_there_is_a_page_for_it(
            String kind, String address, String word, String history) {
        AuditRow row = row(entry("REQUEUE", kind, "a&b"));

        assertThat(row.address()).isEqualTo(address);
        assertThat(row.kind()).isEqualTo(word);
        assertThat(row.history()).isEqualTo(history);
    }

    @ParameterizedTest
    @EnumSource
    void every_action_has_its_word(OperatorAction action) {
        assertThat(row(entry(action.name(), action.subject().name(), "x")).did())
                .isNotEqualTo(action.name());
    }

    @Test
    void what_only_a_newer_version_does_is_shown_as_it_was_written() {
        assertThat(row(entry("TELEPORT", "JOB", "x")).did()).isEqualTo("TELEPORT");
    }

    @Test
    void an_address_asks_for_a_person_and_a_subject_from_a_place_on() {
        AuditQuery query = query(Map.of("who", " ada ", "kind", "queue", "subject", "mail", "before", "42"));

        assertThat(query.filter())
                .isEqualTo(AuditFilter.all()
                        .by("ada")
                        .about(AuditSubject.queue("mail"))
                        .olderThan(42)
                        .limit(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "99999999999999999999", "1 OR 1=1"})
    void a_place_that_is_none_is_left_out(String before) {
        assertThat(query(Map.of("before", before, "kind", "planet")).filter())
                .isEqualTo(AuditFilter.all().limit(50));
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_can_be_asked_for_and_stays_chosen(Kind kind) {
        String history = row(entry("REQUEUE", kind.name(), "x")).history();
        String word = history.replaceFirst(".*kind=([a-z]+)&.*", "$1");

        assertThat(trail(query(Map.of("kind", word)), Optional.empty()).kinds())
                .hasSameSizeAs(Kind.values())
                .filteredOn(KindChoice::chosen)
                .extracting(KindChoice::value)
                .containsExactly(word);
    }

    @Test
    void pages_keep_what_was_asked_for() {
        AuditTrail first = trail(query(Map.of("who", "ada & co")), Optional.of(7L), entry("DELETE", "JOB", "x"));
        AuditTrail second = trail(query(Map.of("who", "ada", "before", "7")), Optional.empty());

        assertThat(first.older()).isEqualTo("/audit?who=ada+%26+co&before=7");
        assertThat(first.newest()).isEmpty();
        assertThat(second.newest()).isEqualTo("/audit?who=ada");
        assertThat(second.older()).isEmpty();
    }

    @Test
    void an_empty_list_says_what_that_means() {
        assertThat(trail(query(Map.of()), Optional.empty()).emptiness()).startsWith("Nobody has done anything");
        assertThat(trail(query(Map.of("who", "x")), Optional.empty()).emptiness())
                .contains("search");
        assertThat(trail(query(Map.of("before", "3")), Optional.empty()).emptiness())
                .contains("nothing older");
    }
}
