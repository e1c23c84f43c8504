package dev.erga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erga.engine.setup.EarlierVersions;
import dev.erga.engine.setup.EncryptionKeys;
import dev.erga.engine.setup.Upcaster;
import dev.erga.jobs.JobArguments;
import dev.erga.jobs.JobId;
import dev.erga.jobs.JobOptions;
import dev.erga.jobs.JobState;
import dev.erga.jobs.Sensitive;
import dev.erga.testkit.Declarations;
import dev.erga.testkit.InMemoryDatabase;
import dev.erga.testkit.ManualTime;
import dev.erga.testkit.TestNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Secrets among the arguments of earlier versions. */
class SensitiveUpcasterTest {

    private static final String NAME = "Vault.keep";
    private static final String SECRET = "hunter2 and more";

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final ManualTime time = new ManualTime();
    private final Vault vault = new Vault();
    private final TestNode older =
            node("older", "one").declares(Declarations.named(Declarations.of(new OlderVault(), "keep"), NAME));
    private TestNode node = node("present", "one");

    record Token(String text) {}

    /** As it was. */
    static class OlderVault {
        public void keep(@Sensitive String secret) {
            throw new IllegalStateException(secret);
        }
    }

    /** As it is. */
    static class Vault {

        final List<Object> seen = new CopyOnWriteArrayList<>();
        volatile boolean fails;

        public void keep(long id, @Sensitive Token token) {
            seen.add(token.text());
            if (fails) {
                throw new IllegalStateException("cannot keep " + token.text());
            }
        }

        static JobArguments withoutId(@Sensitive String secret) {
            return JobArguments.of(Vault::keep, 0L, new Token(secret));
        }

        static JobArguments inUpperCase(@Sensitive String secret) {
            return JobArguments.of(Vault::keep, 0L, new Token(secret.toUpperCase(Locale.ROOT)));
        }

        static JobArguments careless(String secret) {
            if (!secret.isEmpty()) {
                throw new IllegalStateException("cannot read " + secret);
            }
            return JobArguments.of(Vault::keep, 0L, new Token(secret));
        }
    }

    private TestNode node(String name, String keyId) {
        byte[] bytes = new byte[EncryptionKeys.LENGTH];
        return new TestNode(database, time)
                .named(name)
                .keys(EncryptionKeys.of(keyId, Map.of(keyId, EncryptionKeys.key(bytes))));
    }

    private void declares(String upcaster) {
        Upcaster found = Stream.of(Vault.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(upcaster))
                .findFirst()
                .map(method -> new Upcaster(NAME, method))
                .orElseThrow();
        node.declares(Declarations.of(vault, "keep").with(new EarlierVersions(Set.of(), Set.of(), List.of(found))));
    }

    private JobId stored() {
        return older.jobs().with(JobOptions.defaults().attempts(1)).enqueue(OlderVault::keep, SECRET);
    }

    @AfterEach
    void stop() {
        node.close();
        older.close();
    }

    @Test
    void an_older_secret_is_opened_for_the_upcaster_and_shown_to_nobody() {
        declares("withoutId");
        JobId id = stored();
        assertThat(node.engine().monitor().job(id).orElseThrow().arguments()).doesNotContain("hunter2");

        node.start();

        database.awaitState(id, JobState.SUCCEEDED);
        assertThat(vault.seen).containsExactly(SECRET);
    }

    @Test
    void what_the_job_throws_is_kept_without_the_secret_in_its_older_and_its_present_form() {
        declares("inUpperCase");
        vault.fails = true;
        JobId id = stored();

        node.start();

        database.awaitState(id, JobState.FAILED);
        assertThat(database.peek(id).orElseThrow().toString())
                .contains("cannot keep ***")
                .doesNotContainIgnoringCase("hunter2");
    }

    @Test
    void what_an_upcaster_throws_is_kept_without_the_secret_even_if_it_forgot_the_annotation() {
        declares("careless");
        JobId id = stored();

        node.start();

        database.awaitState(id, JobState.FAILED);
        assertThat(database.peek(id).orElseThrow().toString())
                .contains("ERGA-0326", "cannot read ***")
                .doesNotContain("hunter2");
    }

    @Test
    void without_the_key_no_upcaster_is_called() {
        JobId id = stored();
        node = node("present", "two");
        declares("careless");

        node.start();

        database.awaitState(id, JobState.FAILED);
        assertThat(database.peek(id).orElseThrow().summary().reason().orElseThrow())
                .contains("ERGA-0306", "ERGA-0323", "\"one\"")
                .doesNotContain("ERGA-0326");
    }
}
