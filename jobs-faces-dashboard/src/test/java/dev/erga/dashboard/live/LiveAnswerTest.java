package dev.erga.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erga.dashboard.DashboardSettings;
import dev.erga.dashboard.FakeExchange;
import dev.erga.dashboard.RoleMapping;
import dev.erga.jobs.JobId;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualClock;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveAnswerTest {

    private static final DashboardSettings SETTINGS =
            new DashboardSettings(true, "/erga", Optional.empty(), new RoleMapping(Map.of()));
    private static final String HOSTILE = "</script><script>alert(1)</script>";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final TestNode node =
            new TestNode(database, new ManualTime()).named(HOSTILE).workers(0);
    private final LiveAnswer live = new LiveAnswer(() -> node.engine().monitor(), clock);
    private final List<String> asked = new ArrayList<>();

    private FakeExchange ask(String query, String... knownTag) throws IOException {
        return askBy("GET", query, knownTag);
    }

    private FakeExchange askBy(String method, String query, String... knownTag) throws IOException {
        FakeExchange exchange = new FakeExchange(SETTINGS, method, "/erga/live" + query);
        Stream.of(knownTag).forEach(tag -> exchange.sent.put("If-None-Match", tag));
        live.answer(exchange.request(), exchange.response());
        return exchange;
    }

    private static JsonNode json(FakeExchange exchange) throws IOException {
        return new ObjectMapper().readTree(exchange.html());
    }

    private void passASecond() {
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void counts_are_told_for_every_state_as_number_and_as_words() throws Exception {
        database.put("A.a", "[]");
        database.put("A.a", "[]");

        JsonNode counts = json(ask("")).get("counts");

        assertThat(counts.size()).isEqualTo(8);
        assertThat(counts.get("enqueued").get("value").asLong()).isEqualTo(2);
        assertThat(counts.get("enqueued").get("text").asText()).isEqualTo("2");
        assertThat(counts.get("failed").get("value").asLong()).isZero();
    }

    @Test
    void nodes_are_told_with_their_heartbeats_and_a_hostile_name_stays_a_text() throws Exception {
        node.start();
        FakeExchange exchange = ask("");
        node.close();

        JsonNode told = json(exchange).get("nodes").get(0);
        assertThat(told.get("name").asText()).isEqualTo(HOSTILE);
        assertThat(told.get("word").asText()).isEqualTo("working");
        assertThat(told.get("icon").asText()).isEqualTo("erga-processing");
        assertThat(Instant.parse(told.get("leaseUntil").asText())).isAfter(clock.instant());
        assertThat(exchange.html()).doesNotContain("<");
    }

    @Test
    void the_states_of_jobs_are_told_of_those_that_are_asked_for_and_exist() throws Exception {
        JobId one = database.put("A.a", "[]");
        JobId other = database.put("A.a", "[]");
        String missing = "01980c5e-7b1c-7000-8000-00003536544e";

        JsonNode jobs =
                json(ask("?ids=" + one + "," + missing + ",nonsense,,%3Cb%3E")).get("jobs");

        assertThat(jobs.size()).isEqualTo(1);
        assertThat(jobs.get(one.toString()).get("state").asText()).isEqualTo("enqueued");
        assertThat(jobs.get(one.toString()).get("word").asText()).isEqualTo("Enqueued");
        assertThat(jobs.get(one.toString()).get("tone").asText()).isEqualTo("erga-queue");
        assertThat(jobs.has(other.toString())).isFalse();
    }

    @Test
    void no_more_than_a_hundred_jobs_are_looked_at() throws Exception {
        List<String> ids = Stream.generate(() -> database.put("A.a", "[]").toString())
                .limit(120)
                .toList();

        JsonNode jobs = json(ask("?ids=" + String.join(",", ids))).get("jobs");

        assertThat(jobs.size()).isEqualTo(100);
        assertThat(jobs.has(ids.get(99))).isTrue();
        assertThat(jobs.has(ids.get(100))).isFalse();
    }

    @Test
    void as_long_as_nothing_changes_nothing_is_sent_again() throws Exception {
        String tag = Objects.requireNonNull(ask("").headers.get("ETag"));
        passASecond();
        FakeExchange same = ask("", tag);
        database.put("A.a", "[]");
        passASecond();
        FakeExchange changed = ask("", tag);

        assertThat(same.status).isEqualTo(304);
        assertThat(same.html()).isEmpty();
        assertThat(same.headers).containsEntry("ETag", tag);
        assertThat(changed.status).isEqualTo(200);
        assertThat(changed.headers.get("ETag")).isNotEqualTo(tag).startsWith("\"");
        assertThat(changed.headers).containsEntry("Content-Type", "application/json;charset=UTF-8");
    }

    @Test
    void many_tabs_cost_one_query_a_second() throws Exception {
        JobId job = database.put("A.a", "[]");
        database.trap(asked::add);
        for (int tab = 0; tab < 5; tab++) {
            ask("");
            ask("?ids=" + job);
        }

        assertThat(times("counts")).isEqualTo(1);
        assertThat(times("nodes")).isEqualTo(1);
        assertThat(times("states")).isEqualTo(1);

        passASecond();
        ask("?ids=" + job);
        assertThat(times("counts")).isEqualTo(2);
        assertThat(times("states")).isEqualTo(2);
    }

    private long times(String verb) {
        return asked.stream().filter(verb::equals).count();
    }

    @Test
    void what_has_come_on_top_of_a_list_is_counted_by_what_narrows_it() throws Exception {
        JobId top = database.put("A.a", "[]");
        database.put("A.a", "[]");
        database.put("B.b", "[]");

        assertThat(json(ask("?newer=" + top)).get("newer").get("text").asText()).isEqualTo("2 newer – show");
        assertThat(json(ask("?newer=" + top + "&q=job:B.b"))
                        .get("newer")
                        .get("value")
                        .asLong())
                .isEqualTo(1);
        assertThat(json(ask("?newer=" + top + "&state=failed"))
                        .get("newer")
                        .get("value")
                        .asLong())
                .isZero();
        assertThat(json(ask("?newer=nonsense")).has("newer")).isFalse();
        assertThat(json(ask("")).has("newer")).isFalse();
    }

    @Test
    void beyond_a_hundred_newer_ones_are_not_counted() throws Exception {
        JobId top = database.put("A.a", "[]");
        for (int i = 0; i < 101; i++) {
            database.put("A.a", "[]");
        }

        assertThat(json(ask("?newer=" + top)).get("newer").get("text").asText()).isEqualTo("100+ newer – show");
    }

    @Test
    void a_question_for_the_headers_gets_no_more() throws Exception {
        FakeExchange exchange = askBy("HEAD", "");

        assertThat(exchange.html()).isEmpty();
        assertThat(exchange.headers).containsKeys("ETag", "Content-Length");
    }

    @Test
    void nothing_can_be_sent_there() throws Exception {
        database.trap(asked::add);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            FakeExchange exchange = askBy(method, "");

            assertThat(exchange.status).isEqualTo(405);
            assertThat(exchange.headers.get("Allow")).contains("GET", "HEAD");
        }
        assertThat(asked).isEmpty();
    }
}
