package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.jobs.Due;
import dev.erga.jobs.JobContext;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobMethod;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Sensitive;
import dev.erga.jobs.monitor.JobDetails;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Arguments that are kept secret. */
class SensitiveTest {

    private static final String SECRET = "hunter2 \"and\" \u4e16\uD83D\uDE00\n more";

    private static final JobMethod.Of3<Vault, Long, String, Card> KEEP = Vault::keep;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Vault vault = new Vault();
    private TestNode node = node(keys("one", 1, "one"));

    record Card(String number, int code, BigDecimal limit) {}

    /** A bean that is told secrets. */
    static class Vault {

        final List<Object> seen = new CopyOnWriteArrayList<>();
        volatile Probe.Deed deed = number -> {};

        public void keep(long id, @Sensitive String secret, @Sensitive Card card) throws Exception {
            seen.addAll(Arrays.asList(id, secret, card));
            deed.run(id);
        }

        public void open(long id, String secret) {
            seen.addAll(Arrays.asList(id, secret));
        }

        public void number(@Sensitive int secret) {
            seen.add(secret);
        }
    }

    private static EncryptionKeys keys(String current, Object... bytesAndIds) {
        Map<String, SecretKey> keys = new HashMap<>();
        for (int i = 0; i < bytesAndIds.length; i += 2) {
            byte[] bytes = new byte[EncryptionKeys.LENGTH];
            Arrays.fill(bytes, ((Integer) bytesAndIds[i]).byteValue());
            keys.put((String) bytesAndIds[i + 1], EncryptionKeys.key(bytes));
        }
        return EncryptionKeys.of(current, keys);
    }

    private TestNode node(EncryptionKeys keys) {
        return declaring(new TestNode(database, time).keys(keys));
    }

    private TestNode declaring(TestNode plain) {
        return plain.declares(
                Declarations.of(vault, "keep"), Declarations.of(vault, "open"), Declarations.of(vault, "number"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static Card card() {
        return new Card("4111-1111", 123, new BigDecimal("1000000000000000000000.10"));
    }

    private JobId kept() {
        return node.jobs().with(JobOptions.defaults().attempts(1)).enqueue(Vault::keep, 7L, SECRET, card());
    }

    private String stored(JobId id) {
        return database.peek(id).orElseThrow().arguments();
    }

    private JobDetails failed(JobId id) {
        database.awaitState(id, JobState.FAILED);
        return database.peek(id).orElseThrow();
    }

    @Test
    void a_secret_is_stored_encrypted_shown_to_nobody_and_given_to_the_job() {
        JobId id = kept();

        assertThat(stored(id))
                .matches("\\[7,\"erga:1:one:[A-Za-z0-9_-]+\",\"erga:1:one:[A-Za-z0-9_-]+\"]")
                .doesNotContain("hunter2");
        assertThat(node.engine().monitor().job(id).orElseThrow().arguments()).isEqualTo("[7,\"***\",\"***\"]");
        node.start();
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(7L, SECRET, card());
    }

    @Test
    void the_same_secret_looks_different_each_time() {
        assertThat(stored(kept())).isNotEqualTo(stored(kept()));
    }

    @Test
    void null_is_a_secret_like_any_other() {
        JobId id = node.jobs().put(Due.now(), KEEP, 7L, null, null);

        assertThat(stored(id)).doesNotContain("null");
        node.start();
        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(7L, null, null);
    }

    @Test
    void what_a_job_throws_logs_and_is_labelled_with_is_kept_without_the_secret() {
        JobContext job = node.engine().currentJob();
        vault.deed = number -> {
            job.log().error("cannot send {0}", SECRET);
            job.label("for 4111-1111");
            throw new IllegalStateException(
                    "x".repeat(290) + SECRET + " refused 4111-1111", new IllegalArgumentException(SECRET));
        };
        node.start();

        JobDetails details = failed(kept());
        node.pass(Duration.ofSeconds(2));

        JobId id = details.summary().id();
        String all = database.peek(id) + " " + database.log(id) + " " + node.events();
        assertThat(all).contains("***").doesNotContain("hunter2", "4111");
        assertThat(database.log(id).get(0).text()).isEqualTo("cannot send ***");
        assertThat(details.attempts().get(0).message().orElseThrow()).endsWith("*** refused ***");
        assertThat(details.attempts().get(0).stack().orElseThrow())
                .contains("Caused by")
                .doesNotContain("hunter2");
        assertThat(database.peek(id).orElseThrow().summary().labels()).containsExactly("for ***");
    }

    @Test
    void a_secret_that_takes_the_place_of_another_is_sealed_for_the_job_that_carries_it() {
        JobOptions burst = JobOptions.defaults().debounce("user-7", Duration.ofSeconds(2));
        JobId first = node.jobs().with(burst).enqueue(Vault::keep, 7L, "the first secret", card());
        String before = stored(first);
        JobId last = node.jobs().with(burst).enqueue(Vault::keep, 7L, SECRET, card());

        assertThat(last).isEqualTo(first);
        assertThat(stored(first)).isNotEqualTo(before).doesNotContain("hunter2");
        node.start();
        node.passUntil("it has run", () -> database.state(first) == JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(7L, SECRET, card());
    }

    @Test
    void a_node_with_a_new_key_reads_what_was_written_with_the_old_one() {
        JobId old = kept();
        node.close();
        node = node(keys("two", 2, "two", 1, "one"));
        JobId fresh = kept();
        assertThat(stored(fresh)).contains("erga:1:two:");

        node.start();

        database.awaitState(old, JobState.SUCCEEDED);
        database.awaitState(fresh, JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(7L, SECRET, card(), 7L, SECRET, card());
    }

    @Test
    void a_job_whose_key_is_not_there_fails_as_unreadable_and_runs_when_it_is() {
        JobId id = kept();
        node.close();
        node = node(keys("two", 2, "two"));
        node.start();

        JobDetails details = failed(id);

        assertThat(details.summary().reason().orElseThrow())
                .contains("ERGA-0306", "ERGA-0323", "\"one\"")
                .doesNotContain("hunter2");
        assertThat(vault.seen).isEmpty();
        node.close();
        node = node(keys("two", 2, "two", 1, "one"));
        node.start();
        node.jobs().requeue(id);
        database.awaitState(id, JobState.SUCCEEDED);
    }

    @Test
    void a_secret_of_another_job_another_place_or_another_key_is_refused() {
        JobId other = kept();
        String[] parts = stored(other).split(",", -1);
        JobId moved = database.put("Vault.keep", stored(other));
        JobId swapped = database.put("Vault.keep", parts[0] + "," + parts[2].replace("]", "") + "," + parts[1] + "]");
        JobId broken = database.put("Vault.keep", "[7,\"erga:1:one:AAAA\",null]");
        node.close();
        node = node(keys("one", 9, "one"));
        node.start();

        for (JobId each : List.of(other, moved, swapped, broken)) {
            assertThat(failed(each).summary().reason().orElseThrow())
                    .contains("ERGA-0324")
                    .doesNotContain("hunter2");
        }
        assertThat(vault.seen).isEmpty();
    }

    @Test
    void arguments_that_were_stored_before_the_annotation_are_read_and_shown_to_nobody() {
        JobId plain = database.put("Vault.keep", "[7, \"plain old secret\", null]");

        assertThat(node.engine().monitor().job(plain).orElseThrow().arguments()).isEqualTo("[7,\"***\",\"***\"]");
        vault.deed = number -> {
            throw new IllegalStateException("plain old secret");
        };
        node.start();
        node.passUntil("an attempt", () -> !vault.seen.isEmpty());

        assertThat(vault.seen).startsWith(7L, "plain old secret");
        node.passUntil(
                "recorded", () -> !database.peek(plain).orElseThrow().attempts().isEmpty());
        assertThat(database.peek(plain).orElseThrow().attempts().get(0).message())
                .contains("***");
    }

    @Test
    void a_text_that_only_looks_sealed_is_an_argument_like_any_other() {
        JobId id = node.jobs().enqueue(Vault::open, 7L, "erga:1:one:AAAA");

        node.start();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(7L, "erga:1:one:AAAA");
    }

    @Test
    void a_secret_that_is_not_of_the_type_any_more_is_not_quoted() {
        JobId id = database.put("Vault.number", "[\"very secret\"]");
        node.start();

        JobDetails details = failed(id);

        assertThat(details.summary().reason().orElseThrow())
                .contains("parameter 1")
                .doesNotContain("very");
        assertThat(details.attempts().toString()).doesNotContain("very secret");
    }

    @Test
    void without_a_key_a_secret_is_not_put_in() {
        node = declaring(new TestNode(database, time));

        assertThatThrownBy(this::kept).hasMessageStartingWith("ERGA-0320").hasMessageNotContaining("hunter2");
        assertThat(database.ids()).isEmpty();
    }

    @Test
    void a_schedule_keeps_no_secret() {
        assertThatThrownBy(() -> node.jobs()
                        .recurring("often")
                        .every(Duration.ofHours(1))
                        .call(Vault::number, 12345))
                .hasMessageStartingWith("ERGA-0325")
                .hasMessageNotContaining("12345");
    }

    @Test
    void a_secret_too_large_is_refused_as_it_would_be_stored() {
        assertThatThrownBy(() -> node.jobs().put(Due.now(), KEEP, 7L, "x".repeat(60_000), null))
                .hasMessageStartingWith("ERGA-0213");
    }

    @Test
    void keys_and_masks_tell_nothing_of_themselves() {
        assertThat(keys("one", 65, "one").toString()).isEqualTo("EncryptionKeys[1]");
    }
}
