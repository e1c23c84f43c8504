package dev.erga.dashboard.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.dashboard.Readers;
import dev.erga.dashboard.action.Buttons;
import dev.erga.dashboard.text.Texts;
import dev.erga.jobs.monitor.BoundedCount;
import dev.erga.jobs.monitor.NodeDetails;
import dev.erga.jobs.monitor.NodeDetails.Pulse;
import dev.erga.jobs.monitor.NodeDetails.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesTest {

    private static final Instant NOW = Instant.parse("2026-10-23T00:41:07Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Pulse PULSE = new Pulse(Duration.ofMillis(3), 2_040_109_466L, 4_294_967_296L);

    private static NodeDetails node(String name, String state, int secondsAgo, int running, @Nullable Pulse pulse) {
        Instant heartbeat = NOW.minusSeconds(secondsAgo);
        return new NodeDetails(
                name + "#1",
                name,
                state,
                NOW.minusSeconds(7_200),
                heartbeat,
                heartbeat.plus(LEASE),
                10,
                new BoundedCount(running, false),
                "1.0.0",
                Set.of("mail", "default"),
                Set.of("Mails.send", "Pdf.render"),
                Optional.ofNullable(pulse),
                Optional.empty());
    }

    private static NodeDetails quiet(NodeDetails node) {
        return new NodeDetails(
                node.id(),
                node.name(),
                node.state(),
                node.startedAt(),
                node.heartbeatAt(),
                node.leaseUntil(),
                node.workers(),
                node.running(),
                node.version(),
                node.queues(),
                node.jobNames(),
                node.pulse(),
                Optional.of(new Quiet("ada", "rolling 4.12", NOW.minusSeconds(600))));
    }

    private static Nodes page(NodeDetails... nodes) {
        return Nodes.of(List.of(nodes), List.of(), NOW, new Buttons(Texts.english(), role -> true));
    }

    private static NodeSheet row(NodeDetails node) {
        return page(node).rows().get(0);
    }

    @Test
    void a_working_node_shows_its_load_with_the_way_to_its_jobs_and_its_machine() {
        NodeSheet row = row(node("shop-a1", "ACTIVE", 2, 6, PULSE));

        assertThat(row.state()).isEqualTo("working");
        assertThat(row.running()).isEqualTo("6");
        assertThat(row.jobs()).isEqualTo("q=node%3Ashop-a1%231");
        assertThat(row.workers()).isEqualTo("of 10");
        assertThat(row.used()).isEqualTo("60");
        assertThat(row.heap()).isEqualTo(new Heap("1.9", "4.0\u00A0GB", "47", ""));
        assertThat(row.clock().ahead().value()).isEqualTo("+3");
        assertThat(row.note()).isEqualTo("default, mail; 2 job methods");
        assertThat(row.heartbeat().value()).isEqualTo("2.0");
        assertThat(row.heartbeatTone()).isEmpty();
        assertThat(row.since().words()).isEqualTo("2 h ago");
    }

    @Test
    void a_node_that_has_claimed_ahead_has_more_jobs_than_workers_and_all_of_those_in_use() {
        NodeSheet row = row(node("shop-a1", "ACTIVE", 2, 25, PULSE));

        assertThat(row.running() + " " + row.workers()).isEqualTo("25 for 10");
        assertThat(row.used()).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource({"10, ''", "15, ''", "16, erga-warn", "29, erga-warn"})
    void a_node_that_has_missed_more_than_one_heartbeat_stands_out(int secondsAgo, String tone) {
        assertThat(row(node("a", "ACTIVE", secondsAgo, 0, PULSE)).heartbeatTone())
                .isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource({
        "3, +3, ''",
        "0, 0, ''",
        "-999, −999, ''",
        "1840, +1\u202F840, erga-warn",
        "-1000, −1\u202F000, erga-warn"
    })
    void a_clock_stands_out_from_a_second_on(long millis, String shown, String tone) {
        NodeClock clock = NodeClock.of(new Pulse(Duration.ofMillis(millis), 1, 1), Texts.english());

        assertThat(clock.ahead().value()).isEqualTo(shown);
        assertThat(clock.tone()).isEqualTo(tone);
    }

    @Test
    void a_heap_that_is_nearly_full_stands_out_and_a_small_one_is_told_in_megabytes() {
        Heap heap = Heap.of(new Pulse(Duration.ZERO, 240L << 20, 256L << 20), Texts.english());

        assertThat(heap).isEqualTo(new Heap("240", "256\u00A0MB", "93", "erga-warn"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1.5, 2.0_GB",
        "de, '1,5', '2,0_GB'",
        "fr, '1,5', '2,0_Go'",
        "es, '1,5', '2,0_GB'",
        "ja, 1.5, 2.0_GB"
    })
    void a_heap_is_told_with_the_point_and_the_unit_of_the_language(String language, String used, String max) {
        Heap heap = Heap.of(new Pulse(Duration.ZERO, 3L << 29, 2L << 30), Readers.of(language));

        assertThat(heap.used()).isEqualTo(used);
        assertThat(heap.max()).isEqualTo(max.replace('_', '\u00A0'));
    }

    @Test
    void a_node_that_has_told_nothing_yet_says_so() {
        NodeSheet row = row(node("a", "ACTIVE", 2, 0, null));

        assertThat(row.heap().known()).isFalse();
        assertThat(row.clock()).isEqualTo(NodeClock.UNKNOWN);
        assertThat(row(node("a", "ACTIVE", 2, 0, new Pulse(Duration.ZERO, 1, 0)))
                        .heap()
                        .known())
                .isFalse();
    }

    @Test
    void a_node_can_be_quieted_and_a_quiet_one_woken_and_says_who_wanted_it_and_why() {
        NodeSheet working = row(node("a", "ACTIVE", 2, 3, PULSE));
        NodeSheet wanted = row(quiet(node("a", "ACTIVE", 2, 3, PULSE)));
        NodeSheet quiet = row(quiet(node("a", "QUIET", 2, 3, PULSE)));
        NodeSheet woken = row(node("a", "QUIET", 2, 3, PULSE));

        assertThat(working.button().address()).isEqualTo("/confirm?do=quiet-node&on=a%231");
        assertThat(wanted.state()).isEqualTo("working");
        assertThat(wanted.note()).startsWith("takes no new jobs from its next heartbeat on, by ada");
        assertThat(wanted.button().word()).isEqualTo("Wake…");
        assertThat(quiet.state()).isEqualTo("quiet");
        assertThat(quiet.note()).isEqualTo("takes no new jobs, by ada, 10 min ago: “rolling 4.12”");
        assertThat(woken.note()).isEqualTo("takes jobs again from its next heartbeat on");
        assertThat(woken.button().word()).isEqualTo("Quiet…");
    }

    @Test
    void nobody_quiets_a_node_that_is_leaving_or_silent() {
        assertThat(row(node("a", "DRAINING", 2, 3, PULSE)).button().why()).isEqualTo("it is stopping");
        assertThat(row(node("a", "ACTIVE", 60, 3, PULSE)).button().why()).isEqualTo("it is silent");
        assertThat(Nodes.of(
                                List.of(node("a", "ACTIVE", 2, 3, PULSE)),
                                List.of(),
                                NOW,
                                new Buttons(Texts.english(), role -> false))
                        .rows()
                        .get(0)
                        .button()
                        .why())
                .isEqualTo("needs the operator’s role");
    }

    @Test
    void a_silent_node_leads_the_page() {
        NodeDetails silent = node("shop-b2", "ACTIVE", 42, 3, PULSE);

        Nodes one = page(node("shop-a1", "ACTIVE", 2, 0, PULSE), silent);
        Nodes two = page(silent, node("shop-b3", "ACTIVE", 90, 0, PULSE));

        assertThat(one.lead()).startsWith("shop-b2 has not reported for 42 s.");
        assertThat(one.leadTone()).isEqualTo("erga-warn");
        assertThat(one.rows().get(1).state()).isEqualTo("silent");
        assertThat(two.lead()).startsWith("shop-b2, silent for 42 s, and 1 more have not reported.");
    }

    @Test
    void the_page_says_how_many_work() {
        Nodes page = page(node("a", "ACTIVE", 2, 0, PULSE), node("b", "DRAINING", 2, 0, PULSE));

        assertThat(page.lead()).isEqualTo("1 of 2 work");
        assertThat(page.rows().get(1).note()).contains("takes no new jobs");
        assertThat(page().lead()).startsWith("Nothing runs until");
    }

    @Test
    void those_who_have_gone_are_apart_the_latest_first_with_what_they_left() {
        Nodes page = page(
                node("old", "DEAD", 900, 0, PULSE),
                node("new", "DEAD", 60, 2, PULSE),
                node("shop-a1", "ACTIVE", 2, 0, PULSE));

        assertThat(page.rows()).extracting(NodeSheet::name).containsExactly("shop-a1");
        assertThat(page.gone()).extracting(NodeSheet::name).containsExactly("new", "old");
        assertThat(page.gone().get(0).until().words()).isEqualTo("30 s ago");
        assertThat(page.gone().get(0).running() + " " + page.gone().get(0).note())
                .isEqualTo("2 jobs left there wait to be taken over by another node");
        assertThat(page.gone().get(1).note()).contains("finished, given back or taken over");
    }
}
